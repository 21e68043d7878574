import {
  anchorSight,
  type AnchorPlace,
  mergeRanges,
  type IdRange,
  type ReadArticle,
  type ReadBlock,
  type TextAnchor,
  TEXT_ROOTS,
  type TextRoot,
  whereIs,
} from '@stet/article'
import * as Y from 'yjs'
import { originFinder } from './Ledger.ts'

/** A character or marker that is shown: which it was at first, and where it stands. */
interface ShownCharacter {
  readonly id: IdRange
  readonly origin: string
  /** Null for a marker. */
  readonly letter: string | null
  readonly block: number
  readonly offset: number
  /** A suggested move takes it away, or another copy shall take its place. */
  readonly isMovedAway: boolean
}

interface WatchedAnchor {
  readonly anchor: TextAnchor
  readonly quote: string
  /** What was selected, one by one. */
  readonly letters: readonly ShownCharacter[]
}

/** What became of anchors in between. */
export interface AnchorTally {
  checks: number
  orphaned: number
  cameBack: number
  acrossBlocks: number
}

/**
 * Anchors in an article, and where a reader expects them: found by asking every character that is shown, one by one, which it
 * was at first. Knows nothing of how anchors are looked up.
 */
export class AnchorWatch {
  readonly #anchors: WatchedAnchor[] = []
  /** By replica: each gets things in its own time. */
  readonly #orphans = new Map<Y.Doc, Set<WatchedAnchor>>()
  readonly tally: AnchorTally = { checks: 0, orphaned: 0, cameBack: 0, acrossBlocks: 0 }

  get size(): number {
    return this.#anchors.length
  }

  /** Selects some of what is shown; `a` and `b` are shares of all texts, and of how much is selected. Nothing: no text there. */
  begin(doc: Y.Doc, markup: ReadArticle, a: number, b: number): void {
    const texts = TEXT_ROOTS.map((root) => ({ root, shown: shownIn(doc, markup[root]) }))
    let at = Math.floor(a * texts.reduce((sum, { shown }) => sum + shown.length, 0))
    for (const { root, shown } of texts) {
      if (at < shown.length) {
        const selected = shown.slice(at, at + 1 + Math.floor(b * b * LONGEST))
        this.#anchors.push({
          anchor: { root, ids: mergeRanges(selected.map(({ id }) => id)) },
          quote: selected.map(({ letter }) => letter ?? '\n').join(''),
          letters: selected,
        })
        return
      }
      at -= shown.length
    }
  }

  /** Which anchors stand elsewhere than where they are expected; none is lost: each is somewhere, or an orphan with its quote. */
  problems(doc: Y.Doc, markup: ReadArticle): readonly string[] {
    const sight = anchorSight(doc, markup)
    const byOrigin = new Map(TEXT_ROOTS.map((root) => [root, groupsOf(shownIn(doc, markup[root]))]))
    const originOf = originFinder(doc)
    const problems: string[] = []
    for (const watched of this.#anchors) {
      const { anchor, quote, letters } = watched
      const groups = byOrigin.get(anchor.root)
      // Asked here: what was copied elsewhere may not have arrived.
      const shown = letters.flatMap(({ id: [client, clock], letter }) => {
        const all = groups?.get(originOf(`${client}:${clock}`)) ?? []
        if (all.some((each) => each.letter !== null && each.letter !== letter && !isSpace(letter)))
          problems.push(`"${quote}" stands at another letter than ${String(letter)}`)
        const staying = all.filter(({ isMovedAway }) => !isMovedAway)
        return staying.length > 0 ? staying : all
      })
      const found = whereIs(anchor, sight)
      const [wanted, said] = [expected(anchor.root, shown), found && placeText(found)]
      if (wanted !== said) {
        problems.push(`"${quote}" is expected at ${String(wanted)}, not ${String(said)}`)
      }
      if (found && found.to > textOf(markup, anchor.root, found.block).length)
        problems.push(`"${quote}" ends behind its block`)
      this.#count(doc, watched, found)
    }
    return problems
  }

  /** Where every anchor stands in a document, to be compared between replicas. */
  places(doc: Y.Doc, markup: ReadArticle): readonly (AnchorPlace | null)[] {
    const sight = anchorSight(doc, markup)
    return this.#anchors.map(({ anchor }) => whereIs(anchor, sight))
  }

  #count(doc: Y.Doc, watched: WatchedAnchor, found: AnchorPlace | null): void {
    const orphans = this.#orphans.get(doc) ?? new Set()
    this.#orphans.set(doc, orphans)
    this.tally.checks += 1
    if (found && found.end.block > found.block) this.tally.acrossBlocks += 1
    if (found && orphans.delete(watched)) this.tally.cameBack += 1
    const [last] = watched.anchor.ids.slice(-1)
    const hasArrived = last && Y.getState(doc.store, last[0]) > last[1]
    if (found || !hasArrived || orphans.has(watched)) return
    orphans.add(watched)
    this.tally.orphaned += 1
  }
}

/** So many characters at most are selected. */
const LONGEST = 40

/** A second cell of a row reads as a space, and is a marker again once it is the first. */
function isSpace(letter: string | null): boolean {
  return letter === null || letter === ' '
}

function expected(root: TextRoot, shown: readonly ShownCharacter[]): string | null {
  const sorted = shown.toSorted(
    (one, other) => one.block - other.block || ends(one)[0] - ends(other)[0] || ends(one)[1] - ends(other)[1],
  )
  const [first, last] = [sorted[0], sorted.at(-1)]
  return first && last ? `${root} ${first.block}:${first.offset} to ${last.block}:${ends(last)[1]}` : null
}

function ends({ offset, letter }: ShownCharacter): readonly [number, number] {
  return [offset, letter === null ? offset : offset + 1]
}

function placeText({ root, block, from, end }: AnchorPlace): string {
  return `${root} ${block}:${from} to ${end.block}:${end.offset}`
}

function textOf(markup: ReadArticle, root: TextRoot, block: number): string {
  return markup[root][block]?.runs.map(({ text }) => text).join('') ?? ''
}

function groupsOf(shown: readonly ShownCharacter[]): ReadonlyMap<string, readonly ShownCharacter[]> {
  return Map.groupBy(shown, ({ origin }) => origin)
}

function shownIn(doc: Y.Doc, blocks: readonly ReadBlock[]): readonly ShownCharacter[] {
  const originOf = originFinder(doc)
  const shown: ShownCharacter[] = []
  for (const [block, { id, runs, ...marker }] of blocks.entries()) {
    let offset = 0
    const add = (client: number, clock: number, letter: string | null, by: MovedBy): void => {
      shown.push({
        id: [client, clock, 1],
        origin: originOf(`${client}:${clock}`),
        letter,
        block,
        offset,
        isMovedAway: by.isSuperseded || by.strikes.some(({ move }) => move !== null),
      })
      if (letter !== null) offset += 1
    }
    if (id) add(...id, null, marker)
    for (const run of runs) {
      let at = 0
      for (const [client, clock, length] of run.ids) {
        for (let next = 0; next < length; next += 1) {
          add(client, clock + next, run.text[at] ?? '', run)
          at += 1
        }
      }
    }
  }
  return shown
}

type MovedBy = Pick<ReadBlock, 'isSuperseded' | 'strikes'>
