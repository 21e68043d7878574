import type { Node } from '@tiptap/pm/model'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { FindMatch } from './DocumentSearch.ts'
import type { MatchList } from './MatchList.ts'

/** Of more matches than this only those around the selection are drawn: an `e` in a long article is not worth it. */
export const DRAWN_AT_MOST = 1000

/** Draws matches; `current` is the index of the one that is selected, `near` of one around which they are drawn. */
export function drawMatches(doc: Node, matches: MatchList, current: number, near: number): DecorationSet {
  const first = firstDrawn(matches.length, near)
  const drawn = matches.slice(first, first + DRAWN_AT_MOST)
  return DecorationSet.create(
    doc,
    drawn.map((match, at) => matchDecoration(match, first + at === current)),
  )
}

/** Whether all matches are drawn, whatever is selected. */
export function areAllDrawn({ length }: { readonly length: number }): boolean {
  return length <= DRAWN_AT_MOST
}

export function matchDecoration({ from, to }: FindMatch, isCurrent: boolean): Decoration {
  const name = isCurrent ? 'article-find-match is-current' : 'article-find-match'
  return Decoration.inline(from, to, { class: name }, { isCurrent })
}

function firstDrawn(count: number, near: number): number {
  return Math.max(0, Math.min(near - DRAWN_AT_MOST / 2, count - DRAWN_AT_MOST))
}
