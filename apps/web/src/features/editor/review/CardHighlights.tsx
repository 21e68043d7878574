import type { DocumentRange } from '@stet/binding'
import type { Card } from '@stet/tracked-changes'
import type { EditorView } from '@tiptap/pm/view'
import { useMemo, useSyncExternalStore } from 'react'
import { useEditorHandle } from '../EditorHandle.ts'
import { useActiveCard, useReviewDesk } from './useReviewDesk.ts'
import { useHighlight } from '../rail/useHighlight.ts'

/** Marks in the text what the active card is about, and the one under the pointer. */
export function CardHighlights() {
  const { view } = useEditorHandle()
  const { placed, pointed } = useReviewDesk()
  const cards = useSyncExternalStore(placed.subscribe, placed.getSnapshot)
  const active = useActiveCard()?.id ?? null
  const under = useSyncExternalStore(pointed.subscribe, pointed.get)
  useHighlight(view, 'stet-active-card', useRangesOf(cards, active))
  useHighlight(view, 'stet-pointed-card', useRangesOf(cards, under === active ? null : under))
  return null
}

/** `cards`: another list whenever one of them stands elsewhere. */
function useRangesOf(cards: readonly Card[], id: string | null): readonly DocumentRange[] {
  const desk = useReviewDesk()
  const { view } = useEditorHandle()
  return useMemo(() => {
    const card = id === null ? undefined : cards.find((one) => one.id === id)
    return card ? desk.rangesOf(card).map((range) => withText(view, range)) : []
  }, [desk, view, cards, id])
}

/** Of a stretch that is a block's beginning alone, the block. */
function withText({ state }: EditorView, { from, to }: DocumentRange): DocumentRange {
  const block = state.doc.resolve(from).nodeAfter
  return block?.isTextblock && to === from + 1 ? { from: to, to: to + block.content.size } : { from, to }
}
