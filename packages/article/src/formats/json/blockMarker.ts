import { KIND_OF_MARKER } from '../../articleJson.ts'
import type { BlockJson, SectionJson } from '../../articleJson.ts'
import type { Marker } from '../../model/markers.ts'
import { toIndent } from '../../nodes/indent.ts'
import { toJsonValue } from '../../toStableJson.ts'

const KIND_OF: ReadonlyMap<string, string> = new Map(Object.entries(KIND_OF_MARKER))
const MARKER_OF: ReadonlyMap<string, string> = new Map([...KIND_OF].map(([k, kind]) => [kind, k]))

const isListItem = (k: string) => k === 'ul' || k === 'ol'

/** True for the kinds of block that this version knows by name. */
export function isKnownKind(kind: string): boolean {
  return MARKER_OF.has(kind)
}

/** The `kind` that a block with this marker has in JSON: its own name for a known one, else the stored one. */
export function kindOfMarker({ k }: Marker): string {
  return KIND_OF.get(k) ?? k
}

/** The stored marker that a block of JSON says: `marker` if it has one, else by kind, indent and image. */
export function markerOfBlock({ kind, indent, image, marker }: Omit<BlockJson, 'text' | 'runs'>): Marker {
  if (marker) return toJsonValue(marker) as Marker
  const k = MARKER_OF.get(kind) ?? kind
  const depth = isListItem(k) ? toIndent(indent) : 0
  return {
    k,
    ...(depth > 0 ? { indent: depth } : {}),
    ...(k === 'fig' && image !== undefined ? { image } : {}),
  }
}

/** True if the marker has properties that its kind, known to this version, does not define. */
function hasOtherProperties({ k, ...properties }: Marker): boolean {
  return Object.keys(properties).some(
    (name) => !(name === 'indent' && isListItem(k)) && !(name === 'image' && k === 'fig'),
  )
}

/** What a stored marker says in JSON: `kind`, then `indent`, `image` and `marker` where they say something more. */
export function blockFieldsOf(stored: Marker): Pick<BlockJson, 'kind' | 'indent' | 'image' | 'marker'> {
  const indent = isListItem(stored.k) ? toIndent(stored.indent) : 0
  return {
    kind: kindOfMarker(stored),
    ...(indent > 0 ? { indent } : {}),
    ...(stored.k === 'fig' && typeof stored.image === 'string' ? { image: stored.image } : {}),
    ...(KIND_OF.has(stored.k) && !hasOtherProperties(stored)
      ? {}
      : { marker: toJsonValue(stored) as Marker }),
  }
}

/** A heading's stored marker in JSON, if it says more than that it is one. */
export function headingFieldsOf(stored: Marker): Pick<SectionJson, 'headingMarker'> {
  return hasOtherProperties(stored) ? { headingMarker: toJsonValue(stored) as Marker } : {}
}
