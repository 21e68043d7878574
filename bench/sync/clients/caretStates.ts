import type { Seat } from './Seat.ts'
import { maskedFrame } from './maskedFrame.ts'
import { awarenessMessage } from './messages.ts'

/** What a tab tells of itself while its caret moves on, one frame a step. */
export function caretStates(seat: Seat, count: number): readonly Uint8Array[] {
  const user = { id: `person-${seat.index}`, name: `Person ${seat.index}`, color: 1 + (seat.index % 12) }
  return Array.from({ length: count }, (_, step) => {
    const place = { item: { client: seat.ids.edit, clock: step }, assoc: 0 }
    const state = { user, cursor: { anchor: place, head: place } }
    return maskedFrame(awarenessMessage(seat.address, seat.ids.edit, step + 1, state))
  })
}
