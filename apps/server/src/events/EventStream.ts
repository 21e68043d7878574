import type { ServerResponse } from 'node:http'
import type { ServerEvent } from '@stet/protocol'

/** How often a stream without events says that it lives: proxies cut connections that are silent for a minute. */
const KEEP_ALIVE = 20_000

/** Bytes that may wait for a reader who does not read. Whoever is behind by more connects again and loads the list again. */
const MOST_WAITING = 1024 * 1024

/** One server-sent event stream to one browser. */
export interface EventStream {
  send(event: ServerEvent): void
  /** Sends what is given as the last event, then closes. Closing twice is harmless. */
  end(last?: ServerEvent): void
}

/** Takes the response over; `onEnd` is called once, whoever ended the stream. */
export function openEventStream(
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
  onEnd: () => void,
): EventStream {
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  const keepAlive = setInterval(() => response.write(': still here\n\n'), KEEP_ALIVE)
  keepAlive.unref()
  response.on('close', () => {
    clearInterval(keepAlive)
    onEnd()
  })
  const send = (event: ServerEvent) => {
    if (response.writableEnded || response.destroyed) return
    response.write(`data: ${JSON.stringify(event)}\n\n`)
    if (response.writableLength > MOST_WAITING) response.destroy()
  }
  return {
    send,
    end(last) {
      if (last) send(last)
      response.end()
    },
  }
}
