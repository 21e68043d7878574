import { gateSchema, type Gate } from '@stet/protocol'
import { RequestError } from '../../../api/RequestError.ts'

/** The gates that kept a step from being made, from the server's refusal; none where it was refused for another reason. */
export function closedGates(error: unknown): readonly Gate[] {
  if (!(error instanceof RequestError) || error.failure.kind !== 'problem') return []
  const gates = (error.failure.problem.gates ?? []).flatMap((gate) => gateSchema.safeParse(gate).data ?? [])
  return gates.filter(({ passed, isOverridden }) => !passed && !isOverridden)
}
