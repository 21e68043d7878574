import type { Marker } from '../markers.ts'
import { LINE_FIELDS, TEXT_ROOTS, type TextRoot } from '../roots.ts'
import type { KindSpan } from '../spans.ts'
import type { View } from '../View.ts'
import {
  type OracleCharacter,
  type OracleCopy,
  type OracleDecision,
  type OracleDocument,
  type OraclePlaced,
  type Spot,
} from './perCharacter.ts'
import type { FormatSpan, UnknownSpan } from '../spans.ts'

interface OracleDeletion {
  readonly by: string
  readonly spanKey: string
  readonly move: string | null
  readonly at: Spot
}

/** What the rules say about one character, worked out for it alone. */
export interface OracleState {
  readonly base: 'accepted' | 'pending' | 'rejected'
  readonly owner: string
  readonly author: string
  readonly mode: string
  readonly deletions: readonly OracleDeletion[]
  /** What was decided on the insertion and stands. */
  readonly decision: OracleDecision | null
  readonly decidedDeletions: readonly (OracleDeletion & { readonly ruling: unknown })[]
  /** The suggested move that brought it, or its source, to where it was. */
  readonly move: string | null
  readonly isWithdrawn: boolean
  readonly isGone: boolean
  isDuplicate: boolean
  isDuplicateInFinal: boolean
  readonly formats: readonly OraclePlaced<FormatSpan | UnknownSpan>[]
  readonly kinds: readonly OraclePlaced<KindSpan>[]
}

interface OracleRun {
  readonly unit: string
  readonly id: Spot
  readonly looks: unknown
}

export interface OracleBlock {
  readonly head: unknown
  readonly units: OracleRun[]
}

const spotKey = ([client, clock]: Spot): string => `${client}:${clock}`
const beats = (left: { n: number; key: string }, right: { n: number; key: string }): boolean =>
  left.n > right.n || (left.n === right.n && left.key > right.key)

/** A decision as readers are told of it. */
function rulingOf({ decision, key, by, at }: OracleDecision) {
  return { verdict: decision.do, n: decision.n, key, by, at }
}

function standing(decision: OracleDecision | undefined): OracleDecision | null {
  return decision && decision.decision.do !== 'open' ? decision : null
}

const strength = ({ key, decision }: OracleDecision): { n: number; key: string } => ({ n: decision.n, key })
const byWhom = (left: OracleDeletion, right: OracleDeletion): number =>
  left.by + '\n' + left.spanKey < right.by + '\n' + right.spanKey ? -1 : 1

/** Reads a document by asking every rule for every character, without any index. Slow and plain on purpose. */
export class Oracle {
  readonly states = new Map<string, OracleState>()
  readonly #doc: OracleDocument
  /** The same if nothing were decided: what `history` shows besides. */
  readonly #open: Oracle | null

  constructor(doc: OracleDocument, open: OracleDocument | null = null) {
    this.#doc = doc
    this.#open = open && new Oracle(open)
    for (const list of doc.characters.values()) {
      for (const { client, clock } of list)
        this.states.set(spotKey([client, clock]), this.#stateOf([client, clock]))
    }
    this.#markDuplicates()
  }

  read(view: View): Record<TextRoot, OracleBlock[]> {
    return Object.fromEntries(TEXT_ROOTS.map((root) => [root, this.#readText(root, view)])) as Record<
      TextRoot,
      OracleBlock[]
    >
  }

  /** The character itself and, as far as state is carried, those it was copied from. */
  #carried(spot: Spot, copy: OracleCopy | undefined): Spot[] {
    return copy?.carries ? [spot, ...this.#carried(copy.source, this.#doc.olderCopy(copy))] : [spot]
  }

  #author(spot: Spot, copy: OracleCopy | undefined): string {
    return copy ? this.#author(copy.source, this.#doc.olderCopy(copy)) : this.#doc.user(spot[0])
  }

  #owner(spot: Spot, copy: OracleCopy | undefined): string {
    if (!copy?.carries || this.#doc.mode(...spot) !== 'suggest') return this.#doc.user(spot[0])
    return this.#owner(copy.source, this.#doc.olderCopy(copy))
  }

  #move(copy: OracleCopy | undefined): string | null {
    if (!copy) return null
    if (copy.carries) return this.#move(this.#doc.olderCopy(copy))
    return copy.kind === 'move' ? copy.key : null
  }

  #root(spot: Spot, copy: OracleCopy | undefined): string {
    if (!copy || copy.kind === 'copy') return spotKey(spot)
    return this.#root(copy.source, this.#doc.olderCopy(copy))
  }

  #stateOf(spot: Spot): OracleState {
    const copy = this.#doc.copyOf(spot)
    const spots = this.#carried(spot, copy)
    const covers = ([client, clock, length]: readonly [number, number, number]): boolean =>
      spots.some((other) => other[0] === client && clock <= other[1] && other[1] < clock + length)
    let insertion: OracleDecision | undefined
    const rulings = new Map<string, OracleDecision>()
    for (const decision of this.#doc.decisions) {
      const { subject } = decision
      if (subject.about === 'format' || !covers(subject.range)) continue
      if (subject.about === 'insertion') {
        if (!insertion || beats(strength(decision), strength(insertion))) insertion = decision
      } else {
        const other = rulings.get(subject.spanKey)
        if (!other || beats(strength(decision), strength(other))) rulings.set(subject.spanKey, decision)
      }
    }
    const mode = this.#doc.mode(...spot)
    const isSuggested = mode === 'suggest'
    const verdict = insertion?.decision.do
    let base: OracleState['base'] = 'accepted'
    if (isSuggested && verdict === 'reject') base = 'rejected'
    else if (isSuggested && verdict !== 'accept') base = 'pending'
    const owner = this.#owner(spot, copy)
    const strikes = this.#doc.spans.filter(({ span }) => span.t === 'del' && span.ids.some(covers))
    const isOwn = (by: string): boolean => base === 'pending' && by === owner
    const struck = strikes.map(({ key, by, span, at }): OracleDeletion => {
      return { by, spanKey: key, move: span.t === 'del' ? (span.mv ?? null) : null, at }
    })
    const decidedDeletions = [...rulings].flatMap(([spanKey, ruling]) => {
      const decision = standing(ruling)
      const strike = struck.find((one) => one.spanKey === spanKey)
      if (!decision || (!strike && decision.decision.do === 'reject')) return []
      const by = this.#doc.writerOf(spanKey, decision.decision.of)
      return [
        { ...(strike ?? { by, spanKey, move: null, at: decision.at }), ruling: { ...rulingOf(decision) } },
      ]
    })
    return {
      mode,
      base,
      owner,
      author: this.#author(spot, copy),
      deletions: struck
        .filter(({ spanKey, by }) => !isOwn(by) && !standing(rulings.get(spanKey)))
        .toSorted(byWhom),
      decision: isSuggested ? standing(insertion) : null,
      decidedDeletions: decidedDeletions.toSorted(byWhom),
      move: this.#move(copy),
      isWithdrawn: strikes.some(({ by }) => isOwn(by)),
      isGone: base === 'rejected' || [...rulings.values()].some(({ decision }) => decision.do === 'accept'),
      isDuplicate: false,
      isDuplicateInFinal: false,
      formats: this.#formats(spot, copy),
      kinds: this.#kinds(spot, copy, Infinity),
    }
  }

  #formats(spot: Spot, copy: OracleCopy | undefined): OraclePlaced<FormatSpan | UnknownSpan>[] {
    const here = this.#doc.formatsPlaced().filter(({ span }) => this.#isInside(spot, span))
    if (!copy) return here
    const inherited = this.#formats(copy.source, this.#doc.olderCopy(copy)).filter(
      ({ span }) => span.n <= copy.n,
    )
    return [...inherited, ...here.filter(({ span }) => span.n > copy.n)]
  }

  #kinds(spot: Spot, copy: OracleCopy | undefined, highest: number): OraclePlaced<KindSpan>[] {
    const here = this.#doc
      .kindsPlaced()
      .filter(({ span }) => span.at[0] === spot[0] && span.at[1] === spot[1] && span.n <= highest)
    if (!copy) return here
    return [...here, ...this.#kinds(copy.source, this.#doc.olderCopy(copy), Math.min(highest, copy.n))]
  }

  #isInside(spot: Spot, { root, s, e }: FormatSpan | UnknownSpan): boolean {
    const character = this.#doc.at(spot)
    const start = this.#doc.at([s[0], s[1]])
    const end = e && this.#doc.at([e[0], e[1]])
    if (character?.root !== root || start?.root !== root || (e && end?.root !== root)) return false
    const to = e && end ? end.index + e[2] : Infinity
    return start.index + s[2] <= character.index && character.index < to
  }

  #markDuplicates(): void {
    const classes = new Map<string, { character: OracleCharacter; copy: OracleCopy; state: OracleState }[]>()
    for (const list of this.#doc.characters.values()) {
      for (const character of list) {
        const spot: Spot = [character.client, character.clock]
        const copy = this.#doc.copyOf(spot)
        const state = this.states.get(spotKey(spot))
        if (!copy || copy.kind === 'copy' || !state) continue
        const root = this.#root(spot, copy)
        classes.set(root, [...(classes.get(root) ?? []), { character, copy, state }])
      }
    }
    for (const members of classes.values()) {
      members.sort((left, right) => {
        const isLeft = this.#doc.mode(left.character.client, left.character.clock) === 'suggest'
        const isRight = this.#doc.mode(right.character.client, right.character.clock) === 'suggest'
        if (isLeft !== isRight) return isLeft ? -1 : 1
        if (left.copy.n !== right.copy.n) return right.copy.n - left.copy.n
        if (left.copy.key !== right.copy.key) return left.copy.key > right.copy.key ? -1 : 1
        return right.character.client - left.character.client || right.character.clock - left.character.clock
      })
      const competing = members.filter(
        ({ state, character }) =>
          state.base === 'accepted' ||
          (state.base === 'pending' && !state.isWithdrawn && !character.isDeleted),
      )
      const shown = competing.find(({ state }) => state.base === 'accepted' || state.isGone)
      const [final] = competing
      for (const member of members) {
        if (member.state.base === 'accepted' && member !== shown) member.state.isDuplicate = true
        if (members.length > 1 && member !== final) member.state.isDuplicateInFinal = true
      }
    }
  }

  #isShown(state: OracleState, view: View): boolean {
    if (state.isGone || state.isWithdrawn) return false
    if (view === 'final') return !state.isDuplicateInFinal && state.deletions.length === 0
    if (state.isDuplicate) return false
    if (view === 'original') return state.base === 'accepted'
    return typeof view === 'string' || state.base === 'accepted' || state.owner !== view.without
  }

  #isShownAt(spot: Spot, state: OracleState, view: View): boolean {
    if (view !== 'history') return this.#isShown(state, view)
    const open = this.#open?.states.get(spotKey(spot))
    const isAcceptedInsertion = state.mode === 'suggest' && state.base === 'accepted'
    return (
      isAcceptedInsertion ||
      this.#isShown(state, 'markup') ||
      (open !== undefined && this.#isShown(open, 'markup'))
    )
  }

  #readText(root: TextRoot, view: View): OracleBlock[] {
    const isField = (LINE_FIELDS as readonly string[]).includes(root)
    const empty = {
      id: null,
      marker: { k: 'p' },
      author: 'unknown',
      insertion: null,
      deletions: [],
      strikes: [],
      move: null,
      kindChange: null,
      kindChanges: [],
      own: [],
      isSuperseded: false,
      history: null,
    }
    const blocks: OracleBlock[] = isField ? [{ head: empty, units: [] }] : []
    let stored: Marker | null = null
    for (const { client, clock, content, isDeleted } of this.#doc.characters.get(root) ?? []) {
      const state = this.states.get(spotKey([client, clock]))
      if (isDeleted || !state || !this.#isShownAt([client, clock], state, view)) continue
      const marks = { author: state.author, ...pendingMarks(state, view) }
      const starts =
        typeof content !== 'string' &&
        (root === 'body' ||
          (root === 'details' && (content.k === 'row' || (content.k === 'cell' && stored?.k !== 'cell'))))
      if (starts) {
        stored = content
        const head = {
          id: [client, clock],
          ...marks,
          ...kindOf(content, root === 'body' ? state.kinds : [], state, view),
          history: historyOf(state, view, root === 'body' ? state.kinds : [], toKindChange),
        }
        blocks.push({ head, units: [] })
        continue
      }
      if (blocks.length === 0) blocks.push({ head: empty, units: [] })
      blocks.at(-1)?.units.push({
        unit: typeof content === 'string' ? content : ' ',
        id: [client, clock],
        looks: {
          ...marks,
          ...formatsOf(state, view, root === 'lead' || root === 'body'),
          history: historyOf(
            state,
            view,
            root === 'lead' || root === 'body' ? state.formats : [],
            toFormatChange,
          ),
        },
      })
    }
    return blocks
  }
}

function isMarked(view: View): view is 'markup' | 'history' | { readonly without: string } {
  return view !== 'original' && view !== 'final'
}

function pendingMarks(state: OracleState, view: View) {
  if (!isMarked(view)) return { insertion: null, deletions: [], strikes: [], move: null, isSuperseded: false }
  const strikes = state.deletions.filter(({ by }) => typeof view === 'string' || by !== view.without)
  return {
    insertion: state.base === 'pending' ? state.owner : null,
    deletions: [...new Set(strikes.map(({ by }) => by))].toSorted(),
    strikes,
    move: state.base === 'pending' ? state.move : null,
    isSuperseded: typeof view === 'string' && state.isDuplicateInFinal,
  }
}

function counting<S extends { n: number }>(
  placed: readonly OraclePlaced<S>[],
  state: OracleState,
  view: View,
) {
  const isInForce = (one: OraclePlaced<S>): boolean =>
    (!one.isPending && !one.isRejected) ||
    (one.isPending && state.base === 'pending' && state.owner === one.by)
  const candidates = placed.filter((one) => (view === 'final' && !one.isRejected) || isInForce(one))
  const winner = candidates.toSorted((left, right) => (beats(sortable(left), sortable(right)) ? -1 : 1))[0]
  const pending = placed.filter(
    (one) =>
      one.isPending &&
      !isInForce(one) &&
      isMarked(view) &&
      (typeof view === 'string' || one.by !== view.without) &&
      (!winner || beats(sortable(one), sortable(winner))),
  )
  const own = placed.filter(
    (one) =>
      one.isPending &&
      isInForce(one) &&
      isMarked(view) &&
      (typeof view === 'string' || one.by !== view.without),
  )
  return { winner, pending, own: own.map(({ key, span }) => ({ spanKey: key, n: span.n })) }
}

const bySpanKey = (left: { spanKey: string }, right: { spanKey: string }) =>
  left.spanKey < right.spanKey ? -1 : 1

function sortable<S extends { n: number }>({ key, span }: OraclePlaced<S>): { n: number; key: string } {
  return { n: span.n, key }
}

function formatsOf(state: OracleState, view: View, isFormatted: boolean) {
  const formats: Record<string, unknown> = {}
  const changes: { spanKey: string }[] = []
  const owned: { spanKey: string; n: number }[] = []
  for (const type of isFormatted ? ['bold', 'italic', 'link'] : []) {
    const placed = state.formats.filter(({ span }) => span.t === type) as OraclePlaced<FormatSpan>[]
    const { winner, pending, own } = counting(placed, state, view)
    owned.push(...own)
    if (winner?.span.on) formats[type] = winner.span.v ?? true
    changes.push(...pending.map(toFormatChange))
  }
  const unknown = state.formats.flatMap(({ span, by, isPending }) => {
    const isShown =
      !isPending || view === 'final' || (isMarked(view) && (typeof view === 'string' || by !== view.without))
    return span.t === 'unknown' && isShown ? [span.kind] : []
  })
  return {
    formats,
    changes: changes.toSorted(bySpanKey),
    own: owned.toSorted(bySpanKey),
    unknown: [...new Set(unknown)].toSorted(),
  }
}

function toFormatChange({ by, span, spanKey, at }: OraclePlaced<FormatSpan | UnknownSpan>) {
  if (span.t === 'unknown') throw new Error('toFormatChange: nobody decides on an unknown span')
  const change = { by, format: span.t, on: span.on, spanKey, n: span.n, at }
  return span.v === undefined ? change : ({ ...change, link: span.v } as typeof change)
}

function toKindChange({ by, span, spanKey, at }: OraclePlaced<KindSpan>) {
  return { by, to: span.v, spanKey, n: span.n, at }
}

/** What was decided on a character, and on its formats or kinds. */
function historyOf<S extends { t: string; n: number }>(
  state: OracleState,
  view: View,
  placed: readonly OraclePlaced<S>[],
  toChange: (one: OraclePlaced<S>) => { spanKey: string; n: number },
) {
  if (view !== 'history') return null
  const isOwn = ({ by }: OraclePlaced<S>): boolean => state.mode === 'suggest' && state.owner === by
  const isAlike = ({ decision }: OraclePlaced<S>): boolean =>
    decision?.by === state.decision?.by && decision?.decision.do === state.decision?.decision.do
  const isOverruled = (one: OraclePlaced<S>): boolean =>
    placed.some(
      (other) =>
        other.span.t === one.span.t &&
        !other.isPending &&
        !other.decision &&
        beats(sortable(other), sortable(one)),
    )
  const decided = placed.filter(({ decision }) => decision)
  const own = decided.filter((one) => isOwn(one) && state.decision && isAlike(one))
  const changes = decided.filter((one) => !own.includes(one) && (isOwn(one) || !isOverruled(one)))
  const inOrder = (ones: readonly OraclePlaced<S>[]) =>
    ones.toSorted((left, right) =>
      left.spanKey === right.spanKey ? left.span.n - right.span.n : bySpanKey(left, right),
    )
  const history = {
    insertion: state.decision && { by: state.owner, move: state.move, ruling: rulingOf(state.decision) },
    deletions: state.decidedDeletions,
    changes: inOrder(changes).map((one) => ({ change: toChange(one), ruling: rulingOf(one.decision!) })),
    own: inOrder(own).map((one) => ({
      change: { spanKey: one.spanKey, n: one.span.n },
      ruling: rulingOf(one.decision!),
    })),
  }
  const isNothing =
    !history.insertion && [history.deletions, history.changes, history.own].every((list) => list.length === 0)
  return isNothing ? null : history
}

function kindOf(stored: Marker, kinds: readonly OraclePlaced<KindSpan>[], state: OracleState, view: View) {
  const { winner, pending, own } = counting(kinds, state, view)
  const changes = pending
    .toSorted((left, right) => (beats(sortable(left), sortable(right)) ? -1 : 1))
    .map(toKindChange)
  return {
    marker: winner?.span.v ?? stored,
    kindChange: changes[0] ?? null,
    kindChanges: changes,
    own: own.toSorted(bySpanKey),
  }
}
