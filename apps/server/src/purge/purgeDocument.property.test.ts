import { Attribution } from '@stet/article'
import { anyDice, gather, honestStep, meet, pick, type Memory } from '@stet/article/model/testing'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { purgeDocument } from './purgeDocument.ts'
import { readingsOf } from './readingsOf.ts'
import { SoughtText } from './SoughtText.ts'

/** Every stored letter by its id, with who wrote it. */
function lettersOf(doc: Y.Doc): ReadonlyMap<string, string> {
  const attribution = new Attribution(doc)
  const letters = new Map<string, string>()
  for (const { line } of readingsOf(doc)) {
    for (let at = 0; at < line.text.length; at += 1) {
      const letter = line.text.charAt(at)
      const [[client, clock] = [0, 0]] = line.idsOf(at, at + 1)
      letters.set(`${client}:${clock}`, `${letter} ${attribution.stateAt(client, clock).author}`)
    }
  }
  return letters
}

const linesOf = (doc: Y.Doc) => [...readingsOf(doc)].map(({ line }) => line.text)

/** Every piece of text that the bytes of a document hold. */
function textsIn(bytes: Uint8Array): readonly string[] {
  return Y.decodeUpdate(bytes).structs.flatMap((struct) =>
    'content' in struct && struct.content instanceof Y.ContentString ? [struct.content.str] : [],
  )
}

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

it('[U1] [U3] [U4] whatever people wrote, suggested and decided, a text is gone from every reading and every byte, and nothing else', () => {
  let removed = 0
  fc.assert(
    fc.property(
      fc.array(anyDice, { minLength: 5, maxLength: 60, size: 'max' }),
      fc.nat(),
      fc.integer({ min: 1, max: 3 }),
      (steps, at, length) => {
        const everybody = gather(3, true)
        const people = everybody.slice(1)
        const memory: Memory = new Map()
        for (const dice of steps) {
          const replica = pick(people, dice.who)
          if (dice.what % 8 === 7) replica.pull(pick(everybody, dice.a))
          else
            honestStep(replica, dice.c % 4 === 0 ? 'edit' : 'suggest', memory, {
              ...dice,
              what: dice.what % 12,
            })
        }
        meet(everybody)
        const doc = copyOf(everybody[1]!.doc)
        const lines = linesOf(doc).filter((line) => line.trim().length >= length)
        const line = lines[at % Math.max(1, lines.length)]?.trim() ?? 'x'
        const from = at % Math.max(1, line.length - length + 1)
        const text = line.slice(from, from + length).trim()
        if (text === '' || !text.isWellFormed()) return
        const sought = new SoughtText({ text, isPart: true }, 'de')
        const before = lettersOf(doc)
        const earlier = Y.encodeStateAsUpdate(doc)
        const known = Y.encodeStateVector(doc)

        const places = purgeDocument(doc, sought)
        removed += places.live + places.suggestions + places.hidden
        const bytes = Y.encodeStateAsUpdate(doc)
        expect(linesOf(doc).filter((each) => sought.isIn(each))).toEqual([])
        expect(textsIn(bytes).filter((each) => sought.isIn(each))).toEqual([])
        // Nothing is written for it, so nobody is named for it.
        expect(Y.encodeStateVector(doc)).toEqual(known)
        const after = lettersOf(doc)
        for (const [id, letter] of after) expect(letter).toBe(before.get(id))
        const gone = [...before].flatMap(([id, letter]) => (after.has(id) ? [] : [letter.charAt(0)]))
        expect(gone.filter((letter) => !isOf(text, letter))).toEqual([])
        // Who kept it sends it again: it is known, and stays gone.
        const again = new Y.Doc()
        Y.applyUpdate(again, bytes)
        Y.applyUpdate(again, earlier)
        expect(Y.encodeStateAsUpdate(again)).toEqual(bytes)
      },
    ),
  )
  expect(removed).toBeGreaterThan(100)
})

/** Whether a letter is one that the text is made of, however it is written. */
function isOf(text: string, letter: string): boolean {
  return (
    text.includes(letter) || Array.from(text).some((each) => isSame(each, letter) || isSame(letter, each))
  )
}

function isSame(one: string, other: string): boolean {
  return new SoughtText({ text: one, isPart: true }, 'de').isIn(other)
}
