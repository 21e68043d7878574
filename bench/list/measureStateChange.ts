import type { ListServer } from './ListServer.ts'

const LISTS = 200

/** Milliseconds from the call that changes the state of an article until the last of 200 open lists has been told. */
export async function measureStateChange(server: ListServer, article: number): Promise<number> {
  const id = `00000000-0000-4000-9000-${String(article).padStart(12, '0')}`
  const ending = new AbortController()
  const lists = await Promise.all(Array.from({ length: LISTS }, () => openList(server, id, ending.signal)))
  const began = performance.now()
  await server.ask(`/api/articles/${id}/transitions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ to: 'hold', reason: 'bench' }),
  })
  const told = await Promise.all(lists.map((list) => list.told))
  ending.abort()
  return Math.max(...told) - began
}

/** An event stream as a list has it; `told` is when it heard of the new state. */
async function openList(
  server: ListServer,
  id: string,
  signal: AbortSignal,
): Promise<{ readonly told: Promise<number> }> {
  const { body } = await server.ask('/api/events', { signal })
  if (!body) throw new Error('there is no stream')
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  await reader.read()
  const listen = async (): Promise<number> => {
    let heard = ''
    while (!(heard.includes(id) && heard.includes('"state":"hold"'))) {
      const { value, done } = await reader.read()
      if (done) throw new Error('a stream ended')
      heard += value
    }
    return performance.now()
  }
  return { told: listen() }
}
