import { median } from '../../measuring/median.ts'

/** What came of some seconds of traffic; times in milliseconds. */
export interface Report {
  /** How often something that one client sent was received by another. */
  readonly received: number
  readonly delay: Spread
  /** From asking for a durable answer to getting it; null where nobody asks. */
  readonly answer: Spread | null
  /** The part of a processor that the clients needed: close to 1 they were the bottleneck. */
  readonly busy: number
}

export interface Spread {
  readonly p50: number
  readonly p99: number
}

/** Counts what clients receive and how long it took; from `mark` on it counts for the report. */
export class Tally {
  #received = 0
  #delays: number[] = []
  #answers: number[] = []
  #isMarked = false
  #since = 0
  #usage = process.cpuUsage()

  /** Things received since the mark. */
  get received(): number {
    return this.#received
  }

  /** Everything before was warming up. */
  mark(): void {
    this.#received = 0
    this.#delays = []
    this.#answers = []
    this.#isMarked = true
    this.#since = performance.now()
    this.#usage = process.cpuUsage()
  }

  note(delay: number | null): void {
    if (!this.#isMarked) return
    this.#received += 1
    if (delay !== null) this.#delays.push(delay)
  }

  noteAnswer(delay: number): void {
    if (this.#isMarked) this.#answers.push(delay)
  }

  /** The delays since they were taken last. */
  takeDelays(): readonly number[] {
    const delays = this.#delays
    this.#delays = []
    return delays
  }

  report(): Report {
    const { user, system } = process.cpuUsage(this.#usage)
    return {
      received: this.#received,
      delay: spreadOf(this.#delays),
      answer: this.#answers.length > 0 ? spreadOf(this.#answers) : null,
      busy: (user + system) / 1000 / (performance.now() - this.#since),
    }
  }
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other)
  return { p50: median(sorted), p99: sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN }
}
