import type * as Y from 'yjs'
import { Attribution } from './Attribution.ts'
import { BlockReader } from './BlockReader.ts'
import { markerOfItem, startsBlock, textOfItem } from './blockStart.ts'
import { isShown } from './CharacterState.ts'
import { kindIn } from './kindIn.ts'
import type { Marker } from './markers.ts'
import { afterEvent, NO_FORMATS, type OpenFormats, visitFormats } from './PlacedFormat.ts'
import type { ReadArticle, ReadBlock } from './ReadArticle.ts'
import { isFormattedRoot, LINE_FIELDS, TEXT_ROOTS, type TextRoot, textRoot } from './roots.ts'
import type { View } from './View.ts'

/**
 * What an article shows in a view. Pure: depends on the content of the document alone, not on the order in which it
 * arrived; any content reads. `attribution` saves the indexing if the caller keeps one that is up to date.
 */
export function read(doc: Y.Doc, view: View, attribution: Attribution = new Attribution(doc)): ReadArticle {
  const article = Object.fromEntries(TEXT_ROOTS.map((root) => [root, readText(root, view, attribution)]))
  return article as Record<TextRoot, readonly ReadBlock[]>
}

/** What one text shows in a view, see `read`. */
export function readText(root: TextRoot, view: View, attribution: Attribution): readonly ReadBlock[] {
  const reader = new BlockReader(view, isFormattedRoot(root))
  const isField = (LINE_FIELDS as readonly string[]).includes(root)
  if (isField) reader.ensureBlock()
  let open = NO_FORMATS
  let current: Marker | null = null
  for (let item = textRoot(attribution.doc, root)._start; item; item = item.right) {
    if (item.deleted || !item.countable) {
      open = passItem(item, open, attribution)
      continue
    }
    const { client, clock } = item.id
    const marker = isField ? null : markerOfItem(item)
    if (marker && startsBlock(root, marker, current)) {
      const state = attribution.stateAt(client, clock)
      if (isShown(state, view)) {
        const kinds = root === 'body' ? attribution.kindsAt(client, clock) : null
        reader.startBlock([client, clock], state, kindIn(marker, kinds, state, view))
        current = marker
      }
      open = passItem(item, open, attribution)
    } else open = readItem(item, open, view, attribution, reader)
  }
  reader.endBlock()
  return reader.blocks
}

/** The open formats behind an item of which nothing is shown as text. */
function passItem(item: Y.Item, open: OpenFormats, attribution: Attribution): OpenFormats {
  const events = attribution.anchorEvents(item.id.client, item.id.clock, item.length)
  return events ? events.reduce(afterEvent, open) : open
}

function readItem(
  item: Y.Item,
  open: OpenFormats,
  view: View,
  attribution: Attribution,
  reader: BlockReader,
): OpenFormats {
  const { client, clock } = item.id
  const text = textOfItem(item)
  const segments = attribution.segments(client, clock, item.length)
  const events = attribution.anchorEvents(client, clock, item.length)
  if (!segments && !events) {
    reader.addText(text, [client, clock], attribution.plainState(client), open)
    return open
  }
  return visitFormats(item.length, events, open, (from, to, now) => {
    if (!segments) {
      reader.addText(text.slice(from, to), [client, clock + from], attribution.plainState(client), now)
      return
    }
    for (const { offset, length, state } of segments) {
      const start = Math.max(from, offset)
      const end = Math.min(to, offset + length)
      if (end > start && isShown(state, view)) {
        reader.addText(text.slice(start, end), [client, clock + start], state, now)
      }
    }
  })
}
