import {
  deleteItems,
  originsRoot,
  parseMarker,
  reviewRoot,
  spansRoot,
  TEXT_ROOTS,
  textRoot,
  type IdRange,
} from '@stet/article'
import * as Y from 'yjs'
import { freeValuesIn, freeValuesOf } from './freeValuesOf.ts'
import { READINGS, readingsOf, type Reading } from './readingsOf.ts'
import type { SoughtText } from './SoughtText.ts'

/** In how many places of a document a text stood, each counted where most people see it. */
export type DocumentPlaces = Readonly<Record<Reading, number>>

/**
 * Deletes a text from everything that a document stores: what is shown, what is suggested, struck, rejected or taken back,
 * addresses of links, what block markers carry. Every other character stays under its id, so that its author, its time and
 * whatever names it stay true. Of what is deleted no document that is encoded from it has more than the length.
 */
export function purgeDocument(doc: Y.Doc, sought: SoughtText): DocumentPlaces {
  const places: Record<Reading, number> = { live: 0, suggestions: 0, hidden: 0 }
  // What stood before and behind it can come to read the same.
  for (let found = findIn(doc, sought); isAny(found); found = findIn(doc, sought)) {
    for (const reading of READINGS) places[reading] += found.places[reading]
    const { ids, entries } = found
    doc.transact((transaction) => {
      deleteItems(transaction, ids)
      for (const { map, key } of entries) map.delete(key)
    })
  }
  return places
}

interface Found {
  readonly places: DocumentPlaces
  readonly ids: readonly IdRange[]
  readonly entries: readonly { readonly map: Y.Map<unknown>; readonly key: string }[]
}

function isAny({ ids, entries }: Found): boolean {
  return ids.length + entries.length > 0
}

function findIn(doc: Y.Doc, sought: SoughtText): Found {
  const places: Record<Reading, number> = { live: 0, suggestions: 0, hidden: 0 }
  const ids: IdRange[] = []
  const counted = new Set<string>()
  for (const { reading, line } of readingsOf(doc)) {
    for (const { from, to } of sought.find(line.text)) {
      const here = line.idsOf(from, to)
      const name = `${String(here[0])} ${String(here.at(-1))}`
      if (!counted.has(name)) places[reading] += 1
      counted.add(name)
      ids.push(...here)
    }
  }
  const markers = markersWith(doc, sought)
  const maps = [spansRoot(doc), reviewRoot(doc), originsRoot(doc) as Y.Map<unknown>]
  const entries = maps.flatMap((map) =>
    [...map.entries()].flatMap(([key, value]) =>
      sought.isInValue(freeValuesIn(value)) ? [{ map, key }] : [],
    ),
  )
  places.live += markers.length + entries.length
  return { places, ids: [...ids, ...markers], entries }
}

/** Markers that say more than a kind, and have it in there. */
function markersWith(doc: Y.Doc, sought: SoughtText): readonly IdRange[] {
  const ids: IdRange[] = []
  for (const root of TEXT_ROOTS) {
    for (let item = textRoot(doc, root)._start; item; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentEmbed)) continue
      if (sought.isInValue(freeValuesOf(parseMarker(item.content.embed))))
        ids.push([item.id.client, item.id.clock, 1])
    }
  }
  return ids
}
