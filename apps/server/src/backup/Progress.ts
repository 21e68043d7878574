/** Takes a line for whoever waits. */
export type Tell = (line: string) => void

/** What is not worth a line before it is done: pages, articles. */
const SHORT = 1_000

/** Tells of long work: a line at each tenth. */
export class Progress {
  readonly #tell: Tell
  readonly #name: string
  #tenths = 0

  constructor(tell: Tell, name: string) {
    this.#tell = tell
    this.#name = name
  }

  reached(done: number, total: number): void {
    const tenths = total === 0 ? 10 : Math.floor((done / total) * 10)
    if (total < SHORT || tenths <= this.#tenths) return
    this.#tenths = tenths
    this.#tell(`  ${this.#name}: ${tenths * 10} %`)
  }
}
