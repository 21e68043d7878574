import { parseUpdate } from './parseUpdate.ts'
import type { DeletedRanges, ParsedStruct } from './parseUpdate.ts'

/** An update that inserts one stretch of text, or deletes some characters, and does nothing else. */
export type Typing =
  | { readonly kind: 'insertion'; readonly struct: ParsedStruct; readonly text: string }
  | { readonly kind: 'deletion'; readonly ranges: ReadonlyMap<number, DeletedRanges> }

/** What almost all updates are. Null for every other one, and for what does not decode. */
export function readTyping(update: Uint8Array): Typing | null {
  const parsed = parseUpdate(update)
  if (!parsed.ok) return null
  const { structs, deletions } = parsed
  if (structs.size === 0) return deletions.size === 0 ? null : { kind: 'deletion', ranges: deletions }
  if (structs.size > 1 || deletions.size > 0) return null
  const [list = []] = structs.values()
  const [struct] = list
  if (struct === undefined || list.length > 1 || struct.content.kind !== 'text') return null
  return { kind: 'insertion', struct, text: struct.content.text }
}
