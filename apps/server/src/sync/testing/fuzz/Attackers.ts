import { once } from 'node:events'
import { connect } from 'node:net'
import * as fc from 'fast-check'
import { acknowledgeFrame, step2Frame, updateFrame } from '../../frames.ts'
import { type HonestEdit, honestEdit, HonestTab } from '../honestEdits.ts'
import { mutateUpdate, mutation } from '../mutateUpdate.ts'
import { changedBytes, byteChange } from '../guardTrials.ts'
import { RawClient } from '../RawClient.ts'
import { type HostileFrame, hostileFrame } from './hostileFrame.ts'

/** A frame, and what becomes of the update where it is one. */
interface Blow {
  readonly frame: HostileFrame
  readonly edit: HonestEdit
  readonly mutations: readonly Parameters<typeof mutateUpdate>[2][number][]
  readonly changes: Parameters<typeof changedBytes>[2]
  readonly isSuggesting: boolean
}

const blow: fc.Arbitrary<Blow> = fc.record({
  frame: hostileFrame,
  edit: honestEdit,
  mutations: fc.array(mutation, { maxLength: 2 }),
  changes: fc.array(byteChange, { maxLength: 2 }),
  isSuggesting: fc.boolean(),
})

/** Blows that are drawn at a time. */
const DRAWN = 500
/** One socket is hit so often before the attacker takes another. */
const BLOWS_A_SOCKET = 60

/** Whom the attackers pretend to be, in which article. */
export interface Target {
  readonly port: number
  readonly articleId: string
  readonly name: string
}

/** Sends hostile frames on many sockets at once, each answered (by a barrier or the end of its socket) before the next. */
export class Attackers {
  sent = 0
  /** Sockets that were ended, by close code or status. */
  readonly endings = new Map<number, number>()
  readonly #wanted: number
  readonly #seed: number
  #drawn: Blow[] = []
  #batches = 0
  #nextClient = 1000

  constructor(wanted: number, seed: number) {
    this.#wanted = wanted
    this.#seed = seed
  }

  get areDone(): boolean {
    return this.sent >= this.#wanted
  }

  /** Attacks until all is sent. */
  async attack(target: Target): Promise<void> {
    while (!this.areDone) await this.#attackOnce(target)
  }

  /** Bytes on bare connections, as a request and instead of one. */
  async knock(port: number): Promise<void> {
    while (!this.areDone) {
      const { frame } = this.#next()
      if (frame.kind === 'update') continue
      this.sent += 1
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => {})
      socket.resume()
      const request = this.sent % 2 ? 'GET /sync/x HTTP/1.1\r\nUpgrade: websocket\r\n' : ''
      socket.end(Buffer.concat([Buffer.from(request), frame.bytes]))
      await once(socket, 'close')
    }
  }

  async #attackOnce({ port, articleId, name }: Target): Promise<void> {
    const edit = (this.#nextClient += 2)
    const tab = new HonestTab(edit, edit + 1)
    const address = `ws://127.0.0.1:${port}/sync/${articleId}?ack=1&edit=${edit}&suggest=${edit + 1}`
    const headers = { cookie: `session=${name}`, origin: `http://127.0.0.1:${port}` }
    const client = new RawClient(address, headers, tab.doc)
    try {
      await (await client.opened()).synced()
      for (let blows = 0; blows < BLOWS_A_SOCKET && !this.areDone; blows += 1) {
        const next = this.#next()
        this.sent += 1
        if (next.frame.kind === 'bytes') {
          client.endWith(next.frame.bytes)
          break
        }
        client.send(this.#messageOf(next, tab))
        client.send(acknowledgeFrame(blows))
        await client.until(() =>
          client.heard.some((said) => said.kind === 'acknowledge' && said.number === blows),
        )
      }
      client.close()
    } catch (error) {
      // The socket was ended, as it should be; what else went wrong is told.
      if (!(error instanceof Error && error.message.startsWith('ended with'))) throw error
    }
    const ending = await client.ending
    const code = 'code' in ending ? ending.code : ending.status
    // Who is not let in has knocked.
    if ('status' in ending) this.sent += 1
    this.endings.set(code, (this.endings.get(code) ?? 0) + 1)
    tab.doc.destroy()
  }

  #messageOf({ frame, edit, mutations, changes, isSuggesting }: Blow, tab: HonestTab): Uint8Array {
    if (frame.kind !== 'update') return frame.bytes
    tab.make(edit, isSuggesting ? 'suggest' : 'edit')
    const [written] = tab.takeWritten()
    const honest = written ?? new Uint8Array([0, 0])
    const mutated = mutations.length > 0 ? mutateUpdate(honest, tab.doc, mutations) : honest
    const update = changes.length > 0 ? changedBytes(mutated, honest, changes) : mutated
    return frame.isStep2 ? step2Frame(update) : updateFrame(update)
  }

  #next(): Blow {
    if (this.#drawn.length === 0) {
      this.#drawn = fc.sample(blow, { seed: this.#seed + this.#batches, numRuns: DRAWN })
      this.#batches += 1
    }
    return this.#drawn.pop()!
  }
}
