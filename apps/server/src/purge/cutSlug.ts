import { slugFrom } from '@stet/protocol'
import type { SoughtWords } from './SoughtText.ts'

/** A slug without a text as slugs spell it; null where it is not in it. Empty: it was nothing else. */
export function cutSlug(slug: string, { text, isPart }: SoughtWords): string | null {
  const sought = slugFrom(text)
  if (sought === '') return null
  const padded = isPart ? slug : `-${slug.replaceAll('-', '--')}-`
  const pattern = isPart ? sought : `-${sought.replaceAll('-', '--')}-`
  if (!padded.includes(pattern)) return null
  return padded.replaceAll(pattern, '-').replaceAll(/-+/g, '-').replaceAll(/^-|-$/g, '')
}
