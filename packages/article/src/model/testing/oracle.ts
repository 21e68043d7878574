import type { Marker } from '../markers.ts'
import { LINE_FIELDS, TEXT_ROOTS, type TextRoot } from '../roots.ts'
import type { KindSpan } from '../spans.ts'
import type { View } from '../View.ts'
import {
  type OracleCharacter,
  type OracleCopy,
  type OracleDocument,
  type OraclePlaced,
  type Spot,
} from './perCharacter.ts'
import type { FormatSpan, UnknownSpan } from '../spans.ts'

interface Ruling {
  readonly verdict: string
  readonly n: number
  readonly key: string
}

/** What the rules say about one character, worked out for it alone. */
export interface OracleState {
  readonly base: 'accepted' | 'pending' | 'rejected'
  readonly owner: string
  readonly author: string
  readonly deletions: readonly (readonly [by: string, spanKey: string, move: string | null])[]
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

/** Reads a document by asking every rule for every character, without any index. Slow and plain on purpose. */
export class Oracle {
  readonly states = new Map<string, OracleState>()
  readonly #doc: OracleDocument

  constructor(doc: OracleDocument) {
    this.#doc = doc
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
    let insertion: Ruling | undefined
    const rulings = new Map<string, Ruling>()
    for (const { subject, decision, key } of this.#doc.decisions) {
      if (subject.about === 'format' || !covers(subject.range)) continue
      const ruling = { verdict: decision.do, n: decision.n, key }
      if (subject.about === 'insertion') {
        if (!insertion || beats(ruling, insertion)) insertion = ruling
      } else {
        const other = rulings.get(subject.spanKey)
        if (!other || beats(ruling, other)) rulings.set(subject.spanKey, ruling)
      }
    }
    const isSuggested = this.#doc.mode(...spot) === 'suggest'
    let base: OracleState['base'] = 'accepted'
    if (isSuggested && insertion?.verdict === 'reject') base = 'rejected'
    else if (isSuggested && insertion?.verdict !== 'accept') base = 'pending'
    const owner = this.#owner(spot, copy)
    const strikes = this.#doc.spans.filter(({ span }) => span.t === 'del' && span.ids.some(covers))
    const isOwn = (by: string): boolean => base === 'pending' && by === owner
    const deletions = strikes
      .filter(({ key, by }) => !isOwn(by) && !['accept', 'reject'].includes(rulings.get(key)?.verdict ?? ''))
      .map(({ key, by, span }) => [by, key, span.t === 'del' ? (span.mv ?? null) : null] as const)
    deletions.sort((left, right) => (left.join('\n') < right.join('\n') ? -1 : 1))
    return {
      base,
      owner,
      author: this.#author(spot, copy),
      deletions,
      move: this.#move(copy),
      isWithdrawn: strikes.some(({ by }) => isOwn(by)),
      isGone: base === 'rejected' || [...rulings.values()].some(({ verdict }) => verdict === 'accept'),
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
      const shown = members.find(({ state }) => state.base === 'accepted')
      const final = members.find(
        ({ state, character }) =>
          state.base === 'accepted' ||
          (state.base === 'pending' && !state.isWithdrawn && !character.isDeleted),
      )
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
    return view === 'markup' || state.base === 'accepted' || state.owner !== view.without
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
    }
    const blocks: OracleBlock[] = isField ? [{ head: empty, units: [] }] : []
    let stored: Marker | null = null
    for (const { client, clock, content, isDeleted } of this.#doc.characters.get(root) ?? []) {
      const state = this.states.get(spotKey([client, clock]))
      if (isDeleted || !state || !this.#isShown(state, view)) continue
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
        }
        blocks.push({ head, units: [] })
        continue
      }
      if (blocks.length === 0) blocks.push({ head: empty, units: [] })
      blocks.at(-1)?.units.push({
        unit: typeof content === 'string' ? content : ' ',
        id: [client, clock],
        looks: { ...marks, ...formatsOf(state, view, root === 'lead' || root === 'body') },
      })
    }
    return blocks
  }
}

function isMarked(view: View): view is 'markup' | { readonly without: string } {
  return view !== 'original' && view !== 'final'
}

function pendingMarks(state: OracleState, view: View) {
  if (!isMarked(view)) return { insertion: null, deletions: [], strikes: [], move: null }
  const strikes = state.deletions.filter(([by]) => view === 'markup' || by !== view.without)
  return {
    insertion: state.base === 'pending' ? state.owner : null,
    deletions: [...new Set(strikes.map(([by]) => by))].toSorted(),
    strikes: strikes.map(([by, spanKey, move]) => ({ by, spanKey, move })),
    move: state.base === 'pending' ? state.move : null,
  }
}

function counting<S extends { n: number }>(
  placed: readonly OraclePlaced<S>[],
  state: OracleState,
  view: View,
) {
  const isInForce = (one: OraclePlaced<S>): boolean =>
    !one.isPending || (state.base === 'pending' && state.owner === one.by)
  const candidates = placed.filter((one) => view === 'final' || isInForce(one))
  const winner = candidates.toSorted((left, right) => (beats(sortable(left), sortable(right)) ? -1 : 1))[0]
  const pending = placed.filter(
    (one) =>
      !isInForce(one) &&
      isMarked(view) &&
      (view === 'markup' || one.by !== view.without) &&
      (!winner || beats(sortable(one), sortable(winner))),
  )
  const own = placed.filter(
    (one) =>
      one.isPending && isInForce(one) && isMarked(view) && (view === 'markup' || one.by !== view.without),
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
    for (const { key, by, span } of pending) {
      const change = { by, format: span.t, on: span.on, spanKey: key, n: span.n }
      changes.push(span.v === undefined ? change : ({ ...change, link: span.v } as typeof change))
    }
  }
  const unknown = state.formats.flatMap(({ span }) => (span.t === 'unknown' ? [span.kind] : []))
  return {
    formats,
    changes: changes.toSorted(bySpanKey),
    own: owned.toSorted(bySpanKey),
    unknown: [...new Set(unknown)].toSorted(),
  }
}

function kindOf(stored: Marker, kinds: readonly OraclePlaced<KindSpan>[], state: OracleState, view: View) {
  const { winner, pending, own } = counting(kinds, state, view)
  const changes = pending
    .toSorted((left, right) => (beats(sortable(left), sortable(right)) ? -1 : 1))
    .map(({ by, span, key }) => ({ by, to: span.v, spanKey: key, n: span.n }))
  return {
    marker: winner?.span.v ?? stored,
    kindChange: changes[0] ?? null,
    kindChanges: changes,
    own: own.toSorted(bySpanKey),
  }
}
