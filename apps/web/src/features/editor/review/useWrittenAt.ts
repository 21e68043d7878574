import { type Times, timesOf } from '@stet/article'
import type { WrittenItem } from '@stet/tracked-changes'
import { useCallback, useMemo } from 'react'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useNow } from '../../../i18n/useNow.ts'
import { useOpenArticle } from '../OpenArticleContext.ts'

/**
 * Answers when something was written, in words; null while that is not known. `items`: what will be asked for, in the
 * same list as long as nothing in it changes.
 */
export function useWrittenAt(items: readonly WrittenItem[]): (item: WrittenItem) => string | null {
  const { session } = useOpenArticle()
  const format = useFormat()
  const now = useNow(60_000)
  const instants = useMemo(() => {
    const times: Times = timesOf(session.doc)
    return new Map(items.map(({ client, clock }) => [`${client}:${clock}`, times.at(client, clock)]))
  }, [session, items])
  return useCallback(
    ({ client, clock }) => {
      const at = instants.get(`${client}:${clock}`) ?? null
      return at === null ? null : format.relative(new Date(at), now)
    },
    [instants, format, now],
  )
}
