import type * as Y from 'yjs'
import { Attribution } from './Attribution.ts'
import { BlockReader } from './BlockReader.ts'
import { markerOfItem, startsBlock } from './blockStart.ts'
import { isShown } from './CharacterState.ts'
import { kindIn } from './kindIn.ts'
import type { Marker } from './markers.ts'
import { NO_FORMATS } from './PlacedFormat.ts'
import type { ReadArticle, ReadBlock } from './ReadArticle.ts'
import { passItem, readItem } from './readItem.ts'
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
