import type { LineField } from '../../model/roots.ts'
import { formatRow, parseRow } from './tableRow.ts'

const LABELS: Readonly<Record<LineField, readonly [written: string, alsoRead: string]>> = {
  kicker: ['Dachzeile', 'Kicker'],
  headline: ['Titel', 'Headline'],
  subheadline: ['Unterzeile', 'Subheadline'],
  byline: ['Autorenzeile', 'Byline'],
  dateline: ['Ortsmarke', 'Dateline'],
  lead: ['Vorspann', 'Lead'],
}

const FIELD_OF: ReadonlyMap<string, LineField> = new Map(
  Object.entries(LABELS).flatMap(([field, labels]) => labels.map((label) => [label, field as LineField])),
)

/**
 * A line such as `Dachzeile | Ukraine |` directly below the headline: a field that has no line of its own in the
 * form, or one that says outright what would otherwise be guessed (`Vorspann |`: there is no lead). Null if it is none.
 */
export function parseHeaderRow(line: string): { readonly field: LineField; readonly value: string } | null {
  const row = line.trimEnd().endsWith('|') ? parseRow(line) : null
  const field = row ? FIELD_OF.get(row.key) : undefined
  return row && field ? { field, value: row.value } : null
}

export function formatHeaderRow(field: LineField, value: string): string {
  return formatRow(LABELS[field][0], value)
}
