import { articleListItemSchema } from '@stet/protocol'
import * as z from 'zod/mini'
import { keptListKey } from './keptListKey.ts'

const keptListSchema = z.object({ at: z.iso.datetime(), articles: z.array(articleListItemSchema) })

/** The top of the list as this browser last saw it, for opening Stet without a network. */
export type KeptList = z.infer<typeof keptListSchema>

/** The list kept for one person; null for none. */
export function keptList(userId: string): KeptList | null {
  try {
    const parsed = keptListSchema.safeParse(JSON.parse(localStorage.getItem(keptListKey(userId)) ?? 'null'))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Keeps the list for one person. Storage may be forbidden or full: then there is none offline. */
export function keepList(userId: string, list: KeptList): void {
  try {
    localStorage.setItem(keptListKey(userId), JSON.stringify(list))
  } catch {
    // See above.
  }
}
