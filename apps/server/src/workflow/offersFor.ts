import type { Offer } from '@stet/protocol'
import type { Action } from '../permissions.ts'
import { gatesFor, type GateFacts } from './gatesFor.ts'
import { TRANSITIONS, transitionFrom } from './TRANSITIONS.ts'

/** What somebody gives with the request; the rest has to be so already. */
const GIVEN = ['reason', 'notice', 'publishAt'] as const

/** The steps that exist from here and are somebody's to make, in the order of the table. Pure. */
export function offersFor(facts: GateFacts, may: (action: Action) => boolean): readonly Offer[] {
  const { state, publication, record } = facts
  const standing = { state, publication, hasSchedule: record.schedule !== null }
  return TRANSITIONS.filter((row) => transitionFrom(standing, row.to) === row && may(row.action)).map(
    (row) => {
      const all = gatesFor(row, facts)
      const needs = GIVEN.filter((name) => all.some(({ gate, passed }) => gate === name && !passed))
      // Whether an embargo is in the way of a schedule depends on the time that is given.
      const gates = all.filter(
        ({ gate }) =>
          !(GIVEN as readonly string[]).includes(gate) && !(row.to === 'scheduled' && gate === 'embargo'),
      )
      const closed = gates.filter(({ passed }) => !passed)
      return {
        to: row.to,
        needs,
        isOpen: closed.length === 0,
        canOverride:
          closed.length > 0 && may('override') && closed.every(({ gate }) => row.overridable.includes(gate)),
        gates: [...gates],
      }
    },
  )
}
