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
  const inWords = useMemo(() => {
    const known = new Map<number, string>()
    return (at: number): string => {
      const words = known.get(at) ?? format.relative(new Date(at), now)
      known.set(at, words)
      return words
    }
  }, [format, now])
  return useCallback(
    ({ client, clock }) => {
      const at = times.at(client, clock)
      return at === null ? null : inWords(at)
    },
    [times, inWords],
  )
}
