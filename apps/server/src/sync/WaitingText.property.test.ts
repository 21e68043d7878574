import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { checkUpdate } from './guard/checkUpdate.ts'
import { KnownStructs } from './guard/KnownStructs.ts'
import { readTyping } from './guard/readTyping.ts'
import { contentOf } from './testing/honestEdits.ts'
import { LiveDesk } from './testing/LiveDesk.ts'
import type { RawPage } from './testing/LiveDesk.ts'
import { mutateUpdate, mutation } from './testing/mutateUpdate.ts'

const share = fc.noBias(fc.nat(9_999)).map((part) => part / 10_000)

const step = fc.record({
  who: fc.nat(2),
  what: fc.constantFrom('type', 'typeOn', 'typeOn', 'typeOn', 'delete', 'deleteBehind', 'pair', 'split'),
  field: fc.constantFrom('lead', 'body', 'headline'),
  at: share,
  length: fc.integer({ min: 1, max: 3 }),
  isHearing: fc.boolean(),
  /** Before, nobody needs the document for a while. */
  isRested: fc.nat(9).map((n) => n === 0),
  mutations: fc.option(fc.array(mutation, { minLength: 1, maxLength: 2 }), { freq: 3 }),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

it('[S31] [S54] what waits is checked as what the document has: the same is taken, refused, or no news, and all reads the same', () => {
  const done = { updates: 0, waited: 0, refused: 0 }
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 80, size: 'max' }), (steps) => {
      const [lazy, eager] = [new LiveDesk(), new LiveDesk()]
      const known = new KnownStructs(eager.live.doc)
      const people = [...lazy.modes.keys()]
      const pages = people.map((user) => lazy.page(user))
      const heard = people.map(() => lazy.taken.length)
      const stored = new Y.Doc()
      Y.applyUpdate(stored, Y.encodeStateAsUpdate(lazy.live.doc))
      const first = lazy.taken.length
      for (const chosen of steps) {
        const { who, mutations, isHearing, isRested } = chosen
        if (isRested) {
          lazy.live.restIfIdle()
          lazy.live.restIfIdle()
          if (!lazy.live.isResting) throw new Error('it does not rest')
        }
        const [user, page] = [people[who]!, pages[who]!]
        if (isHearing) {
          // Else Yjs tells of each update that came under the id that was written with last.
          page.doc.clientID = 9
          for (const { update } of lazy.taken.slice(heard[who])) Y.applyUpdate(page.doc, update)
          heard[who] = lazy.taken.length
        }
        const written = page.write(who === 2 ? 202 : 100 + who, (doc) => edit(page, doc, chosen))
        if (written.byteLength === 0) continue
        const sent = mutations ? [mutateUpdate(written, page.doc, mutations), written] : [written]
        for (const update of sent) {
          const writer = { userId: user, mode: lazy.modes.get(user)! }
          const wanted = checkUpdate(update, known, eager.live.bindings, writer)
          const result = lazy.receive(user, update)
          expect(result.ok ? 0 : result.code).toBe(wanted.ok ? 0 : wanted.code)
          eager.receive(user, update)
          void eager.live.doc
          expect(lazy.taken.length).toBe(eager.taken.length)
          done.updates += 1
          if (!result.ok) done.refused += 1
          else if (readTyping(update)) done.waited += 1
        }
      }
      expect(contentOf(lazy.live.doc)).toEqual(contentOf(eager.live.doc))
      for (const { update } of lazy.taken.slice(first)) Y.applyUpdate(stored, update)
      expect(contentOf(stored)).toEqual(contentOf(lazy.live.doc))
    }),
    { numRuns: 250 },
  )
  process.stdout.write(
    `${done.updates} updates, ${done.waited} of them plain typing, ${done.refused} refused\n`,
  )
})

/** What somebody types or deletes; `typeOn` goes on where they wrote last. */
function edit({ user }: RawPage, doc: Y.Doc, { what, field, at, length }: Step): void {
  const text = doc.getText(field)
  const place = Math.floor(at * (text.length + 1))
  const [caret = place] = [carets.get(doc)?.[field]]
  const from = Math.min(what === 'typeOn' || what === 'deleteBehind' ? caret : place, text.length)
  const move = (to: number): void => void carets.set(doc, { ...carets.get(doc), [field]: to })
  if (what === 'split') {
    text.insertEmbed(from, { k: 'p' })
    move(from + 1)
  } else if (what === 'delete' || what === 'deleteBehind') {
    const start = what === 'delete' ? from : Math.max(0, from - length)
    text.delete(start, Math.min(length, text.length - start))
    move(start)
  } else {
    const inserted = what === 'pair' ? '😀' : `${user}s`.slice(0, length)
    text.insert(from, inserted)
    move(from + inserted.length)
  }
}

const carets = new WeakMap<Y.Doc, Readonly<Record<string, number>>>()
