import * as encoding from 'lib0/encoding'

/** An awareness update of these states, sound or not: clientID, clock, the state as JSON. */
export function awarenessStates(
  ...entries: readonly (readonly [client: number, clock: number, json: string])[]
): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const [client, clock, json] of entries) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return encoding.toUint8Array(encoder)
}
