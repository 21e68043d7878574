import { MESSAGE_TYPES, SYNC_STEPS } from '@stet/protocol'
import * as encoding from 'lib0/encoding'

/** What clients say, each one message; `address` is what stands before every message (`Dialect`). */
export const syncMessage = (address: Uint8Array, step: keyof typeof SYNC_STEPS, bytes: Uint8Array) =>
  message(address, [MESSAGE_TYPES.sync, SYNC_STEPS[step]], bytes)

export const barrierMessage = (address: Uint8Array, n: number) =>
  message(address, [MESSAGE_TYPES.acknowledge, n], null)

/** One client's state, as y-protocols encodes it. */
export const awarenessMessage = (address: Uint8Array, client: number, clock: number, state: object) =>
  awarenessStatesMessage(address, [client], clock, state)

/** The same state of several clients. */
export function awarenessStatesMessage(
  address: Uint8Array,
  clients: readonly number[],
  clock: number,
  state: object,
): Uint8Array {
  const states = encoding.createEncoder()
  encoding.writeVarUint(states, clients.length)
  for (const client of clients) {
    encoding.writeVarUint(states, client)
    encoding.writeVarUint(states, clock)
    encoding.writeVarString(states, JSON.stringify(state))
  }
  return message(address, [MESSAGE_TYPES.awareness], encoding.toUint8Array(states))
}

export function message(
  address: Uint8Array,
  numbers: readonly number[],
  bytes: Uint8Array | null,
): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeUint8Array(encoder, address)
  for (const number of numbers) encoding.writeVarUint(encoder, number)
  if (bytes !== null) encoding.writeVarUint8Array(encoder, bytes)
  return encoding.toUint8Array(encoder)
}
