import {
  type Anchor,
  type CharacterId,
  type FormatSpan,
  spansRoot,
  type TextRoot,
  type WriteMode,
} from '@stet/article'
import type { FormatWish } from './FormatWish.ts'
import type { MapWriter } from './MapWriter.ts'

/** Characters from one to another, and the character or marker behind the last (null: the end of the text). */
export interface FormatRange {
  readonly first: CharacterId
  readonly last: CharacterId
  readonly next: CharacterId | null
}

/** Sets or takes away a format over a range, as a span of its own; under `known`, if there is such a key. */
export function writeFormat(
  maps: MapWriter,
  root: TextRoot,
  range: FormatRange,
  { format, on, link }: FormatWish,
  mode: WriteMode,
  known?: string,
): void {
  maps.as(mode, () => {
    const span: FormatSpan = {
      t: format,
      on,
      root,
      s: [...range.first, 0],
      e: endAnchor(format, range),
      n: maps.nextN(),
      ...(on && link !== undefined ? { v: link } : {}),
    }
    spansRoot(maps.transaction.doc).set(known ?? maps.newKey(mode), span)
  })
}

/** Bold and italic grow at their end, up to what stands behind the last character; a link does not. */
export function endAnchor(format: FormatWish['format'], { last, next }: FormatRange): Anchor | null {
  if (format === 'link') return [...last, 1]
  return next && [...next, 0]
}
