import { problemSchema } from '@stet/protocol'
import * as z from 'zod/mini'
import { RequestError } from './RequestError.ts'

/** Milliseconds after which an answer is no longer waited for. */
const PATIENCE = 30_000

/** What to ask; `json` is sent as JSON, `body` as it is with its own `contentType`. */
export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly json?: unknown
  readonly body?: Blob
  readonly contentType?: string
  readonly signal?: AbortSignal
}

/**
 * Asks the server and gives the answer, checked against `schema`.
 *
 * Rejects with `RequestError`, or with the reason of the caller's own `signal`. Send nothing twice: no retry happens here.
 */
export async function request<Schema extends z.ZodMiniType>(
  path: string,
  schema: Schema,
  options: RequestOptions = {},
): Promise<z.infer<Schema>> {
  const response = await send(path, options)
  const text = await response.text().catch(() => {
    throw new RequestError({ kind: 'unreachable' })
  })
  const value = parseJson(text)
  if (!response.ok) throw new RequestError(readFailure(response.status, value))
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new RequestError({
    kind: 'unexpected',
    status: response.status,
    detail: z.prettifyError(parsed.error),
  })
}

/** The schema of answers that nobody reads. */
export const anyAnswer = z.unknown()

async function send(path: string, options: RequestOptions): Promise<Response> {
  const patience = AbortSignal.timeout(PATIENCE)
  const headers = new Headers({ Accept: 'application/json, application/problem+json' })
  if (options.json !== undefined) headers.set('Content-Type', 'application/json')
  else if (options.contentType !== undefined) headers.set('Content-Type', options.contentType)
  const body = options.json === undefined ? (options.body ?? null) : JSON.stringify(options.json)
  try {
    return await fetch(path + queryString(options.query ?? {}), {
      method: options.method ?? 'GET',
      headers,
      body,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: options.signal ? AbortSignal.any([options.signal, patience]) : patience,
    })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new RequestError({ kind: 'unreachable' })
  }
}

function queryString(query: NonNullable<RequestOptions['query']>): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value))
  }
  return parameters.size === 0 ? '' : `?${parameters}`
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function readFailure(status: number, value: unknown): RequestError['failure'] {
  const problem = problemSchema.safeParse(value)
  if (problem.success) return { kind: 'problem', problem: problem.data }
  // A proxy in front of a server that is down answers in words of its own.
  if (status === 502 || status === 503 || status === 504) return { kind: 'unreachable' }
  return { kind: 'unexpected', status, detail: 'No problem document.' }
}
