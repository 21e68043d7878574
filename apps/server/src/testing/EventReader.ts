import { serverEventSchema, type ServerEvent } from '@stet/protocol'

/** Somebody's open event stream, read as a browser's `EventSource` does. */
export class EventReader {
  readonly response: Response
  readonly #events: AsyncGenerator<ServerEvent, void, void>
  readonly #abort: AbortController

  private constructor(response: Response, abort: AbortController) {
    this.response = response
    this.#abort = abort
    this.#events = readEvents(response)
  }

  static async open(address: string, cookie: string): Promise<EventReader> {
    const abort = new AbortController()
    const response = await fetch(`${address}/api/events`, { headers: { cookie }, signal: abort.signal })
    return new EventReader(response, abort)
  }

  /** The next event, or null when the server has closed the stream. */
  async next(): Promise<ServerEvent | null> {
    const { value, done } = await this.#events.next()
    return done ? null : value
  }

  /** The next event of this type; others before it are passed over. */
  async nextOf<Type extends ServerEvent['type']>(type: Type): Promise<Extract<ServerEvent, { type: Type }>> {
    for (let event = await this.next(); event !== null; event = await this.next()) {
      if (event.type === type) return event as Extract<ServerEvent, { type: Type }>
    }
    throw new Error(`the stream ended before ${type}`)
  }

  leave(): void {
    this.#abort.abort()
  }
}

async function* readEvents(response: Response): AsyncGenerator<ServerEvent, void, void> {
  const decoder = new TextDecoder()
  let buffered = ''
  for await (const chunk of response.body ?? []) {
    buffered += decoder.decode(chunk, { stream: true })
    const blocks = buffered.split('\n\n')
    buffered = blocks.pop() ?? ''
    for (const block of blocks) {
      if (block.startsWith('data: ')) yield serverEventSchema.parse(JSON.parse(block.slice('data: '.length)))
    }
  }
}
