import type { Sample } from './metricsText.ts'

/** Kinds that are told apart. Kinds are fixed words of ours: this is met only when somebody forgets that. */
const MOST_KINDS = 200
const OTHER = 'other'

/** How often something happened, by kind. A kind is a fixed word for every label: never an id, a name or a text. */
export class Tally {
  readonly #labels: readonly string[]
  readonly #counts = new Map<string, { readonly words: readonly string[]; count: number }>()

  constructor(...labels: readonly string[]) {
    this.#labels = labels
  }

  /** It happened once more; a word for every label, in their order. */
  note(...words: readonly string[]): void {
    const key = words.join('\n')
    const known = this.#counts.get(key)
    if (known) known.count += 1
    else if (this.#counts.size < MOST_KINDS || words[0] === OTHER) this.#counts.set(key, { words, count: 1 })
    else this.note(...this.#labels.map(() => OTHER))
  }

  get samples(): readonly Sample[] {
    return [...this.#counts.values()].map(({ words, count }) => ({
      labels: Object.fromEntries(this.#labels.map((label, at) => [label, words[at] ?? ''])),
      value: count,
    }))
  }
}
