import { type Profiler, Session } from 'node:inspector/promises'

/** What the thread that this is loaded into does between `begin` and `end`. */
export class ThreadProfiler {
  #session: Session | null = null

  async begin(): Promise<void> {
    const session = new Session()
    session.connect()
    this.#session = session
    await session.post('Profiler.enable')
    await session.post('Profiler.start')
  }

  async end(): Promise<Profiler.Profile> {
    const session = this.#session
    this.#session = null
    if (session === null) throw new Error('no profile was begun')
    const { profile } = await session.post('Profiler.stop')
    session.disconnect()
    return profile
  }
}
