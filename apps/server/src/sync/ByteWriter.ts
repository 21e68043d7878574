/** Bytes that a number takes in lib0's `writeVarUint`; it is at most 2^53 - 1. */
export function varUintLength(value: number): number {
  let length = 1
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) length += 1
  return length
}

/** Bytes that an array takes with its length before it. */
export function varBytesLength({ byteLength }: Uint8Array): number {
  return varUintLength(byteLength) + byteLength
}

/**
 * Writes lib0's encoding into memory of a length that is known before: `bytes` is full when everything was written. The
 * memory may be a piece of a larger one that others share, so what lives long should not be made of it.
 */
export class ByteWriter {
  readonly bytes: Buffer
  #at = 0

  constructor(length: number) {
    this.bytes = Buffer.allocUnsafe(length)
  }

  varUint(value: number): this {
    let rest = value
    while (rest >= 128) {
      this.bytes[this.#at] = 128 + (rest % 128)
      this.#at += 1
      rest = Math.floor(rest / 128)
    }
    this.bytes[this.#at] = rest
    this.#at += 1
    return this
  }

  put(bytes: Uint8Array): this {
    this.bytes.set(bytes, this.#at)
    this.#at += bytes.byteLength
    return this
  }

  varBytes(bytes: Uint8Array): this {
    return this.varUint(bytes.byteLength).put(bytes)
  }
}
