import { type ArticleJson, read } from '@stet/article'
import { article, bullet, kicker, lead, p, quote, row, section } from '@stet/article/testing'
import { type CardChoice, cardsOf, chosenCards, subjectsOf } from '@stet/tracked-changes'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { AnchorWatch } from './testing/AnchorWatch.ts'
import { isEdit, operation, type Operation, type OperationKind, transactionOf } from './testing/operations.ts'
import { pick } from './testing/pick.ts'
import { smallestFailing } from './testing/smallestFailing.ts'
import { articleBytes, Tab } from './testing/Tab.ts'

const OPERATIONS = 10_000
const OPERATIONS_A_ROUND = 500
const ANCHORS = 200
/** As many are begun before anything happened; the others in between, on what others moved and brought back. */
const ANCHORS_AT_FIRST = 150
/** On a busy machine it takes more than the usual time. */
const PATIENCE_MS = 400_000

const HAPPENINGS: ReadonlySet<OperationKind> = new Set(['undo', 'redo', 'mode', 'deliver', 'review', 'pause'])
const steps = fc.array(
  operation.filter((chosen) => isEdit(chosen) || HAPPENINGS.has(chosen.kind)),
  { minLength: OPERATIONS_A_ROUND, maxLength: OPERATIONS_A_ROUND, size: 'max' },
)
const share = fc.noBias(fc.nat(9999)).map((part) => part / 10_000)
const places = fc.array(fc.tuple(share, share), { minLength: ANCHORS, maxLength: ANCHORS, size: 'max' })

/** Text in which no letter is twice, so that each can be told by how it looks. */
function letters(from: number, length: number): string {
  return String.fromCodePoint(...Array.from({ length }, (_, at) => 0x4e00 + from + at))
}

const START: ArticleJson = article(
  letters(0, 40),
  kicker(letters(40, 10)),
  lead(letters(50, 150)),
  ...Array.from({ length: 8 }, (_, at) => {
    const text = (part: number, length = 60) => letters(300 + at * 400 + part * 70, length)
    return section(at === 0 ? '' : text(0, 20), p(text(1)), quote(text(2)), bullet(text(3)), p(text(4, 70)))
  }),
  row(letters(250, 10), letters(260, 20)),
  row(letters(280, 5), letters(285, 15)),
)

/** Three write, Cleo suggests; everybody does all that can be done, and sees the others late. */
class Desk {
  readonly #tabs: readonly Tab[]
  readonly watch = new AnchorWatch()

  constructor() {
    const bytes = articleBytes(START)
    this.#tabs = [
      new Tab(bytes, { user: 'anna' }),
      new Tab(bytes, { user: 'ben' }),
      new Tab(bytes, { user: 'cleo', mode: 'suggest' }),
    ]
  }

  begin(who: number, [a, b]: readonly [number, number]): void {
    const { doc } = pick(this.#tabs, who)
    this.watch.begin(doc, read(doc, 'markup'), a, b)
  }

  /** Does one thing; says what is wrong with the anchors where it happened. */
  perform(chosen: Operation): readonly string[] {
    const tab = pick(this.#tabs, chosen.who)
    tab.time += 40
    const tr = isEdit(chosen) ? transactionOf(tab.state, narrowed(chosen)) : null
    if (tr) tab.editor.dispatch(tr)
    else if (chosen.kind === 'undo' || chosen.kind === 'redo') tab.binding[chosen.kind]()
    else if (chosen.kind === 'mode') tab.binding.setMode(chosen.n % 3 === 0 ? 'suggest' : 'edit')
    else if (chosen.kind === 'review') review(tab, chosen)
    else if (chosen.kind === 'deliver') tab.sync(pick(this.#tabs, chosen.n))
    else if (chosen.kind === 'pause') tab.time += 10_000
    return this.watch.problems(tab.doc, read(tab.doc, 'markup'))
  }

  /** Everybody gets everything; says where somebody finds an anchor elsewhere than the others do. */
  settle(): readonly string[] {
    for (const one of this.#tabs) for (const other of this.#tabs) if (one !== other) one.sync(other)
    for (const one of this.#tabs) for (const other of this.#tabs) if (one !== other) one.sync(other)
    const found = this.#tabs.map(({ doc }) => JSON.stringify(this.watch.places(doc, read(doc, 'markup'))))
    const [first] = this.#tabs
    return [
      ...(new Set(found).size === 1 ? [] : ['not everybody finds the anchors at the same places']),
      ...(first ? this.watch.problems(first.doc, read(first.doc, 'markup')) : []),
    ]
  }
}

/** In some operations `b` is where a selection ends, in some how long it is; in others it is no selection's. */
const ENDS: ReadonlySet<OperationKind> = new Set(['command', 'deleteAcross', 'rawSteps'])
const LENGTHS: ReadonlySet<OperationKind> = new Set(['replace', 'paste', 'pasteMany'])

/** What is selected is a small part of the article, so that something is left of it. */
function narrowed(chosen: Operation): Operation {
  const { kind, a, b } = chosen
  if (LENGTHS.has(kind)) return { ...chosen, b: b / 10 }
  return ENDS.has(kind) ? { ...chosen, b: Math.min(1, a + b / 50) } : chosen
}

function review(tab: Tab, { a, b, n }: Operation): void {
  const markup = read(tab.doc, 'markup')
  const cards = cardsOf(markup)
  if (cards.length === 0) return
  const { id, by } = pick(cards, Math.floor(a * 997))
  const choice: CardChoice = b < 0.8 ? { of: 'card', id } : b < 0.97 ? { of: 'author', by } : { of: 'all' }
  tab.binding.decide(subjectsOf(chosenCards(cards, markup, choice)), n % 2 === 0 ? 'accept' : 'reject')
}

function run(series: readonly Operation[], anchors: readonly (readonly [number, number])[]) {
  const desk = new Desk()
  for (const [at, anchor] of anchors.slice(0, ANCHORS_AT_FIRST).entries()) desk.begin(at, anchor)
  const later = anchors.slice(ANCHORS_AT_FIRST)
  const every = Math.max(1, Math.floor(series.length / later.length))
  let problems: readonly string[] = []
  for (const [at, chosen] of series.entries()) {
    const anchor = at % every === 0 ? later[at / every] : undefined
    if (anchor) desk.begin(at, anchor)
    problems = desk.perform(chosen)
    if (problems.length > 0) break
  }
  return { problems: problems.length > 0 ? problems : desk.settle(), watch: desk.watch }
}

it(
  '[A97] [A98] [A99] whatever is edited, taken back, accepted and rejected around 200 anchors, each is where it is expected or an orphan',
  { timeout: PATIENCE_MS },
  () => {
    const done = { operations: 0, checks: 0, orphaned: 0, cameBack: 0, acrossBlocks: 0 }
    const property = fc.property(steps, places, (series, anchors) => {
      const { problems, watch } = run(series, anchors)
      if (problems.length > 0) {
        const part = smallestFailing(series, (shorter) => run([...shorter], anchors).problems.length > 0)
        throw new Error(`${run(part, anchors).problems[0]} after ${JSON.stringify(part)}`)
      }
      expect(watch.size).toBe(ANCHORS)
      done.operations += series.length
      for (const key of ['checks', 'orphaned', 'cameBack', 'acrossBlocks'] as const)
        done[key] += watch.tally[key]
    })
    const { failed, seed, errorInstance } = fc.check(property, {
      numRuns: OPERATIONS / OPERATIONS_A_ROUND,
      endOnFailure: true,
    })
    console.info(`${JSON.stringify(done)}, seed ${seed}`)
    if (failed) throw errorInstance
    expect(done.operations).toBe(OPERATIONS)
    expect(Math.min(done.orphaned, done.cameBack, done.acrossBlocks)).toBeGreaterThan(50)
  },
)
