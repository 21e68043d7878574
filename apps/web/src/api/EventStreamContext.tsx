import { createContext, type ReactNode, useEffect, useState } from 'react'
import { i18n } from '../i18n/i18n.ts'
import { createEventStream, type EventStream } from './createEventStream.ts'

/** Null outside `EventStreamProvider`. */
export const EventStreamContext = createContext<EventStream | null>(null)

/** How long a tab may be hidden before it gives its connection back, in milliseconds. */
const HIDDEN_PATIENCE = 60_000

/** Keeps the one event stream of the page open while its children are shown. */
export function EventStreamProvider({ children }: { children: ReactNode }) {
  const [stream] = useState(browserEventStream)

  useEffect(() => {
    stream.open()
    const stopWatching = pauseWhileHidden(stream)
    return () => {
      stopWatching()
      stream.close()
    }
  }, [stream])

  return <EventStreamContext value={stream}>{children}</EventStreamContext>
}

function browserEventStream(): EventStream {
  return createEventStream({
    connect: () => new EventSource(`/api/events?language=${i18n.language()}`),
    later: (callback, delayMs) => {
      const timer = setTimeout(callback, delayMs)
      return () => clearTimeout(timer)
    },
    random: Math.random,
  })
}

function pauseWhileHidden(stream: EventStream): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const handleVisibility = () => {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(() => stream.setPaused(true), HIDDEN_PATIENCE)
    else stream.setPaused(false)
  }
  document.addEventListener('visibilitychange', handleVisibility)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', handleVisibility)
  }
}
