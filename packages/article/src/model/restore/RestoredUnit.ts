import type { CharacterId } from '../ids.ts'
import type { TextPiece } from '../insertBehind.ts'
import type { Marker } from '../markers.ts'
import type { ReadBlock, RunFormats } from '../ReadArticle.ts'

/** A UTF-16 unit or a marker of a reading. */
export interface RestoredUnit {
  readonly id: CharacterId
  /** One unit of text, or the marker as it reads. */
  readonly content: TextPiece
  /** Of text; null for a marker. */
  readonly formats: RunFormats | null
}

/** The characters and markers that stand in these blocks, in order. */
export function unitsOf(blocks: readonly ReadBlock[]): RestoredUnit[] {
  const units: RestoredUnit[] = []
  for (const { id, marker, runs } of blocks) {
    if (id) units.push({ id, content: marker, formats: null })
    for (const { text, ids, formats } of runs) {
      let at = 0
      for (const [client, clock, length] of ids) {
        for (let offset = 0; offset < length; offset += 1) {
          units.push({ id: [client, clock + offset], content: text.charAt(at), formats })
          at += 1
        }
      }
    }
  }
  return units
}

/** The name of a character, for maps. */
export function nameOf([client, clock]: CharacterId): string {
  return `${client}:${clock}`
}

export function isMarker(content: TextPiece): content is Marker {
  return typeof content !== 'string'
}
