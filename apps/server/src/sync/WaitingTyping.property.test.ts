import { mergeRanges, parseSpan, spanKey, spansRoot } from '@stet/article'
import type { IdRange } from '@stet/article'
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
  what: fc.constantFrom(
    'type',
    'typeOn',
    'typeOn',
    'typeOn',
    'delete',
    'deleteBehind',
    'pair',
    'split',
    'strike',
    'strikeOn',
    'strikeOn',
    'takeBack',
  ),
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
  const done = { updates: 0, waited: 0, struck: 0, refused: 0 }
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 80, size: 'max' }), (steps) => {
      const [lazy, eager] = [new LiveDesk(), new LiveDesk()]
      const known = new KnownStructs(eager.live.doc)
      const people = [...lazy.modes.keys()]
      const pages = people.map((user) => lazy.page(user))
      const heard = people.map(() => lazy.taken.length)
      const isLost = people.map(() => false)
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
        const user = people[who]!
        if (isLost[who]) {
          // As after a reload: what was refused is on no other page.
          pages[who] = lazy.page(user)
          heard[who] = lazy.taken.length
          isLost[who] = false
        }
        const page = pages[who]!
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
          isLost[who] ||= !result.ok
          if (!result.ok) done.refused += 1
          else if (readTyping(update)?.kind === 'strike') done.struck += 1
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
    `${done.updates} updates, ${done.waited} of them plain typing, ${done.struck} suggested deletions, ${done.refused} refused\n`,
  )
})

/** What somebody types or deletes; `typeOn` goes on where they wrote last. */
function edit({ user }: RawPage, doc: Y.Doc, { what, field, at, length }: Step): void {
  const text = doc.getText(field)
  const place = Math.floor(at * (text.length + 1))
  const [caret = place] = [carets.get(doc)?.[field]]
  const from = Math.min(what === 'typeOn' || what === 'deleteBehind' ? caret : place, text.length)
  if (what === 'strike' || what === 'strikeOn' || what === 'takeBack')
    return strike(doc, what, text, place, length)
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

/** Suggests some characters to go: under a key of its own, or with those that the last key has; or takes that back. */
function strike(doc: Y.Doc, what: Step['what'], text: Y.Text, place: number, length: number): void {
  const spans = spansRoot(doc)
  const last = keys.get(doc) ?? 0
  const key = spanKey(doc.clientID, last)
  const before = what === 'strikeOn' ? parseSpan(key, spans.get(key)) : undefined
  if (what === 'takeBack') spans.delete(key)
  else {
    const ids = mergeRanges([...(before?.t === 'del' ? before.ids : []), ...idsAt(text, place, length)])
    const next = before ? key : spanKey(doc.clientID, last + 1)
    if (!before) keys.set(doc, last + 1)
    if (ids.length > 0) spans.set(next, { t: 'del', ids, n: spans.size + 1 })
  }
}

/** Of the characters from a place on. */
function idsAt(text: Y.Text, place: number, length: number): IdRange[] {
  const ids: IdRange[] = []
  let index = 0
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    for (let at = 0; at < item.length; at += 1, index += 1)
      if (index >= place && index < place + length) ids.push([item.id.client, item.id.clock + at, 1])
  }
  return ids
}

const keys = new WeakMap<Y.Doc, number>()
const carets = new WeakMap<Y.Doc, Readonly<Record<string, number>>>()
