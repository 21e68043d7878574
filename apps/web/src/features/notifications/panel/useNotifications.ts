import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { notificationPageSchema, notificationPatchAnswerSchema, type Notification } from '@stet/protocol'
import { useState } from 'react'
import { request } from '../../../api/request.ts'
import { useEvents } from '../../../api/useEvents.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { toast } from '../../../ui/toast.ts'
import { useMe } from '../../session/useMe.ts'

const A_PAGE = 20
/** As many as are kept of a person. */
const MOST = 500

/** What the list behind the bell shows. */
export interface Notifications {
  /** The latest first. Undefined: not here yet. */
  readonly list: readonly Notification[] | undefined
  readonly isFailed: boolean
  readonly retry: () => void
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly loadMore: () => void
  readonly read: (number: number) => void
  /** All that are shown, and what was before them. */
  readonly readAll: () => void
}

type Patch = { readonly read: number } | { readonly readThrough: number }

/** What concerns the person, live while it is looked at. */
export function useNotifications(): Notifications {
  const { t } = useTranslation('notifications')
  const me = useMe()
  const client = useQueryClient()
  const queryKey = ['notifications', me.id]
  const [limit, setLimit] = useState(A_PAGE)
  const query = useQuery({
    queryKey: [...queryKey, limit],
    queryFn: ({ signal }) =>
      request('/api/notifications', notificationPageSchema, { query: { limit }, signal }),
    // What is there stays while there is more to come.
    placeholderData: keepPreviousData,
    // Whoever opens it wants what is there now.
    staleTime: 0,
  })
  useEvents(({ type }) => {
    if (type === 'notified' || type === 'state') void client.invalidateQueries({ queryKey })
  })
  const { mutate } = useMutation({
    mutationFn: (patch: Patch) =>
      request('/api/notifications', notificationPatchAnswerSchema, { method: 'PATCH', json: patch }),
    onError: () => toast.error(t('notMarked')),
    onSettled: () => client.invalidateQueries({ queryKey }),
  })
  const list = query.data?.notifications
  return {
    list,
    isFailed: query.isError && list === undefined,
    retry: () => void query.refetch(),
    hasMore: limit < MOST && query.data !== undefined && query.data.nextCursor !== null,
    isLoadingMore: query.isPlaceholderData,
    loadMore: () => setLimit(Math.min(limit + A_PAGE, MOST)),
    read: (number) => mutate({ read: number }),
    readAll: () => mutate({ readThrough: list?.[0]?.number ?? 0 }),
  }
}
