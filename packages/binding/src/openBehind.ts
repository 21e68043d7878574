import {
  type Anchor,
  type Attribution,
  type CharacterId,
  afterEvent,
  NO_FORMATS,
  type OpenFormats,
  itemAt,
  passItem,
} from '@stet/article'
import type { LineList } from './LineList.ts'

/**
 * The formats that something inserted directly behind a character or marker stands in (null: at the very start of the
 * text): with those that end there and grow, without those that begin with what follows.
 */
export function openBehind(list: LineList, left: CharacterId | null, attribution: Attribution): OpenFormats {
  const target = left && itemAt(attribution.doc, left)
  if (!target) return NO_FORMATS
  const line = list.lineOf(target)
  let open = line.before
  for (let item = line.marker ?? list.text._start; item; item = item.right) {
    if (item !== target) {
      open = passItem(item, open, attribution)
      continue
    }
    const { client, clock } = item.id
    const gap = left[1] - clock + 1
    for (const event of attribution.anchorEvents(client, clock, item.length) ?? []) {
      if (event.offset > gap) break
      const anchor = event.opens ? event.format.span.s : event.format.span.e
      if (event.offset < gap || isBehind(anchor, left)) open = afterEvent(open, event)
    }
    return open
  }
  return open
}

function isBehind(anchor: Anchor | null, [client, clock]: CharacterId): boolean {
  return anchor !== null && anchor[0] === client && anchor[1] === clock && anchor[2] === 1
}
