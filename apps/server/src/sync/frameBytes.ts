const FINAL_BINARY = 0x82
const SHORT = 125
const LENGTH_16 = 126
const LENGTH_64 = 127

/** A message as it stands on the wire: one unmasked, final, binary WebSocket frame (RFC 6455, section 5.2). */
export function frameBytes(message: Uint8Array): Uint8Array {
  const { byteLength: length } = message
  const head = length <= SHORT ? 2 : length <= 0xffff ? 4 : 10
  const bytes = new Uint8Array(head + length)
  bytes[0] = FINAL_BINARY
  if (head === 2) bytes[1] = length
  else {
    const view = new DataView(bytes.buffer)
    bytes[1] = head === 4 ? LENGTH_16 : LENGTH_64
    if (head === 4) view.setUint16(2, length)
    else view.setBigUint64(2, BigInt(length))
  }
  bytes.set(message, head)
  return bytes
}
