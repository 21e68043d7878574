import type * as Y from 'yjs'
import type { CheckEntry } from './checks.ts'
import type { ClientEntry } from './clients.ts'
import type { OriginsEntry } from './origins.ts'
import type { PasteEntry } from './pastes.ts'

/** The one-line fields in reading order; each is a Y.Text of characters only. */
export const LINE_FIELDS = ['kicker', 'headline', 'subheadline', 'byline', 'dateline', 'lead'] as const
export type LineField = (typeof LINE_FIELDS)[number]

/** All text roots in reading order. `body` and `details` also hold markers. */
export const TEXT_ROOTS = [...LINE_FIELDS, 'body', 'details'] as const
export type TextRoot = (typeof TEXT_ROOTS)[number]

/** True for the texts whose characters can be formatted; a format span in another text is inert. */
export function isFormattedRoot(name: TextRoot): boolean {
  return name === 'lead' || name === 'body'
}

/** The map roots beside the texts. */
export const MAP_ROOTS = ['spans', 'review', 'origins', 'clients', 'times'] as const
export type MapRoot = (typeof MAP_ROOTS)[number]

/** The map roots that the server alone writes. */
const SERVER_ROOTS: readonly string[] = ['clients', 'times'] satisfies MapRoot[]

/** True for the roots that nobody but the server writes. */
export function isServerRoot(name: string): boolean {
  return SERVER_ROOTS.includes(name)
}

/** Every root of an article's Y.Doc. A name is never removed or reused. */
export const ROOTS: readonly string[] = [...TEXT_ROOTS, ...MAP_ROOTS]

/** The version of the stored form; it travels in the handshake (`schema=`). */
export const SCHEMA_VERSION = 1

export function textRoot(doc: Y.Doc, name: TextRoot): Y.Text {
  return doc.getText(name)
}
/** Formatting, suggested deletions, block kinds; values are untrusted: parse with `parseSpan`. */
export function spansRoot(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('spans')
}
/** Decisions; values are untrusted: parse with `parseDecision`. */
export function reviewRoot(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('review')
}
/** "These characters are copies of those", "these were pasted", "a check found these"; append-only. */
export function originsRoot(doc: Y.Doc): Y.Map<OriginsEntry | PasteEntry | CheckEntry> {
  return doc.getMap('origins')
}
/** Who writes under a clientID, in which mode; written by the server only. */
export function clientsRoot(doc: Y.Doc): Y.Map<ClientEntry> {
  return doc.getMap('clients')
}

/** When what a client wrote from a clock on was written; values: parse with `parseTime`; written by the server only. */
export function timesRoot(doc: Y.Doc): Y.Map<number> {
  return doc.getMap('times')
}

/** Instantiates every root, so that updates find typed roots whatever arrives first. */
export function openRoots(doc: Y.Doc): Y.Doc {
  for (const name of TEXT_ROOTS) doc.getText(name)
  for (const name of MAP_ROOTS) doc.getMap(name)
  return doc
}
