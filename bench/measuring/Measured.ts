import { median } from './median.ts'

/** Everything that was measured, by name; the median of the rounds. */
export class Measured {
  readonly #values = new Map<string, number[]>()

  add(name: string, value: number): void {
    this.#values.set(name, [...(this.#values.get(name) ?? []), value])
  }

  get names(): readonly string[] {
    return [...this.#values.keys()]
  }

  /** Throws if that was not measured. */
  value(name: string): number {
    const values = this.#values.get(name)
    if (!values) throw new Error(`${name} was not measured`)
    return median(values)
  }

  ratio(name: string, reference: string): number {
    return this.value(name) / this.value(reference)
  }
}
