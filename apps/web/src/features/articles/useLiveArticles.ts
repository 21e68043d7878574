import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useEvents } from '../../api/useEvents.ts'
import { loadedList } from '../../loadList.ts'
import { useMe } from '../session/useMe.ts'
import { ARTICLE_LIST_KEY } from './articleListKey.ts'

/**
 * Keeps every loaded list up to date while it is called, also while another screen is shown: coming back finds it right. An
 * article that is opened first has none, and does without the code.
 */
export function useLiveArticles(): void {
  const client = useQueryClient()
  const me = useMe()
  const wasConnected = useRef(false)
  useEvents((event) => {
    loadedList()?.followLists(client, event, me.id, new Date())
    if (event.type !== 'state') return
    // The first connection comes with a list that was loaded just now.
    if (wasConnected.current) void client.invalidateQueries({ queryKey: [ARTICLE_LIST_KEY] })
    wasConnected.current = true
  })
}
