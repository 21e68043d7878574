import type * as Y from 'yjs'
import type { Attribution } from './Attribution.ts'
import type { BlockReader } from './BlockReader.ts'
import { textOfItem } from './blockStart.ts'
import { isShown } from './CharacterState.ts'
import { afterEvent, type OpenFormats, visitFormats } from './PlacedFormat.ts'
import type { View } from './View.ts'

/** Gives `reader` what a view shows of an item of text; answers with the formats that are open behind it. */
export function readItem(
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

/** The formats that are open behind an item of which nothing is shown as text. */
export function passItem(item: Y.Item, open: OpenFormats, attribution: Attribution): OpenFormats {
  const events = attribution.anchorEvents(item.id.client, item.id.clock, item.length)
  return events ? events.reduce(afterEvent, open) : open
}
