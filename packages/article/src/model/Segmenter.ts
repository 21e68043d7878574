import type { CharacterState } from './CharacterState.ts'
import type { ClientBook } from './ClientBook.ts'
import type { WriteMode } from './clients.ts'
import type { CopyTable } from './CopyTable.ts'
import { type Fact, gatherFacts, NO_FACTS } from './facts.ts'
import type { Interval, RangeIndex } from './RangeIndex.ts'
import { isSameState, resolveState } from './resolveState.ts'

/** A stretch of the queried characters about which everything is the same. */
export interface Segment {
  /** From the first queried character. */
  readonly offset: number
  readonly length: number
  readonly state: CharacterState
}

/** Cuts ranges of characters into segments. */
export class Segmenter {
  readonly #clients: ClientBook
  readonly #facts: RangeIndex<Fact>
  readonly #plain = new Map<number, Record<WriteMode, CharacterState>>()

  constructor(clients: ClientBook, facts: RangeIndex<Fact>) {
    this.#clients = clients
    this.#facts = facts
  }

  /** The state of that client's text in this mode with nothing on it; the same object every time. */
  plainState(client: number, mode: WriteMode): CharacterState {
    let states = this.#plain.get(client)
    if (!states) {
      const user = this.#clients.userOf(client)
      states = {
        edit: resolveState({ mode: 'edit', owner: user, author: user }, NO_FACTS),
        suggest: resolveState({ mode: 'suggest', owner: user, author: user }, NO_FACTS),
      }
      this.#plain.set(client, states)
    }
    return states[mode]
  }

  /** The entry of this client changed. */
  forget(client: number): void {
    this.#plain.delete(client)
  }

  /** See `Attribution.segments`. */
  segments(copies: CopyTable, client: number, clock: number, length: number): readonly Segment[] | null {
    const end = clock + length
    const hits = this.#facts.query(client, clock, end)
    const copied = copies.parts(client, clock, end)
    if (!hits && !copied) {
      const mode = this.#clients.onlyMode(client)
      if (mode === 'edit') return null
      if (mode === 'suggest') return [{ offset: 0, length, state: this.plainState(client, mode) }]
    }
    const segments: Segment[] = []
    const emit = (from: number, to: number, state: CharacterState): void => {
      const last = segments.at(-1)
      if (last && isSameState(last.state, state)) {
        segments[segments.length - 1] = { ...last, length: to - clock - last.offset }
      } else segments.push({ offset: from - clock, length: to - from, state })
    }
    let from = clock
    for (const part of copied ?? []) {
      if (part.from > from) this.#sweep(client, from, part.from, hits ?? [], emit)
      emit(Math.max(part.from, clock), Math.min(part.to, end), part.state)
      from = part.to
    }
    if (from < end) this.#sweep(client, from, end, hits ?? [], emit)
    const isPlain = segments.length === 1 && segments[0]?.state === this.plainState(client, 'edit')
    return isPlain ? null : segments
  }

  /** Characters that are no copies, from left to right with the facts that lie over them in hand. */
  #sweep(
    client: number,
    from: number,
    to: number,
    hits: readonly Interval<Fact>[],
    emit: (from: number, to: number, state: CharacterState) => void,
  ): void {
    const cuts = new Set([from, ...this.#clients.modeChanges(client, from, to)])
    for (const hit of hits) {
      if (hit.from > from && hit.from < to) cuts.add(hit.from)
      if (hit.to > from && hit.to < to) cuts.add(hit.to)
    }
    const clocks = [...cuts].toSorted((left, right) => left - right)
    let next = 0
    let over: Interval<Fact>[] = []
    for (const [index, start] of clocks.entries()) {
      over = over.filter((hit) => hit.to > start)
      for (let hit = hits[next]; hit && hit.from <= start; hit = hits[next]) {
        if (hit.to > start) over.push(hit)
        next += 1
      }
      emit(start, clocks[index + 1] ?? to, this.#stateAt(client, start, over))
    }
  }

  #stateAt(client: number, clock: number, over: readonly Interval<Fact>[]): CharacterState {
    const mode = this.#clients.modeAt(client, clock)
    const plain = this.plainState(client, mode)
    if (over.length === 0) return plain
    const state = resolveState(plain, gatherFacts(over.map(({ value }) => value)))
    return isSameState(state, plain) ? plain : state
  }
}
