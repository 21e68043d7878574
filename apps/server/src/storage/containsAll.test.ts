import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { containsAll } from './containsAll.ts'

const edits = fc.array(
  fc.record({ who: fc.nat(2), at: fc.nat(40), remove: fc.nat(3), text: fc.string({ maxLength: 4 }) }),
  { minLength: 1, maxLength: 30 },
)

it('[S5] a snapshot of everything contains everything; one of less does not, unless nothing was added', () => {
  fc.assert(
    fc.property(edits, fc.nat(29), (steps, cut) => {
      const docs = [0, 1, 2].map(() => new Y.Doc())
      const whole = new Y.Doc()
      const log: Uint8Array[] = []
      let early = Y.encodeStateAsUpdate(whole)
      steps.forEach(({ who, at, remove, text }, index) => {
        const doc = docs[who] ?? whole
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(whole))
        const before = Y.encodeStateVector(doc)
        const body = doc.getText('body')
        const from = Math.min(at, body.length)
        doc.transact(() => {
          body.delete(from, Math.min(remove, body.length - from))
          body.insert(from, text)
        })
        const update = Y.encodeStateAsUpdate(doc, before)
        log.push(update)
        Y.applyUpdate(whole, update)
        if (index === cut) early = Y.encodeStateAsUpdate(whole)
      })
      const now = Y.encodeStateAsUpdate(whole)
      expect(containsAll(now, [early, ...log])).toEqual({ ok: true })
      const added = new Y.Doc()
      Y.applyUpdate(added, early)
      const isSame = Y.equalSnapshots(Y.snapshot(added), Y.snapshot(whole))
      expect(containsAll(early, [now]).ok).toBe(isSame)
    }),
    { numRuns: 300 },
  )
})
