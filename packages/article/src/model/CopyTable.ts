import type * as Y from 'yjs'
import type { CharacterState } from './CharacterState.ts'
import { type CopyLanes, copyLanes, type CopyRange, firstBehind, type StoredOrigins } from './CopyRange.ts'
import { type CopySurroundings, cutCopies, olderCopyAt } from './cutCopies.ts'
import type { ClientBook } from './ClientBook.ts'
import { type CharacterFacts, gatherFacts, joinFacts } from './facts.ts'
import { formatsOf } from './formatsIn.ts'
import type { UserId } from './ids.ts'
import { type Life, lifeAt } from './lifeCuts.ts'
import type { OpenFormats, PlacedKind } from './PlacedFormat.ts'
import { RangeIndex } from './RangeIndex.ts'
import { isSameState, resolveState } from './resolveState.ts'
import { SourceFormats } from './SourceFormats.ts'
import type { SpanIndex } from './SpanIndex.ts'
import type { Touches } from './Touches.ts'

/** A part of a copy, all of whose characters are in one state. */
export interface CopiedPart {
  readonly from: number
  readonly to: number
  readonly state: CharacterState
}

interface Draft {
  readonly range: CopyRange
  readonly from: number
  readonly to: number
  readonly facts: CharacterFacts
  /** The character that was there first, as far as `move` and `undo` lead. */
  readonly root: string
  readonly life: Life
  state: CharacterState
}

/** What every copied character is. Built anew when something about copies or their sources changes. */
export class CopyTable {
  readonly #lanes = new Map<number, CopiedPart[]>()
  readonly #concerned = new RangeIndex<true>()

  static readonly empty = new CopyTable(new Map())

  private constructor(lanes: CopyLanes) {
    for (const range of [...lanes.values()].flat()) {
      this.#concerned.add([range.client, range.from, range.to - range.from], true)
      this.#concerned.add([range.sourceClient, range.sourceFrom, range.to - range.from], true)
    }
  }

  static build(
    doc: Y.Doc,
    clients: ClientBook,
    spans: SpanIndex,
    origins: Iterable<StoredOrigins>,
  ): CopyTable {
    const lanes = copyLanes(origins, clients)
    const table = new CopyTable(lanes)
    const sources = new RangeIndex<true>()
    for (const range of [...lanes.values()].flat()) {
      sources.add([range.sourceClient, range.sourceFrom, range.to - range.from], true)
    }
    const sourceFormats = new SourceFormats(doc, spans.formats, sources)
    const drafts = draftCopies(lanes, { doc, clients, spans, sourceFormats })
    markDuplicates(drafts)
    for (const { range, from, to, state } of drafts) {
      const lane = table.#lanes.get(range.client)
      if (lane) lane.push({ from, to, state })
      else table.#lanes.set(range.client, [{ from, to, state }])
    }
    for (const lane of table.#lanes.values()) lane.sort((left, right) => left.from - right.from)
    return table
  }

  /** True if any of these characters is a copy or was copied. */
  concerns(client: number, clock: number, length: number): boolean {
    return this.#concerned.query(client, clock, clock + length) !== null
  }

  /** The copied parts that overlap the range, in order; null if there are none. */
  parts(client: number, from: number, to: number): readonly CopiedPart[] | null {
    const lane = this.#lanes.get(client)
    if (!lane) return null
    const first = firstBehind(lane, from)
    let last = first
    while ((lane[last]?.from ?? to) < to) last += 1
    return last > first ? lane.slice(first, last) : null
  }

  /** Says which characters are something else than in an earlier table. */
  addDifferences(earlier: CopyTable, touches: Touches): void {
    for (const client of new Set([...this.#lanes.keys(), ...earlier.#lanes.keys()])) {
      const before = earlier.#lanes.get(client) ?? []
      const after = this.#lanes.get(client) ?? []
      const cuts = new Set([...before, ...after].flatMap(({ from, to }) => [from, to]))
      const clocks = [...cuts].toSorted((left, right) => left - right)
      for (const [index, from] of clocks.entries()) {
        const to = clocks[index + 1]
        if (to === undefined) break
        const old = stateIn(before, from)
        const now = stateIn(after, from)
        if (old === now || (old && now && isSameState(old, now))) continue
        touches.addCharacters(client, from, to - from)
      }
    }
  }
}

function stateIn(lane: readonly CopiedPart[], clock: number): CharacterState | null {
  const part = lane[firstBehind(lane, clock)]
  return part && part.from <= clock ? part.state : null
}

/** Sources first, so that each part finds its source done. */
function draftCopies(lanes: CopyLanes, around: CopySurroundings): Draft[] {
  const done = new Map<CopyRange, Draft[]>()
  for (const [range, clocks] of cutCopies(lanes, around)) {
    const drafts: Draft[] = []
    for (const [index, from] of clocks.entries()) {
      const to = clocks[index + 1]
      if (to === undefined) break
      const sourceClock = range.sourceFrom + from - range.from
      const older = olderCopyAt(lanes, range, sourceClock)
      const olderDrafts = (older && done.get(older)) ?? []
      const source = olderDrafts[firstBehind(olderDrafts, sourceClock)] ?? null
      drafts.push(draftPart(range, from, to, source, around))
    }
    done.set(range, drafts)
  }
  return [...done.values()].flat()
}

function draftPart(
  range: CopyRange,
  from: number,
  to: number,
  source: Draft | null,
  { doc, clients, spans, sourceFormats }: CopySurroundings,
): Draft {
  const { client, sourceClient, kind, key, n } = range
  const sourceClock = range.sourceFrom + from - range.from
  const own = factsAt(spans, client, from)
  const sourceUser = clients.userOf(sourceClient)
  const mode = clients.modeAt(client, from)
  const facts = range.carries
    ? joinFacts(own, source?.facts ?? factsAt(spans, sourceClient, sourceClock))
    : own
  const owner: UserId =
    range.carries && mode === 'suggest' ? (source?.state.owner ?? sourceUser) : clients.userOf(client)
  const state = resolveState({ mode, owner, author: source?.state.author ?? sourceUser }, facts, {
    kind,
    key,
    move: moveOf(range, source),
    n,
    formats: upTo(sourceFormatsOf(source, sourceFormats.at(sourceClient, sourceClock)), n),
    kinds: upTo([...(source?.state.copy?.kinds ?? []), ...kindsAt(spans, sourceClient, sourceClock)], n),
  })
  const ownRoot = `${client}:${from}`
  const root = kind === 'copy' ? ownRoot : (source?.root ?? `${sourceClient}:${sourceClock}`)
  return { range, from, to, facts, root, life: lifeAt(doc, client, from), state }
}

/** Whoever edits may put a suggested copy elsewhere: it stays half of its move. */
function moveOf({ carries, kind, key }: CopyRange, source: Draft | null): string | null {
  if (carries) return source?.state.copy?.move ?? null
  return kind === 'move' ? key : null
}

function sourceFormatsOf(source: Draft | null, open: OpenFormats): OpenFormats {
  return source ? formatsOf(open, source.state) : open
}

function upTo<Placed extends { readonly span: { readonly n: number } }>(
  placed: readonly Placed[],
  n: number,
): readonly Placed[] {
  return placed.length === 0 ? placed : placed.filter(({ span }) => span.n <= n)
}

function factsAt(spans: SpanIndex, client: number, clock: number): CharacterFacts {
  return gatherFacts((spans.facts.query(client, clock, clock + 1) ?? []).map(({ value }) => value))
}

function kindsAt(spans: SpanIndex, client: number, clock: number): readonly PlacedKind[] {
  return (spans.kinds.query(client, clock, clock + 1) ?? []).map(({ value }) => value)
}

/**
 * Of several copies of one character by `move` and `undo`, one is shown. A deleted copy stays in the running: who
 * deleted what was shown has deleted the character, and no other copy of it shall come back in its place.
 */
function markDuplicates(drafts: readonly Draft[]): void {
  const copiesOf = new Map<string, Draft[]>()
  for (const draft of drafts) {
    if (draft.range.kind === 'copy' || draft.life === 'missing') continue
    const copies = copiesOf.get(draft.root)
    if (copies) copies.push(draft)
    else copiesOf.set(draft.root, [draft])
  }
  for (const copies of copiesOf.values()) {
    if (copies.length === 1) continue
    const shown = strongest(copies.filter(isDecided))
    const shownInFinal = strongest(copies.filter(canBeAccepted))
    const shownIfOpen = strongest(copies.filter(({ state }) => state.mode === 'edit'))
    for (const draft of copies) {
      const isDuplicate = draft.state.base === 'accepted' && draft !== shown
      const isDuplicateInFinal = draft !== shownInFinal
      // What was suggested is pending while nothing is decided, and competes with nothing.
      const isKept = draft.state.isKept && (draft.state.mode === 'suggest' || draft === shownIfOpen)
      draft.state = { ...draft.state, isDuplicate, isDuplicateInFinal, isKept }
    }
  }
}

/** Accepted; or somebody accepted its deletion before its insertion was decided, so that it is settled too. */
function isDecided(draft: Draft): boolean {
  return draft.state.base === 'accepted' || (draft.state.isGone && canBeAccepted(draft))
}

/** Accepted, or pending where somebody can see it. */
function canBeAccepted({ state, life }: Draft): boolean {
  return state.base === 'accepted' || (state.base === 'pending' && !state.isWithdrawn && life === 'alive')
}

function strongest(copies: readonly Draft[]): Draft | undefined {
  let best: Draft | undefined
  for (const copy of copies) if (!best || isStronger(copy, best)) best = copy
  return best
}

/** Copies of the suggest side first, then higher `n`, then key, then id. */
function isStronger(left: Draft, right: Draft): boolean {
  if (left.state.mode !== right.state.mode) return left.state.mode === 'suggest'
  const { range: a } = left
  const { range: b } = right
  if (a.n !== b.n) return a.n > b.n
  if (a.key !== b.key) return a.key > b.key
  return a.client === b.client ? left.from > right.from : a.client > b.client
}
