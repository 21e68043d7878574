import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom } from '../../testing/seededRandom.ts'
import { ServerProcess, type Killed } from '../../testing/ServerProcess.ts'
import { eventually } from './eventually.ts'
import { KilledNewsroom } from './KilledNewsroom.ts'

export interface KillRun {
  readonly kills: number
  readonly writers: number
  readonly articles: number
  readonly seed: number
  /** Told after each kill. */
  readonly onKill?: (kill: number) => void
}

/** What a run did, and all that was wrong: nothing, if the server keeps its word. */
export interface KillReport {
  /** Proven ones: ended by SIGKILL, unknown to the system, the port let go, and another process ready behind it. */
  readonly kills: number
  /** Of them: while the server was starting, or while everybody came back. */
  readonly early: number
  readonly pieces: number
  /** How often something that was answered for before a kill was looked for behind it. */
  readonly looks: number
  /** How often all replicas of all articles were compared. */
  readonly comparisons: number
  /** Milliseconds from the start of a process until it was ready. */
  readonly readyAfter: readonly number[]
  /** Milliseconds of processor time of it. */
  readonly processorTime: readonly number[]
  readonly faults: readonly string[]
}

/**
 * Kills a real server at random moments under people who write on, and looks behind every kill, before anybody who wrote
 * comes back, at what the next process serves. The seed decides what is done; when the system does it, it does not.
 */
export async function runKills({ kills, writers, articles, seed, onKill }: KillRun): Promise<KillReport> {
  const random = seededRandom(seed)
  const folder = await mkdtemp(join(tmpdir(), 'stet-kill-'))
  const server = await ServerProcess.in(folder)
  const faults: string[] = []
  const readyAfter: number[] = []
  const processorTime: number[] = []
  const pids = new Set<number>()
  let early = 0
  let looks = 0
  let comparisons = 0
  try {
    await server.launch()
    const newsroom = await KilledNewsroom.open(server, { writers, articles, random })
    for (let kill = 0; kill < kills && faults.length === 0; kill += 1) {
      const isEarly = random() < 0.25
      if (isEarly) {
        early += 1
        await pause(random() * 150)
      } else {
        faults.push(...(await newsroom.untilAllSaved()))
        faults.push(...(await newsroom.faults('all')))
        comparisons += 1
        newsroom.startWriting()
        await pause(random() * 500)
      }
      faults.push(...witness(await server.kill(), pids))
      if (await server.isLive()) faults.push('somebody answers for a server that was killed')
      // Answers that were on their way count; no others can come.
      await eventually(() => newsroom.isCutOff)
      if (kill < kills - 1 && random() < 0.1) {
        kill += 1
        early += 1
        server.start()
        await pause(random() * 600)
        faults.push(...witness(await server.kill(), pids))
      }
      readyAfter.push(await server.launch())
      processorTime.push(await server.processorTime())
      if (pids.has(server.pid)) faults.push('the process that was killed is ready')
      looks += newsroom.promises
      faults.push(...(await newsroom.faults('saved')))
      newsroom.comeBack()
      onKill?.(kill + 1)
    }
    faults.push(...(await newsroom.untilAllSaved()))
    faults.push(...(await newsroom.faults('all')))
    comparisons += 1
    newsroom.leave()
    const { pieces } = newsroom
    return { kills: pids.size, early, pieces, looks, comparisons, readyAfter, processorTime, faults }
  } finally {
    if (server.isAlive) await server.kill()
    await rm(folder, { recursive: true })
  }
}

/** A report of a run without faults, in a line. */
export function killsSaid(report: KillReport): string {
  return [
    `${report.kills} kills proven (${report.early} during a start or a return): ${report.pieces} pieces and deletions`,
    `what was answered for looked for ${report.looks} times behind kills: 0 lost, 0 doubled`,
    `replicas compared ${report.comparisons} times: all equal`,
    `ready again after ${spread(report.readyAfter)} ms, of it ${spread(report.processorTime)} ms of processor time (min / median / max)`,
  ].join('; ')
}

function spread(values: readonly number[]): string {
  const sorted = values.map(Math.round).toSorted((a, b) => a - b)
  return [0, Math.floor(sorted.length / 2), sorted.length - 1].map((at) => sorted[at]).join(' / ')
}

/** What is wrong with the proof of a kill. */
function witness({ pid, signal, isGone }: Killed, pids: Set<number>): string[] {
  const isNew = !pids.has(pid)
  pids.add(pid)
  const isProven = signal === 'SIGKILL' && isGone && isNew
  return isProven ? [] : [`process ${pid} was not killed: ${signal}, gone ${isGone}, another one ${isNew}`]
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
