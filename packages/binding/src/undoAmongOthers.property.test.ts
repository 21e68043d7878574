import { type ArticleJson, read, type ReadRun, toProseMirror, articleSchema } from '@stet/article'
import { TextSelection } from '@tiptap/pm/state'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { type BlockIds, blockIds, characterNames } from './testing/blockIds.ts'
import { type Operation, operation, transactionOf } from './testing/operations.ts'
import { startArticles } from './testing/startArticles.ts'
import { articleBytes, Tab } from './testing/Tab.ts'

/** What Anna takes back, and what Ben does meanwhile. */
interface Trial {
  readonly start: ArticleJson
  readonly mode: 'edit' | 'suggest'
  readonly before: readonly Operation[]
  readonly own: Operation
  readonly others: readonly Operation[]
}

const trial: fc.Arbitrary<Trial> = fc.record({
  start: fc.constantFrom(...startArticles),
  mode: fc.constantFrom('edit' as const, 'suggest' as const),
  before: fc.array(operation, { maxLength: 6 }),
  own: operation,
  others: fc.array(operation, { minLength: 1, maxLength: 6 }),
})

function perform(tab: Tab, chosen: Operation): void {
  const tr = transactionOf(tab.state, chosen)
  tab.time += 10_000
  if (tr) tab.editor.dispatch(tr)
}

function blocksOf(tab: Tab): readonly BlockIds[] {
  const markup = read(tab.doc, 'markup')
  return blockIds(toProseMirror(markup, articleSchema), markup)
}

/** Every stored marker and every character, in order; a marker by its id alone, since it may come to read as a space. */
const namesOf = (tab: Tab): readonly string[] =>
  blocksOf(tab).flatMap(({ name, isStored, ids }) => {
    const hasMarker = isStored && name.includes(':')
    return (hasMarker ? [name.slice(name.lastIndexOf(' ') + 1)] : []).concat(characterNames(ids))
  })

const NOT_COMPARED = new Set(['ids', 'id', 'spanKey', 'isSuperseded'])

/**
 * What is read, marked and as if accepted, apart from which characters and spans say it: runs that differ in nothing else are
 * one (of struck text, what came back may stand for a place of a move that its neighbour does not).
 */
function looks(tab: Tab): string {
  return JSON.stringify([read(tab.doc, 'markup'), read(tab.doc, 'final')], (key, value: unknown) =>
    key === 'runs' ? joined(value as ReadRun[]) : unlessNamed(key, value),
  )
}

const unlessNamed = (key: string, value: unknown) => (NOT_COMPARED.has(key) ? undefined : value)

function joined(runs: readonly ReadRun[]): readonly unknown[] {
  const looked = runs.map(({ text, ...rest }) => {
    return { text, look: JSON.stringify(rest, unlessNamed) }
  })
  return looked.flatMap(({ look }, at) => {
    if (look === looked[at - 1]?.look) return []
    const end = looked.findIndex((other, index) => index > at && other.look !== look)
    const alike = looked.slice(at, end < 0 ? undefined : end)
    return [{ text: alike.map(({ text }) => text).join(''), look }]
  })
}

/** Both have the same article, in which things happened; Anna has done nothing yet that could be taken back. */
function together({ start, mode, before }: Trial): { readonly anna: Tab; readonly ben: Tab } {
  const bytes = articleBytes(start)
  const [ben, cleo] = [new Tab(bytes, { user: 'ben' }), new Tab(bytes, { user: 'cleo', mode: 'suggest' })]
  for (const [at, chosen] of before.entries()) {
    perform(at % 3 === 2 ? cleo : ben, chosen)
    ben.sync(cleo)
  }
  return { anna: new Tab(Y.encodeStateAsUpdate(ben.doc), { mode }), ben }
}

/** A letter that comes back beside others that a suggested move strikes with it, after its place was taken away and put back. */
const CUT_BY_A_MOVE: Trial = {
  start: startArticles.find(({ kicker }) => kicker === 'Dach')!,
  mode: 'edit',
  before: [
    { kind: 'deliver', who: 0, a: 0, b: 0, n: 0 },
    { kind: 'typeOn', who: 0, a: 0, b: 0, n: 0 },
    { kind: 'command', who: 0, a: 0.3019, b: 0, n: 5537 },
    { kind: 'type', who: 0, a: 0.3736, b: 0, n: 7097 },
  ],
  own: { kind: 'command', who: 0, a: 0.3637, b: 0, n: 9375 },
  others: [{ kind: 'type', who: 0, a: 0, b: 0, n: 0 }],
}

it('[B30] [B31] [B35] what is taken back is as if it had not been, with what others did meanwhile, and so is the selection', () => {
  let compared = 0
  let selections = 0
  const property = fc.property(trial, (chosen) => {
    const { anna, ben } = together(chosen)
    const bystander = new Tab(Y.encodeStateAsUpdate(anna.doc), { user: 'cleo', mode: chosen.mode })
    bystander.editor.dispatch(
      bystander.state.tr.setSelection(
        TextSelection.create(bystander.state.doc, anna.state.selection.anchor, anna.state.selection.head),
      ),
    )
    const { head, anchor } = anna.state.selection
    const standsBefore = new Set(
      [head, anchor].map((end) => anna.binding.anchorAt(end)?.at?.slice(0, 2).join(':')),
    )
    const shown = namesOf(anna)
    const version = Y.encodeStateVector(anna.doc)
    perform(anna, chosen.own)
    const removed = missing(shown, anna)
    for (const each of chosen.others) perform(ben, each)
    if (String(Y.encodeStateVector(anna.doc)) === String(version)) return
    // What both took away comes back with undo.
    if (missing(shown, ben).some((name) => removed.includes(name))) return
    const theirs = Y.encodeStateAsUpdate(ben.doc, version)
    Y.applyUpdate(anna.doc, theirs)
    Y.applyUpdate(bystander.doc, theirs)
    if (!anna.binding.undo()) return
    void anna.lines
    expect(looks(anna)).toBe(looks(ben))
    compared += 1
    // Where what it stood before is gone, it may be on either side of what came instead.
    if (missing(shown, ben).some((name) => standsBefore.has(name))) return
    const [wanted, now] = [bystander.state.selection, anna.state.selection]
    expect([now.anchor, now.head]).toEqual([wanted.anchor, wanted.head])
    selections += 1
  })
  fc.assert(property, { numRuns: 800, examples: [[CUT_BY_A_MOVE]] })
  console.info(`${compared} steps taken back, ${selections} selections`)
  expect(compared).toBeGreaterThan(250)
})

it('[B30] [B31] what others wrote around and inside of what is taken back stays as it is', () => {
  let compared = 0
  const property = fc.property(trial, (chosen) => {
    const { anna, ben } = together(chosen)
    const shown = namesOf(anna)
    perform(anna, chosen.own)
    const [removed, added] = [missing(shown, anna), namesOf(anna).filter((name) => !shown.includes(name))]
    anna.sync(ben)
    for (const each of chosen.others) perform(ben, each)
    anna.sync(ben)
    const before = namesOf(anna)
    if (removed.length + added.length === 0 || !anna.binding.undo()) return
    void anna.lines
    const after = namesOf(anna)
    expect(after.filter((name) => before.includes(name))).toEqual(
      before.filter((name) => !added.includes(name)),
    )
    expect(after.filter((name) => !before.includes(name)).length).toBeLessThanOrEqual(removed.length)
    compared += 1
  })
  fc.assert(property, { numRuns: 800 })
  console.info(`${compared} steps taken back`)
  expect(compared).toBeGreaterThan(250)
})

function missing(names: readonly string[], tab: Tab): readonly string[] {
  const now = new Set(namesOf(tab))
  return names.filter((name) => !now.has(name))
}
