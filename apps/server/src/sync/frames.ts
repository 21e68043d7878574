import { FINGERPRINT_BYTES } from '@stet/article'
import type { Fingerprint } from '@stet/article'
import { MESSAGE_TYPES, SYNC_STEPS } from '@stet/protocol'
import { ByteWriter, varBytesLength, varUintLength } from './ByteWriter.ts'
import type { Converted } from './LiveDocument.ts'
import { ByteReader } from './guard/ByteReader.ts'

/** What a client says in one frame. */
export type Message =
  | { readonly kind: 'step1'; readonly stateVector: Uint8Array }
  | { readonly kind: 'step2'; readonly update: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'queryAwareness' }
  | { readonly kind: 'acknowledge'; readonly number: number }
  | { readonly kind: 'fingerprint'; readonly fingerprint: Fingerprint }

/** Reads one frame; null if it is not exactly one message of a known type. */
export function readMessage(frame: Uint8Array): Message | null {
  const reader = new ByteReader(frame)
  const message = read(reader)
  return reader.isBroken || reader.remaining > 0 ? null : message
}

function read(reader: ByteReader): Message | null {
  switch (reader.varUint()) {
    case MESSAGE_TYPES.sync:
      return readStep(reader)
    case MESSAGE_TYPES.awareness:
      return { kind: 'awareness', update: reader.bytes() }
    case MESSAGE_TYPES.queryAwareness:
      return { kind: 'queryAwareness' }
    case MESSAGE_TYPES.acknowledge:
      return { kind: 'acknowledge', number: reader.varUint() }
    case MESSAGE_TYPES.fingerprint:
      return readFingerprint(reader)
    default:
      return null
  }
}

function readFingerprint(reader: ByteReader): Message | null {
  const fingerprint = { moment: reader.bytes(), content: reader.bytes() }
  const isOne = Object.values(fingerprint).every(({ length }) => length === FINGERPRINT_BYTES)
  return isOne ? { kind: 'fingerprint', fingerprint } : null
}

function readStep(reader: ByteReader): Message | null {
  switch (reader.varUint()) {
    case SYNC_STEPS.step1:
      return { kind: 'step1', stateVector: reader.bytes() }
    case SYNC_STEPS.step2:
      return { kind: 'step2', update: reader.bytes() }
    case SYNC_STEPS.update:
      return { kind: 'update', update: reader.bytes() }
    default:
      return null
  }
}

export const step1Frame = (stateVector: Uint8Array) =>
  encode([MESSAGE_TYPES.sync, SYNC_STEPS.step1], stateVector)
export const step2Frame = (update: Uint8Array) => encode([MESSAGE_TYPES.sync, SYNC_STEPS.step2], update)
export const updateFrame = (update: Uint8Array) => encode([MESSAGE_TYPES.sync, SYNC_STEPS.update], update)
export const awarenessFrame = (update: Uint8Array) => encode([MESSAGE_TYPES.awareness], update)

/** A message of awareness that tells these states, each as it is encoded there. */
export function statesFrame(states: readonly Uint8Array[]): Uint8Array {
  const length = states.reduce((sum, state) => sum + state.byteLength, varUintLength(states.length))
  const type = MESSAGE_TYPES.awareness
  const writer = new ByteWriter(varUintLength(type) + varUintLength(length) + length)
  writer.varUint(type).varUint(length).varUint(states.length)
  for (const state of states) writer.put(state)
  return writer.bytes
}
export const acknowledgeFrame = (number: number) => encode([MESSAGE_TYPES.acknowledge, number])

export const convertedFrame = ({ inserted, struck, restored }: Converted) =>
  encode([MESSAGE_TYPES.converted, inserted, struck, restored])

export const fingerprintFrame = ({ moment, content }: Fingerprint) =>
  encode([MESSAGE_TYPES.fingerprint], moment, content)

/** Awareness of nobody: shows a stock client, which counts messages and not pings, that the server is there. */
export const KEEP_ALIVE_FRAME = awarenessFrame(new Uint8Array([0]))

function encode(numbers: readonly number[], ...arrays: readonly Uint8Array[]): Uint8Array {
  let length = 0
  for (const number of numbers) length += varUintLength(number)
  for (const bytes of arrays) length += varBytesLength(bytes)
  const writer = new ByteWriter(length)
  for (const number of numbers) writer.varUint(number)
  for (const bytes of arrays) writer.varBytes(bytes)
  return writer.bytes
}
