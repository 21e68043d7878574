import { snapToCharacters } from '../characters.ts'
import type { CharacterState } from '../CharacterState.ts'
import { mergeRanges, type IdRange } from '../ids.ts'
import { insertBehind, type TextPiece } from '../insertBehind.ts'
import type { Marker } from '../markers.ts'
import { type CopyKind, type CopyPair, mergePairs } from '../origins.ts'
import {
  decisionKey,
  deletionName,
  formatName,
  insertionName,
  nameIn,
  parseDecision,
  type Verdict,
} from '../review.ts'
import { originsRoot, reviewRoot, spansRoot, textRoot, TEXT_ROOTS, type TextRoot } from '../roots.ts'
import { FORMATS, parseSpan, type FormatSpan, type KindSpan } from '../spans.ts'
import type { Replica, ShownUnit } from './Replica.ts'
import { type Dice, erase, pick, rangesOf } from './wildSteps.ts'

const ROOTS: readonly TextRoot[] = ['body', 'body', 'body', 'lead', 'headline', 'details']
const TEXTS = ['a', 'bc', 'def ', 'ghijkl', '😀', 'x😀y', 'Über ']
const BODY_MARKERS: readonly Marker[] = [{ k: 'p' }, { k: 'h' }, { k: 'q' }, { k: 'ul', indent: 1 }]
const DETAILS_MARKERS: readonly Marker[] = [{ k: 'row' }, { k: 'cell' }]

/** What everybody has ever typed, by id: what is deleted can be put back. */
export type Memory = Map<string, string | Marker>

/** A step as an honest client makes it, in one of its modes. */
export function honestStep(replica: Replica, mode: 'edit' | 'suggest', memory: Memory, dice: Dice): void {
  const { what, a, b, c, d } = dice
  const root = pick(ROOTS, d)
  const shown = replica.shown(root)
  for (const { client, clock, content } of shown) memory.set(`${client}:${clock}`, content)
  const client = mode === 'edit' ? replica.edit : replica.suggest
  const part = wholeCharacters(shown, a, 1 + (b % 6))
  const steps: (() => void)[] = [
    () => type(replica, client, root, shown, a, [pick(TEXTS, b)]),
    () => type(replica, client, root, shown, a, [pick(TEXTS, b)]),
    () => type(replica, client, root, shown, a, [pick(TEXTS, b)]),
    () =>
      type(replica, client, root, shown, a, [pick(root === 'details' ? DETAILS_MARKERS : BODY_MARKERS, b)]),
    () => remove(replica, mode, part),
    () => remove(replica, mode, part),
    () => format(replica, client, root, part, dice),
    () => changeKind(replica, client, part, dice),
    () => move(replica, mode, root, part, shown, c),
    () => paste(replica, client, root, part, shown, c),
    () => (mode === 'edit' ? restore(replica, root, memory, a, b) : dropOwnSpan(replica, a)),
    () =>
      mode === 'edit'
        ? decide(replica, part, pick<Verdict>(['accept', 'reject', 'accept', 'open'], c))
        : undefined,
  ]
  pick(steps, what)()
}

/** Decides on everything that `markup` shows as pending, the way that a reviewer of all cards would. */
export function decideAll(replica: Replica, verdict: Verdict): void {
  for (const root of TEXT_ROOTS) decide(replica, replica.shown(root), verdict)
  const n = replica.n
  replica.transact(replica.edit, () => {
    const review = reviewRoot(replica.doc)
    for (const [key, value] of spansRoot(replica.doc).entries()) {
      const span = parseSpan(key, value)
      if (!span || span.t === 'del' || span.t === 'unknown' || replica.attribution.span(key)?.mode === 'edit')
        continue
      const name = formatName(key, span.n)
      if (isDecided(review, name)) continue
      review.set(decisionKey(replica.edit, name), {
        do: verdict,
        n,
        of: replica.attribution.span(key)?.by,
        span: value,
      })
    }
  })
}

/** The strongest decision on what has this name is not to open it again. */
function isDecided(review: ReturnType<typeof reviewRoot>, name: string): boolean {
  const decisions = [...review].flatMap(([key, value]) => {
    const decision = nameIn(key) === name ? parseDecision(key, value)?.decision : undefined
    return decision ? [{ ...decision, key }] : []
  })
  decisions.sort((one, other) => other.n - one.n || (one.key > other.key ? -1 : 1))
  return decisions[0] !== undefined && decisions[0].do !== 'open'
}

/** `length` units from a place on, no character cut in two. */
function wholeCharacters(shown: readonly ShownUnit[], from: number, length: number): readonly ShownUnit[] {
  if (shown.length === 0) return []
  const text = textOf(shown)
  const start = snapToCharacters(text, from % shown.length, 'before')
  return shown.slice(start, snapToCharacters(text, Math.min(start + length, shown.length), 'after'))
}

function textOf(shown: readonly ShownUnit[]): string {
  return shown.map(({ content }) => (typeof content === 'string' ? content : '.')).join('')
}

function type(
  replica: Replica,
  own: number,
  root: TextRoot,
  shown: readonly ShownUnit[],
  dice: number,
  pieces: TextPiece[],
): void {
  const index = snapToCharacters(textOf(shown), dice % (shown.length + 1), 'before')
  const left = shown[index - 1]
  const right = shown[index]
  const isInsideOthers =
    left?.state.base === 'pending' &&
    right?.state.base === 'pending' &&
    left.state.owner === right.state.owner &&
    left.state.owner !== replica.user
  replica.transact(isInsideOthers ? replica.suggest : own, (transaction) => {
    insertBehind(transaction, textRoot(replica.doc, root), left ? [left.client, left.clock] : null, pieces)
  })
}

function remove(replica: Replica, mode: 'edit' | 'suggest', part: readonly ShownUnit[]): void {
  const isStruck = ({ deletions }: CharacterState): boolean => deletions.some(({ by }) => by === replica.user)
  const isOwn = ({ base, owner }: CharacterState): boolean => base === 'pending' && owner === replica.user
  const strike =
    mode === 'suggest'
      ? part.filter(({ state }) => !isStruck(state))
      : part.filter(({ state }) => isOwn(state))
  const rest = mode === 'suggest' ? [] : part.filter(({ state }) => !isOwn(state))
  const n = replica.n
  replica.transact(replica.suggest, (transaction) => {
    if (strike.length > 0) {
      const ids = mergeRanges(rangesOf(strike))
      spansRoot(replica.doc).set(replica.key(replica.suggest), { t: 'del', ids, n })
    }
    replica.doc.clientID = replica.edit
    for (const range of mergeRanges(rangesOf(rest.filter(({ state }) => state.base === 'pending')))) {
      reviewRoot(replica.doc).set(decisionKey(replica.edit, insertionName(range)), { do: 'reject', n })
    }
    erase(
      transaction,
      rest.filter(({ state }) => state.base === 'accepted'),
    )
  })
}

function format(
  replica: Replica,
  client: number,
  root: TextRoot,
  part: readonly ShownUnit[],
  { a, c }: Dice,
): void {
  const first = part[0]
  const last = part.at(-1)
  if (!first || !last || (root !== 'body' && root !== 'lead')) return
  const t = pick(FORMATS, c)
  const on = a % 3 !== 0
  const span: FormatSpan = {
    t,
    on,
    ...(t === 'link' && on ? { v: 'https://stet.example/' } : {}),
    root,
    s: [first.client, first.clock, 0],
    e: [last.client, last.clock, 1],
    n: replica.n,
  }
  replica.transact(client, () => spansRoot(replica.doc).set(replica.key(client), span))
}

function changeKind(replica: Replica, client: number, part: readonly ShownUnit[], { c }: Dice): void {
  const marker = part.find(({ content }) => typeof content !== 'string')
  if (!marker) return
  const span: KindSpan = {
    t: 'kind',
    at: [marker.client, marker.clock],
    v: pick(BODY_MARKERS, c),
    n: replica.n,
  }
  replica.transact(client, () => spansRoot(replica.doc).set(replica.key(client), span))
}

/** Copies are written under the same kind of id as their sources were, and in the order of the text. */
function copy(
  replica: Replica,
  kind: CopyKind,
  by: number,
  root: TextRoot,
  part: readonly ShownUnit[],
  after: IdRange | null,
  idOf: (unit: ShownUnit) => number,
): string {
  const key = replica.key(by)
  const { n } = replica
  const of: CopyPair[] = []
  let place = after && ([after[0], after[1]] as const)
  replica.transact(by, (transaction) => {
    for (const units of wholePieces(part, idOf)) {
      const [first] = units
      if (!first) continue
      replica.doc.clientID = idOf(first)
      const { content } = first
      const piece = typeof content === 'string' ? textOf(units) : content
      const [id] = insertBehind(transaction, textRoot(replica.doc, root), place, [piece])
      if (!id) continue
      units.forEach((unit, index) => of.push([id[0], id[1] + index, 1, unit.client, unit.clock]))
      place = [id[0], id[1] + id[2] - 1]
    }
    replica.doc.clientID = by
    originsRoot(replica.doc).set(key, { k: kind, n, of: mergePairs(of) })
  })
  return key
}

function wholePieces(part: readonly ShownUnit[], idOf: (unit: ShownUnit) => number): ShownUnit[][] {
  const pieces: ShownUnit[][] = []
  for (const unit of part) {
    const last = pieces.at(-1)
    const [first] = last ?? []
    const isText = typeof unit.content === 'string' && typeof first?.content === 'string'
    if (last && first && isText && idOf(first) === idOf(unit)) last.push(unit)
    else pieces.push([unit])
  }
  return pieces
}

function move(
  replica: Replica,
  mode: 'edit' | 'suggest',
  root: TextRoot,
  part: readonly ShownUnit[],
  shown: readonly ShownUnit[],
  dice: number,
): void {
  const isFree = ({ state }: ShownUnit): boolean =>
    mode === 'edit' || !state.deletions.some(({ by }) => by === replica.user)
  const sources = part.filter(isFree)
  if (sources.length === 0) return
  const index = snapToCharacters(textOf(shown), dice % (shown.length + 1), 'before')
  const left = shown[index - 1]
  const after: IdRange | null = left ? [left.client, left.clock, 1] : null
  const by = mode === 'edit' ? replica.edit : replica.suggest
  const key = copy(replica, 'move', by, root, sources, after, ({ state }) =>
    mode === 'edit' && state.mode === 'edit' ? replica.edit : replica.suggest,
  )
  const n = replica.n
  replica.transact(by, (transaction) => {
    if (mode === 'edit') erase(transaction, sources)
    else {
      const ids = mergeRanges(rangesOf(sources))
      spansRoot(replica.doc).set(replica.key(by), { t: 'del', ids, n, mv: key })
    }
  })
}

function paste(
  replica: Replica,
  client: number,
  root: TextRoot,
  part: readonly ShownUnit[],
  shown: readonly ShownUnit[],
  dice: number,
): void {
  const index = snapToCharacters(textOf(shown), dice % (shown.length + 1), 'before')
  const left = shown[index - 1]
  if (part.length > 0)
    copy(replica, 'copy', client, root, part, left ? [left.client, left.clock, 1] : null, () => client)
}

/** Puts back what was deleted, directly behind where it stood: what undo does. */
function restore(replica: Replica, root: TextRoot, memory: Memory, from: number, length: number): void {
  const units = replica.units(root)
  if (units.length === 0) return
  const start = from % units.length
  for (const unit of units.slice(start, start + 1 + (length % 4))) {
    const content = memory.get(`${unit.client}:${unit.clock}`)
    if (!unit.isDeleted || content === undefined) continue
    if (typeof content === 'string' && /[\ud800-\udfff]/.test(content)) continue
    const state = replica.attribution.stateAt(unit.client, unit.clock)
    const client = state.mode === 'edit' ? replica.edit : replica.suggest
    copy(
      replica,
      'undo',
      replica.edit,
      root,
      [{ ...unit, content, state }],
      [unit.client, unit.clock, 1],
      () => client,
    )
  }
}

function dropOwnSpan(replica: Replica, dice: number): void {
  const spans = spansRoot(replica.doc)
  const keys = [...spans.keys()].filter((key) => key.startsWith(`${replica.suggest}.`)).toSorted()
  if (keys.length > 0) replica.transact(replica.suggest, () => spans.delete(pick(keys, dice)))
}

function decide(replica: Replica, part: readonly ShownUnit[], verdict: Verdict): void {
  const { n } = replica
  const pending = part.filter(({ state }) => state.base === 'pending')
  replica.transact(replica.edit, () => {
    const review = reviewRoot(replica.doc)
    for (const range of mergeRanges(rangesOf(pending)))
      review.set(decisionKey(replica.edit, insertionName(range)), { do: verdict, n })
    for (const { client, clock, state } of part) {
      for (const { spanKey, by } of state.deletions) {
        review.set(decisionKey(replica.edit, deletionName(spanKey, [client, clock, 1])), {
          do: verdict,
          n,
          of: by,
        })
      }
    }
  })
}
