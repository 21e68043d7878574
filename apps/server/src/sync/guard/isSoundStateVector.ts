import { ByteReader } from './ByteReader.ts'

/** Whether bytes are a Yjs state vector and nothing else. */
export function isSoundStateVector(bytes: Uint8Array): boolean {
  const reader = new ByteReader(bytes)
  const count = reader.varUint()
  for (let index = 0; index < count && !reader.isBroken; index += 1) {
    reader.varUint()
    reader.varUint()
  }
  return !reader.isBroken && reader.remaining === 0
}
