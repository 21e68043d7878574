import {
  appendRange,
  type Attribution,
  BlockReader,
  type IdRange,
  isFormattedRoot,
  isShown,
  kindIn,
  markerOfItem,
  nodeForBodyBlock,
  nodeForDetailsBlock,
  nodeForField,
  type OpenFormats,
  passItem,
  type ReadBlock,
  readItem,
  startsBlock,
  type TextRoot,
} from '@stet/article'
import type { Node, Schema } from '@tiptap/pm/model'
import type * as Y from 'yjs'

/** Where a line begins: its marker (null: the start of the root) and the formats that are open before it. */
export interface LineStart {
  readonly marker: Y.Item | null
  readonly before: OpenFormats
}

/** A line as the root says it now, and the marker of the next line. */
export interface LineReading {
  readonly ids: readonly IdRange[]
  readonly length: number
  readonly after: OpenFormats
  readonly block: ReadBlock
  readonly node: Node
  readonly next: Y.Item | null
}

export interface LineSource {
  readonly attribution: Attribution
  readonly schema: Schema
}

/**
 * Reads one line of a root in the view `markup`, from its marker to the next one that is shown; costs what lies
 * between them. The lines of a root, one after the other, read as `readText(root, 'markup')` reads it.
 */
export function readLine(
  root: TextRoot,
  text: Y.Text,
  { marker, before }: LineStart,
  { attribution, schema }: LineSource,
): LineReading {
  const reader = new BlockReader('markup', isFormattedRoot(root))
  const stored = marker && markerOfItem(marker)
  let open = before
  if (marker && stored) {
    const { client, clock } = marker.id
    const state = attribution.stateAt(client, clock)
    const kinds = root === 'body' ? attribution.kindsAt(client, clock) : null
    reader.startBlock([client, clock], state, kindIn(stored, kinds, state, 'markup'))
    open = passItem(marker, before, attribution)
  } else reader.ensureBlock()

  let item = marker ? marker.right : text._start
  for (; item; item = item.right) {
    if (item.deleted || !item.countable) {
      open = passItem(item, open, attribution)
      continue
    }
    const embedded = markerOfItem(item)
    if (!embedded || !startsBlock(root, embedded, stored))
      open = readItem(item, open, 'markup', attribution, reader)
    else if (isShown(attribution.stateAt(item.id.client, item.id.clock), 'markup')) break
    else open = passItem(item, open, attribution)
  }

  reader.endBlock()
  const block = reader.blocks[0]
  if (!block) throw new Error('readLine: a line reads as one block')
  const ids: IdRange[] = []
  let length = 0
  for (const run of block.runs) {
    for (const range of run.ids) appendRange(ids, ...range)
    length += run.text.length
  }
  return { ids, length, after: open, block, node: nodeOf(schema, root, block), next: item }
}

function nodeOf(schema: Schema, root: TextRoot, block: ReadBlock): Node {
  if (root === 'body') return nodeForBodyBlock(schema, block)
  if (root === 'details') return nodeForDetailsBlock(schema, block)
  return nodeForField(schema, root, [block])
}
