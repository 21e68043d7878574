import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import path from 'node:path'
import { BenchProcess, type Launch } from '../processes/BenchProcess.ts'
import { type Contestant, launchOf, type Place } from './contestants.ts'
import type { ServerCalls } from './reportUsage.ts'

const READY_WITHIN_MS = 30_000
const REPORT_USAGE = pathToFileURL(path.join(import.meta.dirname, 'reportUsage.ts')).href

/** A running server that tells what it uses. */
export class ServerProcess {
  readonly contestant: Contestant
  readonly port: number
  readonly #process: BenchProcess<ServerCalls>

  private constructor(contestant: Contestant, port: number, process: BenchProcess<ServerCalls>) {
    this.contestant = contestant
    this.port = port
    this.#process = process
  }

  /** Resolves when somebody can connect. */
  static async start(
    contestant: Contestant,
    place: Place,
    environment: Launch['environment'] = {},
  ): Promise<ServerProcess> {
    const launch = launchOf(contestant, place)
    const child = new BenchProcess<ServerCalls>(contestant, {
      ...launch,
      // By the environment, so that threads load it too, whatever they are started with.
      environment: { ...launch.environment, ...environment, NODE_OPTIONS: `--import ${REPORT_USAGE}` },
      flags: ['--expose-gc'],
    })
    const end = performance.now() + READY_WITHIN_MS
    while (!(await isListening(place.port))) {
      if (child.hasEnded || performance.now() > end)
        throw new Error(`${contestant} does not start:\n${child.output}`)
      await pause(20)
    }
    return new ServerProcess(contestant, place.port, child)
  }

  usage() {
    return this.#process.call('usage')
  }

  memory() {
    return this.#process.call('memory')
  }

  beginProfile() {
    return this.#process.call('beginProfile')
  }

  endProfile() {
    return this.#process.call('endProfile')
  }

  stop(): Promise<void> {
    return this.#process.stop()
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
