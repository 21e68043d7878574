const MAX_NUMBER_BYTES = 8
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * Reads lib0's encoding from bytes that nobody vouches for. The first read that goes wrong breaks the reader for good:
 * from then on it gives zeros and empty texts, and `isBroken` is true. Nothing is allocated by a number that was read.
 */
export class ByteReader {
  readonly #bytes: Uint8Array
  #at = 0
  #isBroken = false

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isBroken(): boolean {
    return this.#isBroken
  }

  get remaining(): number {
    return this.#bytes.byteLength - this.#at
  }

  byte(): number {
    const byte = this.#isBroken ? undefined : this.#bytes[this.#at]
    if (byte === undefined) return this.#break()
    this.#at += 1
    return byte
  }

  /** At most 2^53 - 1. */
  varUint(): number {
    let value = 0
    let factor = 1
    for (let count = 0; count < MAX_NUMBER_BYTES; count += 1) {
      const byte = this.byte()
      value += (byte & 0x7f) * factor
      factor *= 128
      if (byte < 0x80) return value <= Number.MAX_SAFE_INTEGER ? value : this.#break()
    }
    return this.#break()
  }

  /** Reads over a varInt: sign and six bits, then seven bits a byte; at most 2^53 - 1 either way. */
  skipVarInt(): void {
    let byte = this.byte()
    let value = byte & 0x3f
    let factor = 64
    for (let count = 1; byte >= 0x80 && count < MAX_NUMBER_BYTES; count += 1) {
      byte = this.byte()
      value += (byte & 0x7f) * factor
      factor *= 128
    }
    if (byte >= 0x80 || value > Number.MAX_SAFE_INTEGER) this.#break()
  }

  skip(count: number): void {
    if (this.#isBroken || count > this.remaining) this.#break()
    else this.#at += count
  }

  /** A view of what was read since that much remained. */
  since(remaining: number): Uint8Array {
    return this.#bytes.subarray(this.#bytes.byteLength - remaining, this.#at)
  }

  /** A view, not a copy. */
  bytes(): Uint8Array {
    const length = this.varUint()
    if (this.#isBroken || length > this.remaining) {
      this.#break()
      return new Uint8Array()
    }
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  /** Strict UTF-8. */
  text(): string {
    try {
      return decoder.decode(this.bytes())
    } catch {
      this.#break()
      return ''
    }
  }

  #break(): number {
    this.#isBroken = true
    this.#at = this.#bytes.byteLength
    return 0
  }
}
