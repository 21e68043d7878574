import type { ServerEvent } from '@stet/protocol'
import { useContext, useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { EventStreamStatus } from './createEventStream.ts'
import { EventStreamContext } from './EventStreamContext.tsx'

/**
 * Calls `onEvent` for every server event while the component is mounted, always the latest one given. All components share
 * one connection. `state` comes first after every (re)connection: load again what may have been missed.
 */
export function useEvents(onEvent: (event: ServerEvent) => void): void {
  const stream = useContext(EventStreamContext)
  const handleEvent = useEffectEvent(onEvent)
  useEffect(() => stream?.subscribe((event) => handleEvent(event)), [stream])
}

/** How the connection for live updates is doing. */
export function useEventStreamStatus(): EventStreamStatus {
  const stream = useContext(EventStreamContext)
  return useSyncExternalStore(
    stream?.subscribeToStatus ?? subscribeToNothing,
    stream?.status ?? (() => 'connecting' as const),
  )
}

function subscribeToNothing(): () => void {
  return () => {}
}
