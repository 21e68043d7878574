import { hotFunctions } from '../measuring/hotFunctions.ts'
import { inclusiveFunctions } from '../measuring/inclusiveFunctions.ts'
import type { ServerProcess } from './servers/ServerProcess.ts'

const FUNCTIONS = 45
const HOT_FUNCTIONS = 20

/** Where the threads of Stet spend their time; whoever profiles does not trust the figures of the same run. */
export class ServerProfiles {
  readonly #lines: string[] = []

  get lines(): readonly string[] {
    return this.#lines
  }

  async begin(server: ServerProcess): Promise<void> {
    if (server.contestant === 'stet') await server.beginProfile()
  }

  async end(measure: string, server: ServerProcess): Promise<void> {
    if (server.contestant !== 'stet') return
    const profiles = await server.endProfile()
    for (const [thread, profile] of profiles.entries()) {
      const name = `${measure}, ${thread === 0 ? 'main thread' : 'thread beside it'}`
      this.#lines.push(
        `\n${name}, with all that is called:`,
        ...inclusiveFunctions(profile, { count: FUNCTIONS, beganBy: 'begin' }).map((line) => `- ${line}`),
        `${name}, own milliseconds: ${hotFunctions(profile, HOT_FUNCTIONS).join(', ')}`,
      )
    }
  }
}
