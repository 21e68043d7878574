/** Bytes of a digest. */
export const DIGEST_BYTES = 8

/**
 * Makes few bytes of much, quickly and at once: browsers give SHA-256 to pages on HTTPS only, and later, not now. It finds
 * faults, not forgeries. Pages and servers compare what it makes: one that makes something else needs another type of message.
 */
export class Digest {
  #high = 0xde_ad_be_ef
  #low = 0x41_c6_ce_57

  /** A whole number from 0 to 2^53 - 1. */
  number(value: number): void {
    this.#unit(value | 0)
    this.#unit((value / 2 ** 32) | 0)
  }

  text(value: string): void {
    this.number(value.length)
    this.letters(value)
  }

  /** Without their number, so that cuts make no difference. */
  letters(value: string): void {
    for (let index = 0; index < value.length; index += 1) this.#unit(value.charCodeAt(index))
  }

  /** A value as JSON has them, whatever the order of its keys. */
  value(value: unknown): void {
    if (typeof value !== 'object' || value === null) return this.text(`${typeof value} ${String(value)}`)
    const entries = Object.entries(value)
    this.text(Array.isArray(value) ? 'list' : 'record')
    this.number(entries.length)
    for (const [name, inner] of entries.toSorted(([left], [right]) => (left < right ? -1 : 1))) {
      this.text(name)
      this.value(inner)
    }
  }

  get bytes(): Uint8Array {
    const high = mixed(this.#high) ^ mixed(this.#low ^ 0x9e_37_79_b9)
    const low = mixed(this.#low) ^ mixed(high)
    const bytes = new Uint8Array(DIGEST_BYTES)
    const view = new DataView(bytes.buffer)
    view.setUint32(0, high)
    view.setUint32(4, low)
    return bytes
  }

  /** Turned before each step, so that no two differences undo each other by their places alone. */
  #unit(value: number): void {
    this.#high = Math.imul(((this.#high << 5) | (this.#high >>> 27)) ^ value, 2_654_435_761)
    this.#low = Math.imul(((this.#low << 7) | (this.#low >>> 25)) ^ value, 1_597_334_677)
  }
}

function mixed(lane: number): number {
  const half = Math.imul(lane ^ (lane >>> 16), 2_246_822_507)
  return Math.imul(half ^ (half >>> 13), 3_266_489_909)
}
