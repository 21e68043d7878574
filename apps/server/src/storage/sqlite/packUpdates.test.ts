import { expect, it } from 'vitest'
import type { DecisionRecord } from '../DecisionRecord.ts'
import type { LateRecord } from '../LateRecord.ts'
import { packUpdates, unpackUpdates } from './packUpdates.ts'

it('unpacks what was packed, in order, each with what goes on record with it', () => {
  const decision: DecisionRecord = {
    at: 1,
    decidedBy: 'anna',
    verdict: 'accept',
    whose: 'ben',
    what: 'i:7:0:1',
    text: 'x',
    length: 1,
  }
  const late: LateRecord = {
    at: 1,
    person: 'anna',
    inserted: 2,
    struck: 0,
    restored: 0,
    ids: [[7, 0, 2]],
    spans: [],
  }
  const updates = [
    { id: 'a', update: new Uint8Array([1, 2, 3]), decisions: [], late: null },
    { id: 'b', update: new Uint8Array(), decisions: [decision], late: null },
    { id: 'a', update: new Uint8Array([4]), decisions: [], late },
  ] as const
  expect(unpackUpdates(packUpdates(updates))).toEqual(updates)
  expect(unpackUpdates(packUpdates([]))).toEqual([])
})
