import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'

const CONTENT_STRING = 4
const CONTENT = 0x1f
const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40

type StructListener = (client: number, clock: number, length: number) => void

/** Tells what an update brings; what is usual here, a piece of text that stands between others, costs next to nothing. */
export function eachStruct(update: Uint8Array, tell: StructListener): void {
  if (tellPieceOfText(update, tell)) return
  for (const struct of Y.decodeUpdate(update).structs) {
    if (!(struct instanceof Y.Skip)) tell(struct.id.client, struct.id.clock, struct.length)
  }
}

function tellPieceOfText(update: Uint8Array, tell: StructListener): boolean {
  const decoder = decoding.createDecoder(update)
  if (decoding.readVarUint(decoder) !== 1 || decoding.readVarUint(decoder) !== 1) return false
  const client = decoding.readVarUint(decoder)
  const clock = decoding.readVarUint(decoder)
  const info = decoding.readUint8(decoder)
  const neighbours = Number((info & HAS_ORIGIN) > 0) + Number((info & HAS_RIGHT_ORIGIN) > 0)
  if ((info & CONTENT) !== CONTENT_STRING || neighbours === 0) return false
  for (let number = 0; number < 2 * neighbours; number += 1) decoding.readVarUint(decoder)
  tell(client, clock, decoding.readVarString(decoder).length)
  return true
}
