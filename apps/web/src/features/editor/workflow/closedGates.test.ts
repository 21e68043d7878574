import type { Gate, Problem } from '@stet/protocol'
import { describe, expect, it } from 'vitest'
import { RequestError } from '../../../api/RequestError.ts'
import { closedGates } from './closedGates.ts'

const gate = (name: Gate['gate'], passed: boolean, isOverridden = false): Gate => ({
  gate: name,
  passed,
  isOverridden,
  params: {},
  says: { de: 'So.', en: 'So.' },
})
const refused = (gates?: unknown[]): RequestError => {
  const problem: Problem = { type: 'urn:stet:problem:gates-closed', title: '', status: 409, detail: '' }
  return new RequestError({ kind: 'problem', problem: gates ? { ...problem, gates } : problem })
}

describe('the closed gates of a refusal', () => {
  it('are those that let nobody through', () => {
    const gates = [
      gate('embargo', false),
      gate('legal', true),
      gate('fourEyes', false, true),
      { gate: 'new' },
    ]
    expect(closedGates(refused(gates)).map(({ gate: name }) => name)).toEqual(['embargo'])
  })

  it('are none of another failure', () => {
    expect(closedGates(refused())).toEqual([])
    expect(closedGates(new RequestError({ kind: 'unreachable' }))).toEqual([])
    expect(closedGates(new Error('else'))).toEqual([])
  })
})
