import { serverEventSchema, type ServerEvent } from '@stet/protocol'

/** The part of `EventSource` that is used. */
interface EventConnection {
  addEventListener(type: 'open' | 'error', listener: () => void): void
  addEventListener(type: 'message', listener: (event: MessageEvent<string>) => void): void
  readonly readyState: number
  close(): void
}

/** How the stream is doing. `paused`: the tab is hidden, its connection was given up on purpose. */
export type EventStreamStatus = 'closed' | 'connecting' | 'connected' | 'paused'

/** One connection for the whole page, however many components listen. */
export interface EventStream {
  readonly status: () => EventStreamStatus
  /** Calls `listener` for every event from now on; the answer ends it. */
  readonly subscribe: (listener: (event: ServerEvent) => void) => () => void
  readonly subscribeToStatus: (listener: () => void) => () => void
  /** A hidden tab shall not hold one of the few connections a browser allows for a server. */
  readonly setPaused: (isPaused: boolean) => void
  /** Begins; an open stream stays as it is. */
  readonly open: () => void
  /** Ends the connection; listeners stay for the next `open`. */
  readonly close: () => void
}

/** Outside things, so that tests bring their own. */
export interface EventStreamSurroundings {
  readonly connect: () => EventConnection
  /** Calls back after `delayMs`; the answer cancels. */
  readonly later: (callback: () => void, delayMs: number) => () => void
  /** 0 to below 1: spreads reconnections of many browsers. */
  readonly random: () => number
}

const CLOSED = 2
const LONGEST_DELAY = 30_000

/**
 * Makes the stream of server events. The browser reconnects after a broken line by itself; after a refusal (an HTTP error)
 * it gives up, and the stream tries again with growing pauses. Events that this version does not know are left out.
 */
export function createEventStream(surroundings: EventStreamSurroundings): EventStream {
  const listeners = new Set<(event: ServerEvent) => void>()
  const statusListeners = new Set<() => void>()
  let connection: EventConnection | null = null
  let cancelRetry: (() => void) | null = null
  let failures = 0
  let status: EventStreamStatus = 'closed'

  const setStatus = (next: EventStreamStatus) => {
    if (next === status) return
    status = next
    for (const listener of statusListeners) listener()
  }

  const disconnect = () => {
    cancelRetry?.()
    connection?.close()
    connection = null
  }

  const connect = () => {
    disconnect()
    setStatus('connecting')
    const opened = surroundings.connect()
    connection = opened
    opened.addEventListener('open', () => {
      failures = 0
      setStatus('connected')
    })
    opened.addEventListener('message', (message) => {
      const event = parseEvent(message.data)
      if (event) for (const listener of listeners) listener(event)
    })
    opened.addEventListener('error', () => {
      if (connection !== opened) return
      setStatus('connecting')
      if (opened.readyState !== CLOSED) return
      // A refusal, perhaps because nobody is signed in any more: whoever cares asks.
      for (const listener of listeners) listener({ type: 'session-ended' })
      const delay = Math.min(LONGEST_DELAY, 1000 * 2 ** failures) * (0.5 + surroundings.random() / 2)
      failures += 1
      cancelRetry = surroundings.later(connect, delay)
    })
  }

  return {
    status: () => status,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    subscribeToStatus: (listener) => {
      statusListeners.add(listener)
      return () => statusListeners.delete(listener)
    },
    setPaused: (isPaused) => {
      if (isPaused) {
        if (status === 'closed') return
        disconnect()
        setStatus('paused')
      } else if (status === 'paused') {
        connect()
      }
    },
    open: () => {
      if (status === 'closed') connect()
    },
    close: () => {
      disconnect()
      setStatus('closed')
    },
  }
}

function parseEvent(data: string): ServerEvent | null {
  try {
    const parsed = serverEventSchema.safeParse(JSON.parse(data))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
