import type {
  CharacterId,
  FormatChange,
  IdRange,
  Marker,
  OwnSpan,
  PendingDeletion,
  ReadBlock,
  ReadRun,
  UserId,
} from '@stet/article'

/** What a comparison says of a run or marker, besides what it is. */
export interface Fate {
  readonly does: 'stays' | 'goes' | 'comes'
  /** The key of the move that it is half of. */
  readonly move: string | null
}

export const STAYS: Fate = { does: 'stays', move: null }
export const GOES: Fate = { does: 'goes', move: null }
export const COMES: Fate = { does: 'comes', move: null }

/** A change of a format as a comparison finds it. */
export type ComparedFormat = Pick<FormatChange, 'format' | 'on' | 'link'>

/** The item that every time is asked by; there is none. */
const NEVER: CharacterId = [0, 0]
const NOTHING_OWN: readonly OwnSpan[] = []

/** Writes what a comparison found as blocks that read as if one person had suggested it all. */
export class ComparisonWriter {
  readonly blocks: ReadBlock[] = []
  readonly #by: UserId
  readonly #mint: IdMint
  #runs: ReadRun[] = []
  /** How the last of them looks. */
  #lastLooks = ''
  #block: Omit<ReadBlock, 'runs'> | null = null

  constructor(by: UserId, mint: IdMint) {
    this.#by = by
    this.#mint = mint
  }

  /** Begins a block; `becomes` is what its marker changes to. */
  startBlock({ marker, author }: ReadBlock, fate: Fate, becomes: Marker | null = null): void {
    this.endBlock()
    const spanKey = becomes ? this.#mint.key() : ''
    const kindChange = becomes && { by: this.#by, to: becomes, spanKey, n: 1, at: NEVER }
    const [client, clock] = this.#mint.next(1)
    this.#block = {
      id: [client, clock],
      marker,
      author,
      ...this.#looksOf(fate),
      kindChange,
      kindChanges: kindChange ? [kindChange] : [],
    }
  }

  /** Begins the block of a one-line field. */
  startField({ marker, author }: ReadBlock): void {
    this.endBlock()
    this.#block = { id: null, marker, author, ...this.#looksOf(STAYS), kindChange: null, kindChanges: [] }
  }

  /** Adds text that looks as in `from`; what would look the same as the text before joins it. */
  addText(text: string, from: ReadRun, fate: Fate, formats: readonly ComparedFormat[] = []): void {
    if (text === '') return
    const { author, formats: given, unknown } = from
    const changes = formats.map((change) =>
      Object.assign({ by: this.#by, spanKey: '', n: 1, at: NEVER }, change),
    )
    const [client, clock, length] = this.#mint.next(text.length)
    const next = { text, ids: [[client, clock, length] as IdRange], author, formats: given, unknown }
    const run: ReadRun = { ...next, ...this.#looksOf(fate), changes }
    const last = this.#runs.at(-1)
    const looks = looksOf(run)
    if (last && this.#lastLooks === looks) {
      this.#runs[this.#runs.length - 1] = { ...last, text: last.text + text, ids: [...last.ids, ...run.ids] }
    } else this.#runs.push(run)
    this.#lastLooks = looks
  }

  endBlock(): void {
    if (!this.#block) return
    const runs = this.#runs.map((run) => ({
      ...run,
      ids: joined(run.ids),
      changes: run.changes.map((change) => Object.assign({}, change, { spanKey: this.#mint.key() })),
    }))
    this.blocks.push({ ...this.#block, runs })
    this.#block = null
    this.#runs = []
  }

  #looksOf({ does, move }: Fate) {
    const strikes: PendingDeletion[] =
      does === 'goes' ? [{ by: this.#by, spanKey: move ?? GONE, move, at: NEVER }] : []
    return {
      insertion: does === 'comes' ? this.#by : null,
      deletions: strikes.map(({ by }) => by),
      strikes,
      move: does === 'comes' ? move : null,
      own: NOTHING_OWN,
      isSuperseded: false,
      history: null,
    }
  }
}

/** Names characters, spans and moves of one comparison; none of them is stored anywhere. */
export class IdMint {
  #clock = 0
  #sequence = 0

  next(length: number): IdRange {
    this.#clock += length
    return [0, this.#clock - length, length]
  }

  key(): string {
    this.#sequence += 1
    return `0.${this.#sequence.toString(36)}`
  }
}

/** The span of all that goes and does not move. */
const GONE = '0.0'

function looksOf({ text: _text, ids: _ids, ...rest }: ReadRun): string {
  return JSON.stringify(rest)
}

function joined(ids: readonly IdRange[]): readonly IdRange[] {
  const result: IdRange[] = []
  for (const [client, clock, length] of ids) {
    const last = result.at(-1)
    if (last && last[1] + last[2] === clock) result[result.length - 1] = [client, last[1], last[2] + length]
    else result.push([client, clock, length])
  }
  return result
}
