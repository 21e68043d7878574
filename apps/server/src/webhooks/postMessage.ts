import { request as requestInClear, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as requestOverTls } from 'node:https'
import type { Attempted } from '../storage/StoredWebhook.ts'
import { VERSION } from '../version.ts'
import { openLookup } from './openLookup.ts'
import type { OpenNetworks } from './OpenNetworks.ts'
import { urlProblem } from './urlProblem.ts'

export interface Posting {
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly networks: OpenNetworks
  /** Milliseconds until the answer has to be there. */
  readonly within: number
  readonly signal: AbortSignal
}

/** Bytes of an answer that are read at most; nobody looks at them. */
const MOST_READ = 4096

/**
 * Posts a message once, without a redirect, to an address that is looked at after its name was looked up: it is the one that
 * is connected to. `problem` is null where the answer was 2xx; else a code, never anything that the receiver said. Never rejects.
 */
export function postMessage({ url, body, headers, networks, within, signal }: Posting): Promise<Attempted> {
  if (urlProblem(url, networks) !== null) return Promise.resolve({ status: null, problem: 'address-refused' })
  const isClear = new URL(url).protocol === 'http:'
  return new Promise((resolve) => {
    const end = (status: number | null, problem: string | null) => resolve({ status, problem })
    const request: ClientRequest = (isClear ? requestInClear : requestOverTls)(url, {
      method: 'POST',
      // A connection that is kept could be one that was opened to another address.
      agent: false,
      lookup: openLookup(networks),
      signal: AbortSignal.any([signal, AbortSignal.timeout(within)]),
      headers: {
        ...headers,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': `Stet/${VERSION}`,
      },
    })
    request.on('error', (error) => end(null, codeOf(error, signal)))
    request.on('response', (answer) => {
      const { statusCode = 0 } = answer
      const isTaken = statusCode >= 200 && statusCode < 300
      end(statusCode, isTaken ? null : 'refused')
      readAway(answer, request)
    })
    request.end(body)
  })
}

/** Whether the answer goes on does not matter: it is not waited for, and not read without an end. */
function readAway(answer: IncomingMessage, request: ClientRequest): void {
  let read = 0
  answer.on('error', () => undefined)
  answer.on('data', (chunk: Buffer) => {
    read += chunk.length
    if (read > MOST_READ) request.destroy()
  })
}

function codeOf(error: Error & { readonly code?: unknown }, signal: AbortSignal): string {
  if (signal.aborted) return 'ended'
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout'
  return typeof error.code === 'string' ? error.code : 'failed'
}
