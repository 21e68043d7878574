import { useQueryClient } from '@tanstack/react-query'
import type { StorageTroubleReason } from '@stet/protocol'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { EventStreamProvider } from '../../api/EventStreamContext.tsx'
import { useEvents } from '../../api/useEvents.ts'
import { meQuery } from '../session/meQuery.ts'

const StorageTroubleContext = createContext<StorageTroubleReason | null>(null)
const UnreadContext = createContext(0)

/** Keeps in touch with the server while its children are shown: events, the session, whether anything can be saved, what is unread. */
export function LiveState({ children }: { children: ReactNode }) {
  return (
    <EventStreamProvider>
      <StateProvider>{children}</StateProvider>
    </EventStreamProvider>
  )
}

/** Why the server can save nothing now; null when it can, or when nothing is known. */
export function useStorageTrouble(): StorageTroubleReason | null {
  return useContext(StorageTroubleContext)
}

/** How many notifications the person has not read, as far as is known. */
export function useUnread(): number {
  return useContext(UnreadContext)
}

function StateProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const [trouble, setTrouble] = useState<StorageTroubleReason | null>(null)
  const [unread, setUnread] = useState(0)
  useEvents((event) => {
    if ('unread' in event) setUnread(event.unread)
    if (event.type === 'state') setTrouble(event.storageTrouble)
    else if (event.type === 'storage-trouble') setTrouble(event.reason)
    else if (event.type === 'storage-recovered') setTrouble(null)
    else if (event.type === 'me-changed' || event.type === 'session-ended') {
      void client.invalidateQueries({ queryKey: meQuery.queryKey })
    }
  })
  return (
    <StorageTroubleContext value={trouble}>
      <UnreadContext value={unread}>{children}</UnreadContext>
    </StorageTroubleContext>
  )
}
