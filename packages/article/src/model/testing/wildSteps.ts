import { clientEntry, parseClientEntry, withMode } from '../clients.ts'
import { snapToCharacters } from '../characters.ts'
import { type Anchor, type IdRange, mergeRanges } from '../ids.ts'
import { insertBehind, type TextPiece } from '../insertBehind.ts'
import { type CopyKind, type CopyPair, mergePairs } from '../origins.ts'
import { decisionKey, deletionName, formatName, insertionName } from '../review.ts'
import { clientsRoot, originsRoot, reviewRoot, spansRoot, textRoot, type TextRoot } from '../roots.ts'
import type { Replica, Unit } from './Replica.ts'
import * as Y from 'yjs'

/** Numbers from which a step is made; every one may be anything. */
export interface Dice {
  readonly what: number
  readonly who: number
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
}

const ROOTS: readonly TextRoot[] = ['body', 'body', 'body', 'lead', 'headline', 'details']
const TEXTS = ['a', 'bc', 'def ', 'ghijkl', '😀', 'x😀y', 'Über ', '0123456789']
const EMBEDS: readonly unknown[] = [
  { k: 'p' },
  { k: 'h' },
  { k: 'row' },
  { k: 'cell' },
  { k: 'ul', indent: 2 },
  { k: 'fig', image: 7, __proto__: { k: 'q' } },
  { k: 'widget', deep: [{ a: [1] }] },
  JSON.parse('{"k":"box","__proto__":{"x":1},"indent":-3}'),
  'naked',
  17,
  null,
  [{ k: 'p' }],
  {},
]
const JUNK: readonly unknown[] = [
  null,
  'text',
  12,
  {},
  [],
  { t: 'del' },
  { t: 'del', ids: [[1, 2]], n: 1 },
  { t: 'del', ids: [[1, -2, 3]], n: 1 },
  { t: 'del', ids: [[100, 0, Number.MAX_SAFE_INTEGER]], n: 2 },
  { t: 'bold', on: 1, root: 'body', s: [100, 0, 0], e: null, n: 3 },
  { t: 'bold', on: true, root: 'body', s: [100, 0, 2], e: null, n: 3 },
  { t: 'bold', on: true, root: 'spans', s: [100, 0, 0], e: null, n: 3 },
  { t: 'bold', on: true, root: 'body', s: [100, 0, 0], e: null, n: Number.NaN },
  { t: 'bold', on: true, root: 'body', s: [100, 0, 0], e: null, n: -1 },
  { t: 'kind', at: [100, 0], v: 'p', n: 2 },
  { do: 'accept' },
  { do: 'maybe', n: 4 },
  { k: 'move', n: 1, of: [[100, 0, 5, 100, 2]] },
  JSON.parse('{"__proto__":{"t":"bold"},"t":"bold"}'),
]

export const pick = <T>(list: readonly T[], dice: number): T => list[dice % list.length] as T

/** A place behind a character of the text (null: its start) that cuts no character in two. */
function placeOf(units: readonly Unit[], dice: number): Unit | null {
  const text = units
    .map(({ content }) => (typeof content === 'string' && content !== '' ? content : '.'))
    .join('')
  const index = snapToCharacters(text, dice % (units.length + 1), 'before')
  const left = units[index - 1]
  const right = units[index]
  // Deleted halves have no content any more: never go between neighbours of one deleted run.
  const isInDeleted =
    left?.isDeleted && right?.isDeleted && left.client === right.client && left.clock + 1 === right.clock
  return isInDeleted ? null : (left ?? null)
}

function stretchOf(units: readonly Unit[], from: number, length: number): Unit[] {
  if (units.length === 0) return []
  const start = from % units.length
  return units.slice(start, start + 1 + (length % 6))
}

export function rangesOf(units: readonly Unit[]): IdRange[] {
  return units.map(({ client, clock }) => [client, clock, 1])
}

/**
 * A step of somebody who keeps no rule but those that the server enforces for everybody: any value, any anchor, any
 * decision, copies of anything. `replicas[0]` is the server.
 */
export function wildStep(replicas: readonly Replica[], dice: Dice): void {
  const { what, who, a, b, c, d } = dice
  const replica = pick(replicas, who)
  const client = c % 3 === 0 ? replica.edit : replica.suggest
  const root = pick(ROOTS, d)
  const units = replica.units(root)
  const alive = units.filter(({ isDeleted }) => !isDeleted)
  const steps: (() => void)[] = [
    () => put(replica, client, root, units, a, [pick(TEXTS, b)]),
    () => put(replica, client, root, units, a, [pick(TEXTS, b)]),
    () => put(replica, client, root, units, a, [pick(EMBEDS, b) as TextPiece, pick(TEXTS, c)]),
    () => replica.transact(client, (transaction) => erase(transaction, stretchOf(alive, a, b))),
    () =>
      setSpan(replica, client, a, c, {
        t: 'del',
        ids: mergeRanges(rangesOf(stretchOf(units, a, b))),
        n: number(replica, d),
      }),
    () => setSpan(replica, client, b, c, formatOf(replica, root, units, dice)),
    () =>
      setSpan(replica, client, a, c, {
        t: 'kind',
        at: idOf(stretchOf(units, a, 0)[0]),
        v: pick(EMBEDS, b),
        n: number(replica, d),
      }),
    () => setSpan(replica, client, a, c, pick(JUNK, b)),
    () => decide(replica, dice, units),
    () => decide(replica, dice, units),
    () => copy(replica, client, root, units, dice),
    () => copy(replica, client, root, units, dice),
    () => claim(replica, client, dice),
    () => changeClients(replicas, dice),
    () =>
      replica.transact(client, () =>
        pick([reviewRoot(replica.doc), originsRoot(replica.doc)] as Y.Map<unknown>[], a).set(
          pick(['junk', '1.x', '100.1', 'i:1:2', 'f:100.1@3'], b),
          pick(JUNK, d),
        ),
      ),
    () => replica.pull(pick(replicas, a)),
    () => replica.pull(pick(replicas, a)),
    () => replayOne(replica, pick(replicas, a), b),
    () => replayOne(replica, pick(replicas, a), b),
  ]
  pick(steps, what)()
}

function put(
  replica: Replica,
  client: number,
  root: TextRoot,
  units: readonly Unit[],
  dice: number,
  pieces: TextPiece[],
): void {
  const after = placeOf(units, dice)
  replica.transact(client, (transaction) => {
    insertBehind(transaction, textRoot(replica.doc, root), after && [after.client, after.clock], pieces)
  })
}

/** Deletes characters one by one, both halves of a pair together. */
export function erase(transaction: Y.Transaction, units: readonly Unit[]): void {
  const doomed = new Set(units.map(({ client, clock }) => `${client}:${clock}`))
  for (const { client, clock, content } of units) {
    const half = typeof content === 'string' ? content.charCodeAt(0) : 0
    if (half >= 0xd800 && half <= 0xdbff && !doomed.has(`${client}:${clock + 1}`)) continue
    if (half >= 0xdc00 && half <= 0xdfff) continue
    const isPair = half >= 0xd800 && half <= 0xdbff
    const { store } = transaction.doc
    Y.getItemCleanStart(transaction, Y.createID(client, clock))
    const item = Y.getItemCleanEnd(transaction, store, Y.createID(client, clock + (isPair ? 1 : 0)))
    item.delete(transaction)
    const { parent } = item
    if (parent instanceof Y.AbstractType && parent._searchMarker) parent._searchMarker.length = 0
  }
}

function number(replica: Replica, dice: number): number {
  return dice % 4 === 0 ? dice % 7 : replica.n
}

function idOf(unit: Unit | undefined): readonly [number, number] {
  return unit ? [unit.client, unit.clock] : [999, 0]
}

function setSpan(replica: Replica, client: number, a: number, c: number, value: unknown): void {
  replica.transact(client, () => {
    const spans = spansRoot(replica.doc)
    const keys = [...spans.keys()].toSorted()
    const reuse = c % 5
    if (reuse === 1 && keys.length > 0) spans.delete(pick(keys, a))
    else spans.set(reuse === 0 && keys.length > 0 ? pick(keys, a) : replica.key(client), value)
  })
}

function formatOf(replica: Replica, root: TextRoot, units: readonly Unit[], { a, b, c, d }: Dice): unknown {
  const anchor = (dice: number): Anchor => {
    const unit = units.length === 0 || dice % 11 === 0 ? undefined : pick(units, dice)
    return [...idOf(unit), dice % 2 === 0 ? 0 : 1]
  }
  return {
    t: pick(['bold', 'italic', 'link', 'glitter', 'bold'], c),
    on: a % 4 !== 0,
    v: pick(['https://stet.example/', 'javascript:alert(1)', 'mailto:a@b.example', 5], b),
    root: a % 13 === 0 ? 'lead' : root,
    s: anchor(a),
    e: b % 5 === 0 ? null : anchor(a + (b % 9)),
    n: number(replica, d),
  }
}

function decide(replica: Replica, { a, b, c, d }: Dice, units: readonly Unit[]): void {
  const client = a % 7 === 0 ? replica.suggest : replica.edit
  const [first] = stretchOf(units, a, 0)
  const spans = [...spansRoot(replica.doc).entries()].toSorted(([left], [right]) => (left < right ? -1 : 1))
  const [key, value] = spans.length === 0 ? ['999.1', null] : pick(spans, b)
  const verdict = pick(['accept', 'reject', 'accept', 'open'], c)
  const decision = { do: verdict, n: number(replica, d), of: 'somebody' }
  const n = (value as { n?: unknown } | null)?.n
  replica.transact(client, () => {
    const review = reviewRoot(replica.doc)
    const range: IdRange = first ? [first.client, first.clock, 1 + (b % 5)] : [999, 0, 3]
    // Some as in articles that were written before keys named who decides, some under the key of somebody else.
    const keyed = (name: string) => (b % 4 === 0 ? name : decisionKey(b % 4 === 1 ? 100 : client, name))
    if (d % 3 === 0) review.set(keyed(insertionName(range)), decision)
    else if (d % 3 === 1) review.set(keyed(deletionName(key, range)), decision)
    else if (typeof n === 'number') {
      review.set(keyed(formatName(key, n)), a % 3 === 0 ? decision : { ...decision, span: value })
    }
    if (c % 9 === 0) {
      const keys = [...review.keys()].toSorted()
      if (keys.length > 0) review.delete(pick(keys, a))
    }
  })
}

function copy(
  replica: Replica,
  client: number,
  root: TextRoot,
  units: readonly Unit[],
  { a, b, c, d }: Dice,
): void {
  const sources = stretchOf(units, a, b).filter(({ isDeleted }) => !isDeleted)
  if (sources.length === 0) return
  const after = placeOf(units, d)
  const kind = pick<CopyKind>(['move', 'undo', 'copy', 'move'], c)
  const n = number(replica, b)
  replica.transact(client, (transaction) => {
    const pieces = sources.map(({ content }) =>
      typeof content === 'string' && /[\ud800-\udfff]/.test(content) ? '?' : content,
    )
    const ids = insertBehind(
      transaction,
      textRoot(replica.doc, root),
      after && [after.client, after.clock],
      pieces,
    )
    if (kind === 'move' && d % 2 === 0) erase(transaction, sources)
    replica.doc.clientID = c % 2 === 0 ? replica.edit : replica.suggest
    const of = ids.map(([to, clock], index): CopyPair => {
      const [fromClient, fromClock] = idOf(sources[index])
      return [to, clock + (d % 17 === 0 ? 1 : 0), 1, fromClient, fromClock]
    })
    originsRoot(replica.doc).set(replica.key(client), { k: kind, n, of: mergePairs(of) })
  })
}

/** Says of any characters that they are copies of any others. */
function claim(replica: Replica, client: number, { a, b, c, d }: Dice): void {
  const units = [...replica.units('body'), ...replica.units('lead')]
  const own = units.filter((unit) => replica.attribution.userOf(unit.client) === replica.user)
  const [toClient, toClock] = idOf(stretchOf(own.length > 0 ? own : units, a, 0)[0])
  const [fromClient, fromClock] = idOf(stretchOf(units, b, 0)[0])
  const n = number(replica, d)
  replica.transact(client, () => {
    const of: CopyPair[] = [[toClient, toClock, 1 + (c % 6), fromClient, fromClock]]
    originsRoot(replica.doc).set(replica.key(client), {
      k: pick<CopyKind>(['move', 'undo', 'copy'], d),
      n,
      of,
    })
  })
}

function changeClients([server, ...people]: readonly Replica[], { a, b, c }: Dice): void {
  const person = pick(people, a)
  if (!server || !person) return
  const client = b % 2 === 0 ? person.edit : person.suggest
  const stored = parseClientEntry(clientsRoot(server.doc).get(String(client)))
  const old = stored ?? clientEntry(person.user, 'edit')
  const entry = withMode(
    old,
    c % 3 === 0 ? 0 : Y.getState(server.doc.store, client),
    c % 2 === 0 ? 'edit' : 'suggest',
  )
  server.transact(server.edit, () => {
    clientsRoot(server.doc).set(String(client), c % 11 === 0 ? ({ user: '' } as never) : entry)
  })
}

/** Out of order and again: any one update of somebody. */
function replayOne(replica: Replica, other: Replica, dice: number): void {
  const update = pick(other.sent, dice)
  if (update) replica.receive(update)
}
