import {
  type Anchor,
  type Attribution,
  type CharacterId,
  type FormatSpan,
  parseSpanKey,
  spansRoot,
  type WriteMode,
} from '@stet/article'
import type { Author } from './Author.ts'
import type { FormatWish } from './FormatWish.ts'
import type { LineList } from './LineList.ts'
import type { ModelWriter } from './ModelWriter.ts'

/** Characters from one to another, and the character or marker behind the last (null: the end of the text). */
export interface FormatRange {
  readonly first: CharacterId
  readonly last: CharacterId
  readonly next: CharacterId | null
}

/**
 * Sets or takes away a format over a range. Bold and italic grow at their end; a link does not.
 */
export function writeFormat(
  { maps, attribution }: ModelWriter,
  { root }: LineList,
  range: FormatRange,
  change: FormatWish,
  mode: WriteMode,
): void {
  const { format, on, link } = change
  const s: Anchor = [...range.first, 0]
  const grown: Anchor | null = range.next && [...range.next, 0]
  const e: Anchor | null = format === 'link' ? [...range.last, 1] : grown
  const spans = spansRoot(maps.transaction.doc)
  const pending = mode === 'suggest' ? ownPending(attribution, maps.author, { t: format, s, e }) : null
  maps.as(mode, () => {
    if (pending && pending.span.on !== on) {
      spans.delete(pending.key)
      return
    }
    const key = pending?.key ?? maps.newKey(mode)
    const n = maps.nextN()
    const span: FormatSpan = {
      t: format,
      on,
      root,
      s,
      e,
      n,
      ...(on && link !== undefined ? { v: link } : {}),
    }
    spans.set(key, span)
  })
}

/** This tab's own pending format over exactly this range. */
function ownPending(
  attribution: Attribution,
  author: Author,
  { t, s, e }: Pick<FormatSpan, 't' | 's' | 'e'>,
): { key: string; span: FormatSpan } | null {
  for (const { opens, format } of attribution.anchorEvents(s[0], s[1], 1) ?? []) {
    const { key, span, status } = format
    if (!opens || status !== 'pending' || span.t !== t || !('on' in span)) continue
    if (parseSpanKey(key)?.client !== author.clientIds.suggest) continue
    if (String(span.s) === String(s) && String(span.e) === String(e)) return { key, span }
  }
  return null
}
