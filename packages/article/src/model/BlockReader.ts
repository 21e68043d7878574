import {
  type CharacterState,
  deletionsIn,
  insertionIn,
  isSupersededIn,
  moveIn,
  strikesIn,
} from './CharacterState.ts'
import { UNKNOWN_USER } from './clients.ts'
import { formatsIn, type FormatsInView, UNFORMATTED } from './formatsIn.ts'
import { historyIn } from './historyIn.ts'
import { appendRange, type CharacterId, type IdRange, type UserId } from './ids.ts'
import type { KindInView } from './kindIn.ts'
import { PARAGRAPH } from './markers.ts'
import type { OpenFormats } from './PlacedFormat.ts'
import type { ReadBlock, ReadRun } from './ReadArticle.ts'
import type { View } from './View.ts'

/** The state of a run is that of its first characters; the rest says the same. */
interface OpenRun {
  text: string
  readonly ids: IdRange[]
  readonly looks: RunLooks
}

type RunLooks = Omit<ReadRun, 'text' | 'ids'>

/** Puts blocks together from the characters that are shown, in reading order. */
export class BlockReader {
  readonly blocks: ReadBlock[] = []
  readonly #view: View
  readonly #isFormatted: boolean
  #block: Omit<ReadBlock, 'runs'> | null = null
  #runs: OpenRun[] = []
  #open: OpenFormats | null = null
  #state: CharacterState | null = null
  #looks: RunLooks | null = null

  /** `isFormatted`: false for texts without formats, whose copied characters may have brought some. */
  constructor(view: View, isFormatted: boolean) {
    this.#view = view
    this.#isFormatted = isFormatted
  }

  /** Begins the block of a marker. */
  startBlock(id: CharacterId, state: CharacterState, { marker, changes, own, decided }: KindInView): void {
    this.endBlock()
    this.#block = {
      id,
      marker,
      author: state.author,
      insertion: insertionIn(state, this.#view),
      deletions: deletionsIn(state, this.#view),
      strikes: strikesIn(state, this.#view),
      move: moveIn(state, this.#view),
      kindChange: changes[0] ?? null,
      kindChanges: changes,
      own,
      isSuperseded: isSupersededIn(state, this.#view),
      history: historyIn(state, decided, this.#view),
    }
  }

  /** Begins a block that has no marker, unless one is open. */
  ensureBlock(): void {
    this.#block ??= {
      id: null,
      marker: PARAGRAPH,
      author: UNKNOWN_USER,
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
  }

  /** Adds characters that are shown; all in one state, under the same formats. */
  addText(text: string, [client, clock]: CharacterId, state: CharacterState, open: OpenFormats): void {
    this.ensureBlock()
    const looks = this.#looksOf(state, open)
    let run = this.#runs.at(-1)
    if (!run || !isSameLooks(run.looks, looks)) {
      run = { text: '', ids: [], looks }
      this.#runs.push(run)
    }
    run.text += text
    appendRange(run.ids, client, clock, text.length)
  }

  /** Ends the open block, if there is one. */
  endBlock(): void {
    if (!this.#block) return
    const runs = this.#runs.map(({ text, ids, looks }) => ({ text, ids, ...looks }))
    this.blocks.push({ ...this.#block, runs })
    this.#block = null
    this.#runs = []
  }

  #looksOf(state: CharacterState, open: OpenFormats): RunLooks {
    if (this.#looks && this.#state === state && this.#open === open) return this.#looks
    const all: FormatsInView =
      open.length === 0 && !state.copy ? UNFORMATTED : formatsIn(open, state, this.#view)
    const { formats, changes, own, decided } = this.#isFormatted ? all : UNFORMATTED
    const author: UserId = state.author
    const insertion = insertionIn(state, this.#view)
    const deletions = deletionsIn(state, this.#view)
    const strikes = strikesIn(state, this.#view)
    const move = moveIn(state, this.#view)
    const history = historyIn(state, decided, this.#view)
    const { unknown } = all
    const isSuperseded = isSupersededIn(state, this.#view)
    const pending = { insertion, deletions, strikes, move, changes, own, isSuperseded }
    this.#looks = { author, formats, unknown, ...pending, history }
    this.#state = state
    this.#open = open
    return this.#looks
  }
}

function isSameLooks(left: RunLooks, right: RunLooks): boolean {
  if (left === right) return true
  return (
    left.author === right.author &&
    left.insertion === right.insertion &&
    left.formats.bold === right.formats.bold &&
    left.formats.italic === right.formats.italic &&
    left.formats.link === right.formats.link &&
    left.move === right.move &&
    left.isSuperseded === right.isSuperseded &&
    isSameStrikes(left, right) &&
    isSameList(left.unknown, right.unknown) &&
    isSameSpans(left.changes, right.changes) &&
    isSameSpans(left.own, right.own) &&
    isSameHistory(left.history, right.history)
  )
}

function isSameList(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index])
}

function isSameStrikes({ strikes: left }: RunLooks, { strikes: right }: RunLooks): boolean {
  if (left === right) return true
  if (left.length !== right.length) return false
  // One span is one person's.
  return left.every(({ spanKey, move }, index) => {
    const other = right[index]
    return spanKey === other?.spanKey && move === other.move
  })
}

function isSameHistory(left: RunLooks['history'], right: RunLooks['history']): boolean {
  if (left === null || right === null) return left === right
  return (
    left.insertion?.ruling === right.insertion?.ruling &&
    left.insertion?.by === right.insertion?.by &&
    left.insertion?.move === right.insertion?.move &&
    isSameRulings(left.deletions, right.deletions) &&
    isSameRulings(left.changes, right.changes) &&
    isSameRulings(left.own, right.own)
  )
}

/** A decision on a deletion, or on one value of a span, is on that alone. */
function isSameRulings(
  left: readonly { readonly ruling: unknown }[],
  right: readonly { readonly ruling: unknown }[],
): boolean {
  return left.length === right.length && left.every(({ ruling }, index) => ruling === right[index]?.ruling)
}

/** One span has one value, so that the key says all. */
function isSameSpans(
  left: readonly { readonly spanKey: string }[],
  right: readonly { readonly spanKey: string }[],
): boolean {
  if (left === right) return true
  return left.length === right.length && left.every(({ spanKey }, index) => spanKey === right[index]?.spanKey)
}
