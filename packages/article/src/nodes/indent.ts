import { MAX_INDENT } from '../model/markers.ts'

/** Any stored value as an indent: a whole number from 0 to `MAX_INDENT`; what is no number is 0. */
export function toIndent(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 0
  return Math.min(Math.max(Math.trunc(value), 0), MAX_INDENT)
}
