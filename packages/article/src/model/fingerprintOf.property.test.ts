import { array, assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf } from './contentOf.ts'
import { compareFingerprints, FINGERPRINT_BYTES, fingerprintOf } from './fingerprintOf.ts'
import { openRoots, spansRoot, textRoot } from './roots.ts'
import { anyDice, gather } from './testing/gather.ts'
import { honestStep, type Memory } from './testing/honestSteps.ts'
import { pick } from './testing/wildSteps.ts'

function written(client: number, text: string): Y.Doc {
  const doc = openRoots(new Y.Doc())
  doc.clientID = client
  textRoot(doc, 'lead').insert(0, text)
  return doc
}

function made(markerFirst: boolean, kind: string, letter: string, value: string): Y.Doc {
  const doc = openRoots(new Y.Doc())
  doc.clientID = 7
  const body = textRoot(doc, 'body')
  body.insertEmbed(0, { k: kind })
  body.insert(markerFirst ? 1 : 0, letter)
  spansRoot(doc).set('7.1', { t: value } as never)
  return doc
}

describe('fingerprintOf', () => {
  it('[A96] honest replicas that are at the same moment never differ, whatever they have heard of each other', () => {
    let compared = 0
    assert(
      property(
        integer({ min: 2, max: 4 }),
        array(anyDice, { minLength: 10, maxLength: 40, size: 'max' }),
        (count, steps) => {
          const everybody = gather(count, true)
          const memory: Memory = new Map()
          for (const step of steps) {
            const replica = pick(everybody, step.who)
            if (step.what % 3 === 2) replica.pull(pick(everybody, step.a))
            else
              honestStep(replica, step.c % 3 === 0 ? 'suggest' : 'edit', memory, {
                ...step,
                what: step.what % 12,
              })
            const own = fingerprintOf(replica.doc)
            for (const other of everybody) {
              const found = compareFingerprints(own, fingerprintOf(other.doc))
              expect(found).not.toBe('differs')
              expect(found === 'same').toBe(contentOf(replica.doc) === contentOf(other.doc))
              if (other !== replica && found === 'same') compared += 1
            }
            const loaded = openRoots(new Y.Doc())
            Y.applyUpdate(loaded, Y.encodeStateAsUpdate(replica.doc))
            expect(compareFingerprints(own, fingerprintOf(loaded))).toBe('same')
          }
        },
      ),
      { numRuns: 60 },
    )
    expect(compared).toBeGreaterThan(100)
  })

  it('[A96] tells apart what two wrote under one id', () => {
    const one = fingerprintOf(written(7, 'abc'))
    expect(one.moment).toHaveLength(FINGERPRINT_BYTES)
    expect(compareFingerprints(one, fingerprintOf(written(7, 'abc')))).toBe('same')
    expect(compareFingerprints(one, fingerprintOf(written(7, 'abd')))).toBe('differs')
    expect(compareFingerprints(one, fingerprintOf(written(7, 'abcd')))).toBe('elsewhere')
    expect(compareFingerprints(one, fingerprintOf(written(8, 'abc')))).toBe('elsewhere')
  })

  it('[A96] tells apart a letter, a marker, an order and a value that are another under the same ids', () => {
    const one = fingerprintOf(made(true, 'p', 'a', 'x'))
    expect(compareFingerprints(one, fingerprintOf(made(true, 'p', 'a', 'x')))).toBe('same')
    for (const other of [
      made(false, 'p', 'a', 'x'),
      made(true, 'h', 'a', 'x'),
      made(true, 'p', 'b', 'x'),
      made(true, 'p', 'a', 'y'),
    ]) {
      expect(compareFingerprints(one, fingerprintOf(other))).toBe('differs')
    }
  })

  it('[A96] tells apart 2,000 texts that differ in a figure, in both halves', () => {
    const words = Array.from({ length: 2_000 }, (_, index) => fingerprintOf(written(7, `Absatz ${index}`)))
    for (const half of [0, 4]) {
      const seen = new Set(words.map(({ content }) => new DataView(content.buffer).getUint32(half)))
      expect(seen.size).toBe(words.length)
    }
  })
})
