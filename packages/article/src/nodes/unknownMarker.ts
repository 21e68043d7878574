import type { Marker } from '../model/markers.ts'
import { toStableJson } from '../toStableJson.ts'

/** A marker as the JSON text that `unknownBlock` carries: the same on every replica. */
export function jsonOfMarker(marker: Marker): string {
  return toStableJson(marker)
}

/** The marker that `unknownBlock` carries; what is no marker reads as `{k: 'unknown'}`. */
export function markerOfJson(json: unknown): Marker {
  try {
    const value: unknown = JSON.parse(String(json))
    if (typeof value === 'object' && value !== null && 'k' in value && typeof value.k === 'string') {
      return value as Marker
    }
  } catch {
    // A pasted attribute may hold anything.
  }
  return { k: 'unknown' }
}
