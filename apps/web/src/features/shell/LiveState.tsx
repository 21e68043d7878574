import { useQueryClient } from '@tanstack/react-query'
import type { StorageTroubleReason } from '@stet/protocol'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { EventStreamProvider } from '../../api/EventStreamContext.tsx'
import { useEvents } from '../../api/useEvents.ts'
import { meQuery } from '../session/meQuery.ts'

const StorageTroubleContext = createContext<StorageTroubleReason | null>(null)

/** Keeps in touch with the server while its children are shown: events, the session, and whether anything can be saved. */
export function LiveState({ children }: { children: ReactNode }) {
  return (
    <EventStreamProvider>
      <StorageTroubleProvider>{children}</StorageTroubleProvider>
    </EventStreamProvider>
  )
}

/** Why the server can save nothing now; null when it can, or when nothing is known. */
export function useStorageTrouble(): StorageTroubleReason | null {
  return useContext(StorageTroubleContext)
}

function StorageTroubleProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const [trouble, setTrouble] = useState<StorageTroubleReason | null>(null)
  useEvents((event) => {
    if (event.type === 'state') setTrouble(event.storageTrouble)
    else if (event.type === 'storage-trouble') setTrouble(event.reason)
    else if (event.type === 'storage-recovered') setTrouble(null)
    else if (event.type === 'me-changed' || event.type === 'session-ended') {
      void client.invalidateQueries({ queryKey: meQuery.queryKey })
    }
  })
  return <StorageTroubleContext value={trouble}>{children}</StorageTroubleContext>
}
