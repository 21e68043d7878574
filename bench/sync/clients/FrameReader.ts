/** What a server sends: `data` holds the bytes of this message alone. */
export type FrameListener = (opcode: number, data: Buffer) => void

const OPCODE = 0x0f
const LENGTH = 0x7f
const SHORT = 126

/** Cuts what arrives on a socket into the frames of a server, which are not masked and, here, not fragmented. */
export class FrameReader {
  readonly #listener: FrameListener
  #rest: Buffer | null = null

  constructor(listener: FrameListener) {
    this.#listener = listener
  }

  read(chunk: Buffer): void {
    const bytes = this.#rest === null ? chunk : Buffer.concat([this.#rest, chunk])
    let at = 0
    while (at + 2 <= bytes.length) {
      const short = (bytes[at + 1] ?? 0) & LENGTH
      const header = short < SHORT ? 2 : short === SHORT ? 4 : 10
      if (at + header > bytes.length) break
      const length =
        header === 2
          ? short
          : header === 4
            ? bytes.readUInt16BE(at + 2)
            : Number(bytes.readBigUInt64BE(at + 2))
      const start = at + header
      if (start + length > bytes.length) break
      this.#listener((bytes[at] ?? 0) & OPCODE, bytes.subarray(start, start + length))
      at = start + length
    }
    this.#rest = at === bytes.length ? null : bytes.subarray(at)
  }
}
