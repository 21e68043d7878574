import type { Profiler } from 'node:inspector/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { BroadcastChannel, isMainThread } from 'node:worker_threads'
import { answerCalls } from '../processes/answerCalls.ts'
import { ThreadProfiler } from './ThreadProfiler.ts'

/** What a server has used so far, all its threads together. */
export interface Usage {
  /** Microseconds of processor time, in the kernel included. */
  readonly processor: number
  /** Those of its main thread. */
  readonly mainThread: number
}

/** What a server can be asked, whoever wrote it: this file is loaded into each of its threads before its own. */
export interface ServerCalls {
  usage(): Usage
  /** Bytes of the process that are in memory once the garbage of all its threads is gone. Needs `--expose-gc`. */
  memory(): Promise<number>
  beginProfile(): Promise<void>
  /** Of the main thread, then of those beside it. */
  endProfile(): Promise<readonly Profiler.Profile[]>
}

type Order = 'collect' | 'beginProfile' | 'endProfile'

const COLLECTIONS = 3
const SETTLING_MS = 60
const PROFILES_WITHIN_MS = 1000

const orders = new BroadcastChannel('stet bench: orders')
const answers = new BroadcastChannel('stet bench: profiles')
const profiler = new ThreadProfiler()
let others: Profiler.Profile[] = []

const calls: ServerCalls = {
  usage: () => ({ processor: total(process.cpuUsage()), mainThread: total(process.threadCpuUsage()) }),
  memory: async () => {
    for (let collection = 0; collection < COLLECTIONS; collection += 1) {
      tellThreads('collect')
      collect()
      await pause(SETTLING_MS)
    }
    return process.memoryUsage.rss()
  },
  beginProfile: async () => {
    others = []
    tellThreads('beginProfile')
    await profiler.begin()
  },
  endProfile: async () => {
    tellThreads('endProfile')
    const profile = await profiler.end()
    await pause(PROFILES_WITHIN_MS)
    return [profile, ...others]
  },
}

function collect(): void {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

function total({ user, system }: NodeJS.CpuUsage): number {
  return user + system
}

function tellThreads(order: Order): void {
  // Channels between threads have no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  orders.postMessage(order)
}

async function obey(order: Order): Promise<void> {
  if (order === 'collect') collect()
  else if (order === 'beginProfile') await profiler.begin()
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  else answers.postMessage(await profiler.end())
}

function hear(channel: BroadcastChannel, listener: (message: unknown) => void): void {
  channel.addEventListener('message', (event) => {
    if (event instanceof MessageEvent) listener(event.data)
  })
}

for (const channel of [orders, answers]) channel.unref()
if (!isMainThread) hear(orders, (order) => void obey(order as Order))
else if (process.send) {
  hear(answers, (profile) => others.push(profile as Profiler.Profile))
  answerCalls(calls)
}
