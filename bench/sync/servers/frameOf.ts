const FINAL_BINARY = 0x82
const SHORT = 126
const LONG = 127

/** A message as a server sends it: one WebSocket frame, header and bytes in one buffer. */
export function frameOf(message: Uint8Array): Buffer {
  const { length } = message
  const header = length < SHORT ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(header + length)
  frame[0] = FINAL_BINARY
  if (header === 2) frame[1] = length
  else if (header === 4) {
    frame[1] = SHORT
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = LONG
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(message, header)
  return frame
}
