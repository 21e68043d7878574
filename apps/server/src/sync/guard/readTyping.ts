import { parseUpdate } from './parseUpdate.ts'
import type { DeletedRanges, ParsedStruct, StructId } from './parseUpdate.ts'
import { valuesOf } from './readContent.ts'

/**
 * An update that inserts one stretch of text, deletes some characters, or writes one value (perhaps a suggested deletion)
 * in the place of at most one, and does nothing else.
 */
export type Typing =
  | { readonly kind: 'insertion'; readonly struct: ParsedStruct; readonly text: string }
  | { readonly kind: 'deletion'; readonly ranges: ReadonlyMap<number, DeletedRanges> }
  | {
      readonly kind: 'strike'
      readonly struct: ParsedStruct
      readonly value: unknown
      readonly replaced: StructId | null
    }

/** What almost all updates are. Null for every other one, and for what does not decode. */
export function readTyping(update: Uint8Array): Typing | null {
  const parsed = parseUpdate(update)
  if (!parsed.ok) return null
  const { structs, deletions } = parsed
  if (structs.size === 0) return deletions.size === 0 ? null : { kind: 'deletion', ranges: deletions }
  if (structs.size > 1) return null
  const [list = []] = structs.values()
  const [struct] = list
  if (struct === undefined || list.length > 1) return null
  const { content } = struct
  if (content.kind === 'text') {
    return deletions.size > 0 ? null : { kind: 'insertion', struct, text: content.text }
  }
  if (content.kind !== 'values' || content.count !== 1) return null
  const replaced = oneOf(deletions)
  return replaced === undefined ? null : { kind: 'strike', struct, value: valuesOf(content)[0], replaced }
}

/** The one thing that is deleted; null for nothing, undefined for more. */
function oneOf(deletions: ReadonlyMap<number, DeletedRanges>): StructId | null | undefined {
  if (deletions.size === 0) return null
  if (deletions.size > 1) return undefined
  for (const [client, ranges] of deletions) {
    const [range, ...more] = ranges
    if (range && range.length === 1 && more.length === 0) return { client, clock: range.clock }
  }
  return undefined
}
