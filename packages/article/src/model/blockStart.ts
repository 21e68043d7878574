import * as Y from 'yjs'
import { type Marker, parseMarker } from './markers.ts'
import type { TextRoot } from './roots.ts'

/** How content that no version of Stet writes into a text reads: one per position, so that nothing is displaced. */
export const OBJECT_REPLACEMENT = '\ufffc'

/** A stored embed never changes. */
const parsed = new WeakMap<Y.ContentEmbed, Marker>()

/** The marker that an item is, or null for text. */
export function markerOfItem(item: Y.Item): Marker | null {
  const { content } = item
  if (!(content instanceof Y.ContentEmbed)) return null
  let marker = parsed.get(content)
  if (!marker) {
    marker = parseMarker(content.embed)
    parsed.set(content, marker)
  }
  return marker
}

/** The characters of an item as they are shown where it starts no block: a marker is a space. */
export function textOfItem({ content, length }: Y.Item): string {
  if (content instanceof Y.ContentString) return content.str
  return content instanceof Y.ContentEmbed ? ' ' : OBJECT_REPLACEMENT.repeat(length)
}

/**
 * True if a marker that is shown starts a block there; else it reads as a space. `current` is the stored marker of the
 * block that is being read, null before the first. In the body every marker starts one, in a one-line field none, in
 * the details each `row` and the first `cell` behind it.
 */
export function startsBlock(root: TextRoot, marker: Marker, current: Marker | null): boolean {
  if (root === 'body') return true
  if (root !== 'details') return false
  return marker.k === 'row' || (marker.k === 'cell' && current?.k !== 'cell')
}
