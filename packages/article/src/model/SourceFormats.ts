import type * as Y from 'yjs'
import { firstBehind } from './CopyRange.ts'
import type { FormatIndex } from './FormatIndex.ts'
import { NO_FORMATS, type OpenFormats, visitFormats } from './PlacedFormat.ts'
import type { RangeIndex } from './RangeIndex.ts'
import { TEXT_ROOTS, textRoot } from './roots.ts'

interface FormattedPart {
  readonly from: number
  readonly to: number
  readonly open: OpenFormats
}

/** The formats at the place of characters that were copied, which may be deleted since: found by one walk. */
export class SourceFormats {
  readonly #lanes = new Map<number, FormattedPart[]>()

  constructor(doc: Y.Doc, formats: FormatIndex, sources: RangeIndex<unknown>) {
    if (formats.isEmpty || sources.isEmpty) return
    for (const root of TEXT_ROOTS) {
      let open = NO_FORMATS
      for (let item = textRoot(doc, root)._start; item; item = item.right) {
        const { client, clock } = item.id
        const events = formats.events(client, clock, item.length)
        if (open.length === 0 && !events) continue
        const isSource = sources.query(client, clock, clock + item.length) !== null
        open = visitFormats(item.length, events, open, (from, to, now) => {
          if (isSource && now.length > 0) this.#add(client, clock + from, clock + to, now)
        })
      }
    }
    for (const lane of this.#lanes.values()) lane.sort((left, right) => left.from - right.from)
  }

  at(client: number, clock: number): OpenFormats {
    const lane = this.#lanes.get(client)
    const part = lane?.[firstBehind(lane, clock)]
    return part && part.from <= clock ? part.open : NO_FORMATS
  }

  /** The clocks inside the range at which the formats change. */
  cuts(client: number, from: number, to: number): number[] {
    const lane = this.#lanes.get(client)
    if (!lane) return []
    const cuts: number[] = []
    for (let index = firstBehind(lane, from); index < lane.length; index += 1) {
      const part = lane[index]
      if (!part || part.from >= to) break
      cuts.push(part.from, part.to)
    }
    return cuts
  }

  #add(client: number, from: number, to: number, open: OpenFormats): void {
    const lane = this.#lanes.get(client)
    if (lane) lane.push({ from, to, open })
    else this.#lanes.set(client, [{ from, to, open }])
  }
}
