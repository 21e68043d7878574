import { setEnvironmentData } from 'node:worker_threads'

/** What a disk may do: all is well, every write fails, it is full, read-only, or each sync takes half a second. */
export const DISK_STATES = ['sound', 'failing', 'full', 'readOnly', 'slow'] as const
export type DiskState = (typeof DISK_STATES)[number]

/** Under which name a worker that is started now finds its disk. */
export const DISK_OF_WORKER = 'the disk of the store'

/** The disk of the stores that are opened after it was made, on `faultyWorker.ts`: it does what a test says. */
export class DiskFaults {
  /** What it does now, and how often it was synced. */
  readonly #cells = new Int32Array(new SharedArrayBuffer(8))

  constructor() {
    setEnvironmentData(DISK_OF_WORKER, this.#cells)
  }

  /** To be given to `openSqliteStore`. */
  get worker(): URL {
    return new URL('./faultyWorker.ts', import.meta.url)
  }

  /** Commits until now; each syncs once. */
  get syncs(): number {
    return Atomics.load(this.#cells, 1)
  }

  become(state: DiskState): void {
    Atomics.store(this.#cells, 0, DISK_STATES.indexOf(state))
  }
}
