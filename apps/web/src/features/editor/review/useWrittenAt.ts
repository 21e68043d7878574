import { type Times, timesOf } from '@stet/article'
import type { Card } from '@stet/tracked-changes'
import { useCallback, useMemo } from 'react'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useNow } from '../../../i18n/useNow.ts'
import { useOpenArticle } from '../OpenArticleContext.ts'

/** Answers when a suggestion was written, in words; null while that is not known. `cards`: looked up anew when they change. */
export function useWrittenAt(cards: readonly Card[]): (card: Card) => string | null {
  const { session } = useOpenArticle()
  const format = useFormat()
  const now = useNow(60_000)
  const instants = useMemo(() => {
    const times = timesOf(session.doc)
    return new Map(cards.map((card) => [card.id, writtenAt(card, times)]))
  }, [session, cards])
  return useCallback(
    ({ id }) => {
      const at = instants.get(id) ?? null
      return at === null ? null : format.relative(new Date(at), now)
    },
    [instants, format, now],
  )
}

function writtenAt({ subjects }: Card, times: Times): number | null {
  const first = subjects.find(({ about }) => about === 'insertion')
  return first?.about === 'insertion' ? times.at(first.range[0], first.range[1]) : null
}
