import { cp, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../../e2e/freePort.ts'
import type { Seating } from './clients/Crowd.ts'
import type { CrowdCalls } from './clients/generate.ts'
import { kindOf, makeNewsroomData, type NewsroomData } from './documents/NewsroomData.ts'
import { BenchProcess, type Launch } from './processes/BenchProcess.ts'
import { type Contestant, CONTESTANTS } from './servers/contestants.ts'
import { ServerProcess } from './servers/ServerProcess.ts'
import type { ServerProfiles } from './ServerProfiles.ts'

/** The servers that run side by side, and one process with the clients of whichever is measured. */
export class SyncBench {
  readonly crowd: BenchProcess<CrowdCalls>
  /** Null unless somebody wants to know where the time goes. */
  readonly profiles: ServerProfiles | null
  readonly #folder: string
  readonly #newsroom: NewsroomData
  readonly #running = new Map<Contestant, ServerProcess>()
  #copies = 0

  private constructor(folder: string, newsroom: NewsroomData, profiles: ServerProfiles | null) {
    this.#folder = folder
    this.#newsroom = newsroom
    this.profiles = profiles
    this.crowd = new BenchProcess<CrowdCalls>('the clients', {
      file: path.join(import.meta.dirname, 'clients/generate.ts'),
    })
  }

  /** `rooms`: those that will be opened. Everything is kept in `folder`, which is emptied before. */
  static async open(
    folder: string,
    rooms: readonly string[],
    profiles: ServerProfiles | null,
  ): Promise<SyncBench> {
    await rm(folder, { recursive: true, force: true })
    const bench = new SyncBench(folder, await makeNewsroomData(folder, rooms), profiles)
    for (const contestant of CONTESTANTS) bench.#running.set(contestant, await bench.#start(contestant))
    return bench
  }

  /** The one that runs all the time. */
  running(contestant: Contestant): ServerProcess {
    const server = this.#running.get(contestant)
    if (!server) throw new Error(`${contestant} does not run`)
    return server
  }

  /** Another one, just started on an untouched newsroom and idle, for as long as `measure` takes. */
  async fresh<T>(
    contestant: Contestant,
    measure: (server: ServerProcess) => Promise<T>,
    environment: Launch['environment'] = {},
  ): Promise<T> {
    const server = await this.#start(contestant, environment)
    try {
      await untilIdle(server)
      return await measure(server)
    } finally {
      await this.crowd.call('leave')
      await server.stop()
    }
  }

  /** Clients of a server; the same people come to all of them. */
  seating({ contestant, port }: ServerProcess, rooms: readonly string[], seatsARoom: number): Seating {
    const { cookies, bytes } = this.#newsroom
    return {
      contestant,
      port,
      people: cookies.map((cookie) => ({ cookie, origin: `http://127.0.0.1:${port}` })),
      rooms,
      seatsARoom,
      article: bytes[kindOf(rooms[0] ?? '')],
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.crowd.stop(), ...[...this.#running.values()].map((server) => server.stop())])
    await rm(this.#folder, { recursive: true, force: true })
  }

  async #start(contestant: Contestant, environment: Launch['environment'] = {}): Promise<ServerProcess> {
    this.#copies += 1
    const data = path.join(this.#folder, `data-${this.#copies}`)
    if (contestant === 'stet') await cp(this.#newsroom.data, data, { recursive: true })
    const { documents } = this.#newsroom
    return ServerProcess.start(contestant, { port: await freePort(), documents, data }, environment)
  }
}

const LOOK_EVERY_MS = 250
const LOOKS = 40
/** Microseconds between two looks that are no work. */
const IDLE = 4000

/** Resolves when a server has nothing left to do, but waits for some seconds at most. */
async function untilIdle(server: ServerProcess): Promise<void> {
  let before = (await server.usage()).processor
  for (let look = 0; look < LOOKS; look += 1) {
    await pause(LOOK_EVERY_MS)
    const { processor } = await server.usage()
    if (processor - before < IDLE) return
    before = processor
  }
}
