import { median } from '../measuring/median.ts'
import type { Measured, Quantity } from './measureEditor.ts'
import type { Variant } from './Variant.ts'

/** Everything that was measured: a value for each editor, length and quantity, the median of the rounds. */
export class Results {
  readonly #values = new Map<string, number[]>()

  add(variant: Variant, words: number, measured: Measured): void {
    for (const [quantity, value] of Object.entries(measured)) {
      const key = keyOf(variant, words, quantity)
      this.#values.set(key, [...(this.#values.get(key) ?? []), value])
    }
  }

  /** Throws if that was not measured. */
  value(variant: Variant, words: number, quantity: Quantity): number {
    const values = this.#values.get(keyOf(variant, words, quantity))
    if (!values) throw new Error(`${quantity} of ${variant} at ${words} words was not measured`)
    return median(values)
  }

  has(variant: Variant, words: number, quantity: Quantity): boolean {
    return this.#values.has(keyOf(variant, words, quantity))
  }
}

function keyOf(variant: Variant, words: number, quantity: string): string {
  return `${variant}/${words}/${quantity}`
}
