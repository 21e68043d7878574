import {
  type Attribution,
  isSameFormats,
  isShown,
  markerOfItem,
  NO_FORMATS,
  type ReadBlock,
  type TextRoot,
} from '@stet/article'
import type * as Y from 'yjs'
import type { Line } from './Line.ts'
import { type PlainInsertion, plainInsertion } from './PlainInsertion.ts'
import { type LineSource, readLine } from './readLine.ts'
import { isFirstRead } from './shownLines.ts'

/** Lines that were read again: `before` stood at `index` in the list, `after` stands there now. */
export interface RereadLines {
  readonly index: number
  readonly before: readonly ReadState[]
  readonly after: readonly Line[]
}

/** What a line said before it was read again. */
export interface ReadState extends Pick<Line, 'ids' | 'length' | 'node'> {
  readonly line: Line
}

/** The lines of one root, kept by reading again what became dirty. */
export class LineList {
  readonly root: TextRoot
  readonly text: Y.Text
  lines: Line[] = []
  readonly #source: LineSource
  readonly #byMarker = new Map<Y.Item, Line>()
  readonly #dirty = new Set<Line>()
  /** Of the dirty lines, those to which nothing happened but this. */
  readonly #plain = new Map<Line, PlainInsertion>()
  /** What the lines read, as long as none is read anew. */
  #blocks: readonly ReadBlock[] | null = null

  constructor(root: TextRoot, text: Y.Text, source: LineSource) {
    this.root = root
    this.text = text
    this.#source = source
    this.#readAll()
  }

  get isDirty(): boolean {
    return this.#dirty.size > 0
  }

  /** True if text came and nothing else happened to any line since it was read. */
  get hasOnlyGrown(): boolean {
    return this.#plain.size === this.#dirty.size
  }

  /** Whether a line has to be read again, or is one no more. */
  isDirtyLine(line: Line): boolean {
    return this.#dirty.has(line) || (line.marker !== null && !this.#isAlive(line.marker))
  }

  get first(): Line {
    const line = this.lines[0]
    if (!line) throw new Error('LineList: a root has at least one line')
    return line
  }

  /**
   * What the root reads in `markup` as its lines were read last, block by block; of lines that were not read again since
   * it was asked for last, the same objects.
   */
  get blocks(): readonly ReadBlock[] {
    this.#blocks ??= (isFirstRead(this) ? this.lines : this.lines.slice(1)).map((line) => this.#blockOf(line))
    return this.#blocks
  }

  /** The line that an item of the root stands in, whether it is deleted, hidden or shown; a marker's is its own. */
  lineOf(item: Y.Item | null): Line {
    for (let at = item; at; at = at.left) {
      const line = this.#byMarker.get(at)
      if (line && this.#isAlive(at)) return line
    }
    return this.first
  }

  /** The line that begins with this marker, if there is one. */
  lineAtMarker(item: Y.Item): Line | undefined {
    return this.#byMarker.get(item)
  }

  /** Something about this item changed, or it is new, or it was deleted. Answers with its line. */
  touch(item: Y.Item): Line {
    const line = this.lineOf(item)
    this.#touchLine(line)
    return line
  }

  /** This item is new, and nothing else happened in its transaction but that others are; answers with its line. */
  touchNew(item: Y.Item, line: Line = this.lineOf(item)): Line {
    const earlier = this.#plain.get(line) ?? null
    const isFirst = earlier === null && !this.#dirty.has(line)
    const { attribution } = this.#source
    const plain = isFirst || earlier ? plainInsertion(line, item, attribution, earlier) : null
    this.#touchLine(line)
    if (plain) this.#plain.set(line, plain)
    return line
  }

  #touchLine(line: Line): void {
    this.#dirty.add(line)
    this.#plain.delete(line)
  }

  /** What came into this line, if that is all that happened to the root. */
  plainInsertionAt(line: Line): PlainInsertion | null {
    return (this.#dirty.size === 1 && this.#plain.get(line)) || null
  }

  /**
   * What came into the dirty lines, if that is all that happened to them; they are taken to be read then, and the caller
   * sees to it (`takePlain`). Null if some line has to be read.
   */
  plainInsertions(): ReadonlyMap<Line, PlainInsertion> | null {
    if (this.#plain.size === 0 || !this.hasOnlyGrown) return null
    const plain = new Map(this.#plain)
    this.#plain.clear()
    this.#dirty.clear()
    this.#blocks = null
    return plain
  }

  /** Everything from one item to another (null: to the end) has to be read again. */
  touchBetween(from: Y.Item, to: Y.Item | null): void {
    const first = this.lines.indexOf(this.lineOf(from))
    const last = to ? this.lines.indexOf(this.lineOf(to)) : this.lines.length - 1
    for (const line of this.lines.slice(first, last + 1)) this.#touchLine(line)
  }

  /** Reads the first dirty lines again, as far as the change goes; null if none is dirty. */
  reread(): RereadLines | null {
    const index = this.#firstDirty()
    if (index < 0) return null
    this.#blocks = null
    const before: ReadState[] = []
    const after: Line[] = []
    let line: Line | undefined = this.lines[index]
    let end = this.lines.length
    while (line) {
      before.push({ line, ids: line.ids, length: line.length, node: line.node })
      const reading = readLine(this.root, this.text, line, this.#source)
      line.ids = reading.ids
      line.length = reading.length
      line.after = reading.after
      line.node = reading.node
      line.block = reading.block
      after.push(line)
      this.#settle(line)
      if (!reading.next) break
      const known: Line | undefined = this.#byMarker.get(reading.next)
      if (known && !this.#dirty.has(known) && isSameFormats(known.before, reading.after)) {
        end = this.lines.indexOf(known, index)
        break
      }
      if (known) known.before = reading.after
      line = known ?? this.#newLine(reading.next, reading)
    }
    return { index, before: this.#replace(index, end, before, after), after }
  }

  #blockOf(line: Line): ReadBlock {
    line.block ??= readLine(this.root, this.text, line, this.#source).block
    return line.block
  }

  #readAll(): void {
    let marker: Y.Item | null = null
    let before = NO_FORMATS
    do {
      const reading = readLine(this.root, this.text, { marker, before }, this.#source)
      const { ids, length, after, node, block, next } = reading
      const line: Line = { marker, isCell: isCell(marker), before, after, ids, length, node, block }
      this.lines.push(line)
      if (marker) this.#byMarker.set(marker, line)
      marker = next
      before = after
    } while (marker)
  }

  /** A line for a marker that had none; what it says is set when it is read. */
  #newLine(marker: Y.Item, { after, node }: Pick<Line, 'after' | 'node'>): Line {
    return { marker, isCell: isCell(marker), before: after, after, ids: [], length: 0, node, block: null }
  }

  /** Puts the lines `after` in place of those that stood there; answers with what these said, in their order. */
  #replace(
    index: number,
    end: number,
    read: readonly ReadState[],
    after: readonly Line[],
  ): readonly ReadState[] {
    const old = this.lines.slice(index, end)
    const states = new Map(read.map((state) => [state.line, state]))
    const kept = new Set(after)
    for (const line of old) {
      if (kept.has(line)) continue
      if (line.marker) this.#byMarker.delete(line.marker)
      this.#settle(line)
    }
    for (const line of after) if (line.marker) this.#byMarker.set(line.marker, line)
    const isSame = old.length === after.length && old.every((line, at) => line === after[at])
    if (!isSame) this.lines = [...this.lines.slice(0, index), ...after, ...this.lines.slice(end)]
    return old.map(
      (line) => states.get(line) ?? { line, ids: line.ids, length: line.length, node: line.node },
    )
  }

  #firstDirty(): number {
    if (this.#dirty.size === 0) return -1
    const [any] = this.#dirty
    const isOnly = any !== undefined && this.#dirty.size === 1
    const index = isOnly ? this.lines.indexOf(any) : this.lines.findIndex((line) => this.#dirty.has(line))
    // What is dirty and not in the list went away with the lines around it.
    if (index < 0) {
      this.#dirty.clear()
      this.#plain.clear()
    }
    return index
  }

  #settle(line: Line): void {
    this.#dirty.delete(line)
    this.#plain.delete(line)
  }

  #isAlive(marker: Y.Item): boolean {
    return !marker.deleted && isShown(stateOf(marker, this.#source.attribution), 'markup')
  }
}

function stateOf({ id }: Y.Item, attribution: Attribution) {
  return attribution.stateAt(id.client, id.clock)
}

function isCell(marker: Y.Item | null): boolean {
  return marker !== null && markerOfItem(marker)?.k === 'cell'
}
