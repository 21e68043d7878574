import type { WrittenItem } from '@stet/tracked-changes'
import { useCallback, useMemo } from 'react'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useNow } from '../../../i18n/useNow.ts'
import { useOpenArticle } from '../OpenArticleContext.ts'
import { useTimes } from './useTimes.ts'

/** Answers when something was written, in words; null while that is not known. */
export function useWrittenAt(): (item: WrittenItem) => string | null {
  const { session } = useOpenArticle()
  const format = useFormat()
  const now = useNow(60_000)
  const times = useTimes(session.doc)
  const inWords = useMemo(() => wordsOf((at) => format.relative(new Date(at), now)), [format, now])
  return useCallback(
    ({ client, clock }) => {
      const at = times.at(client, clock)
      return at === null ? null : inWords(at)
    },
    [times, inWords],
  )
}

/** Puts each instant into words once. */
function wordsOf(say: (at: number) => string): (at: number) => string {
  const known = new Map<number, string>()
  return (at) => {
    const words = known.get(at) ?? say(at)
    known.set(at, words)
    return words
  }
}
