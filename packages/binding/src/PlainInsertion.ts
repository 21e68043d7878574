import { appendRange, type Attribution, type CharacterId, FORMATS, type IdRange } from '@stet/article'
import { Mark, type Node } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { type Line, offsetOfId } from './Line.ts'

/**
 * Text that came into a line directly behind a shown character whose looks it shares. How the line reads since is known
 * without reading it again: its node with this text in it.
 */
export interface PlainInsertion {
  /** Where it stands among the shown characters of the line. */
  readonly offset: number
  readonly text: string
  readonly range: IdRange
  readonly marks: readonly Mark[]
}

/**
 * What a new item is to its line, which was not changed otherwise since it was read (but by `earlier`, which the item
 * then goes on with); null if that takes reading. Costs the pieces of the line that stand before it.
 */
export function plainInsertion(
  line: Line,
  item: Y.Item,
  attribution: Attribution,
  earlier: PlainInsertion | null,
): PlainInsertion | null {
  const { left, content, id } = item
  if (!(content instanceof Y.ContentString) || item.deleted || !left || left.deleted) return null
  if (!isPlain(attribution, id.client, id.clock, item.length) || !isPlainText(content.str)) return null
  const before = left.lastId
  if (earlier) {
    const [client, clock, length] = earlier.range
    const goesOn = id.client === client && id.clock === clock + length && before.clock === id.clock - 1
    if (!goesOn || before.client !== client) return null
    const text = earlier.text + content.str
    return { ...earlier, text, range: [client, clock, length + item.length] }
  }
  const shown = offsetOfId(line, [before.client, before.clock])
  if (shown === null) return null
  const offset = shown + 1
  const marks = canGoOn(line, offset, [before.client, before.clock], attribution)
  return marks && { offset, text: content.str, range: [id.client, id.clock, item.length], marks }
}

/** Whether text is read as it is stored, wherever it stands: no control characters, and no halves that could be parted. */
export function isPlainText(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < 0x20 || unit === 0x7f || unit === 0x2028 || unit === 0x2029) return false
    if (unit >= 0xd800 && unit <= 0xdfff) return false
  }
  return true
}

/**
 * The marks that text inserted directly behind the shown character `left`, which ends at `offset`, has like that
 * character, whoever has written it; null if it may look different.
 */
export function canGoOn(
  line: Line,
  offset: number,
  left: CharacterId,
  attribution: Attribution,
): readonly Mark[] | null {
  if (!isPlain(attribution, left[0], left[1], 1)) return null
  const { node, offset: start } = line.node.childAfter(offset - 1)
  const unit = node?.text?.charAt(offset - 1 - start)
  if (!node || !unit || !isPlainText(unit) || !node.marks.every(isFormat)) return null
  return node.marks
}

/** The line, with what came in it; `node` is how it stands in the document now. */
export function takePlain(line: Line, { offset, range }: PlainInsertion, node: Line['node']): void {
  line.ids = withRange(line.ids, offset, range)
  line.length += range[2]
  line.node = node
  line.block = null
}

/** Whether a block, into which one text was put since it showed the line, shows the insertion now. */
export function isInsertedIn(node: Node, line: Line, { offset, text, marks }: PlainInsertion): boolean {
  if (node.content.size !== line.length + text.length) return false
  const { node: child, offset: start } = node.childAfter(offset)
  return child?.text?.startsWith(text, offset - start) === true && Mark.sameSet(child.marks, marks)
}

/** Accepted, with nothing on it: no format begins or ends at these characters, and nobody suggested or copied them. */
function isPlain(attribution: Attribution, client: number, clock: number, length: number): boolean {
  return (
    attribution.segments(client, clock, length) === null &&
    attribution.anchorEvents(client, clock, length) === null
  )
}

function isFormat({ type }: Mark): boolean {
  return (FORMATS as readonly string[]).includes(type.name)
}

function withRange(ids: readonly IdRange[], offset: number, range: IdRange): readonly IdRange[] {
  const result: IdRange[] = []
  let start = 0
  for (const [client, clock, length] of ids) {
    const before = Math.min(length, Math.max(0, offset - start))
    if (before > 0) appendRange(result, client, clock, before)
    if (start < offset && offset <= start + length) appendRange(result, ...range)
    if (before < length) appendRange(result, client, clock + before, length - before)
    start += length
  }
  return result
}
