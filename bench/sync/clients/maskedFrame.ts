import { frameOf } from '../servers/frameOf.ts'

const MASKED = 0x80
const PONG = 0x8a

/** A message as a client has to send it: one frame, masked with a key that is not trivial. */
export function maskedFrame(message: Uint8Array): Buffer {
  const plain = frameOf(message)
  const header = plain.length - message.length
  const key = [0x37, 0xfa, 0x21, message.length % 251]
  const frame = Buffer.allocUnsafe(plain.length + key.length)
  plain.copy(frame, 0, 0, header)
  frame[1] = (plain[1] ?? 0) | MASKED
  frame.set(key, header)
  const start = header + key.length
  for (let at = 0; at < message.length; at += 1)
    frame[start + at] = (message[at] ?? 0) ^ (key[at % key.length] ?? 0)
  return frame
}

/** The answer to a ping without content; those with content are none of the servers' here. */
export const PONG_FRAME = Buffer.from([PONG, MASKED, 0x37, 0xfa, 0x21, 0x3d])
