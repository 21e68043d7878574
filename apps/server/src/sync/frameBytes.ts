const FINAL_BINARY = 0x82
const SHORT = 125
const LENGTH_16 = 126
const LENGTH_64 = 127

/** A message as it stands on the wire: one unmasked, final, binary WebSocket frame (RFC 6455, section 5.2). */
export function frameBytes(message: Uint8Array): Buffer {
  const { byteLength: length } = message
  const head = length <= SHORT ? 2 : length <= 0xffff ? 4 : 10
  const bytes = Buffer.allocUnsafe(head + length)
  bytes[0] = FINAL_BINARY
  if (head === 2) bytes[1] = length
  else if (head === 4) {
    bytes[1] = LENGTH_16
    bytes.writeUInt16BE(length, 2)
  } else {
    bytes[1] = LENGTH_64
    bytes.writeBigUInt64BE(BigInt(length), 2)
  }
  bytes.set(message, head)
  return bytes
}
