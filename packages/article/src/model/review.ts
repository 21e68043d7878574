import type { IdRange, UserId } from './ids.ts'
import { type FormatSpan, type KindSpan, parseSpan, parseSpanKey } from './spans.ts'
import { isLamport, isRecord, isStretch, own, parseCount } from './untrusted.ts'

export type Verdict = 'accept' | 'reject' | 'open'

/**
 * Value of `review`. A key is the clientID of who decides, a full stop, and the name of what is decided on:
 * `i:client:clock:length` inserted characters, `d:spanKey:client:clock:length` deleted characters, `f:spanKey@n` formats
 * and kinds, then with a copy of the span, which is read from there. So nobody overwrites what somebody else decides at
 * the same moment, and of two people who decide on the same one counts in all of it: everything that is decided in one go
 * has one `n`. Keys of articles that were written earlier are names alone.
 * `of` is whose suggestion it was. Who decided is the person of the client that wrote it; where the server put a decision
 * back, the stored value says in `by` who that was.
 */
export interface Decision {
  readonly do: Verdict
  readonly n: number
  readonly of?: UserId
  /** Who made it, where the server put it back. */
  readonly by?: UserId
  readonly span?: FormatSpan | KindSpan
}

/** What a decision is about, as its key says. */
export type DecisionSubject =
  | { readonly about: 'insertion'; readonly range: IdRange }
  | { readonly about: 'deletion'; readonly spanKey: string; readonly range: IdRange }
  | { readonly about: 'format'; readonly spanKey: string; readonly n: number }

export interface ParsedDecision {
  readonly subject: DecisionSubject
  readonly decision: Decision
}

/** The name of these inserted characters as what is decided on. */
export function insertionName([client, clock, length]: IdRange): string {
  return `i:${client}:${clock}:${length}`
}

/** The name of these characters of a deletion span as what is decided on. */
export function deletionName(spanKey: string, [client, clock, length]: IdRange): string {
  return `d:${spanKey}:${client}:${clock}:${length}`
}

/** The name of a format or kind span, as it is with this `n`, as what is decided on. */
export function formatName(spanKey: string, n: number): string {
  return `f:${spanKey}@${n}`
}

/** The key in `review` under which that client decides on what has this name. */
export function decisionKey(client: number, name: string): string {
  return `${client}.${name}`
}

/** The name of what a decision is about, as its key says it. */
export function nameIn(key: string): string {
  return key.replace(/^\d+\./, '')
}

/** The name of what a decision is about: the part of a key that is the same for everybody. */
export function subjectName(subject: DecisionSubject): string {
  if (subject.about === 'insertion') return insertionName(subject.range)
  if (subject.about === 'deletion') return deletionName(subject.spanKey, subject.range)
  return formatName(subject.spanKey, subject.n)
}

/** What a key of `review` is about; undefined if it is no key that `decisionKey` would write. */
export function parseSubject(key: string): DecisionSubject | undefined {
  const parts = nameIn(key).split(':')
  const kind = parts[0]
  if (kind === 'i' && parts.length === 4) {
    const range = parseRange(parts.slice(1))
    return range && { about: 'insertion', range }
  }
  if (kind === 'd' && parts.length === 5) {
    const range = parseRange(parts.slice(2))
    const spanKey = parts[1] ?? ''
    return range && parseSpanKey(spanKey) ? { about: 'deletion', spanKey, range } : undefined
  }
  if (kind === 'f' && parts.length === 2) {
    const [spanKey = '', number = '', rest] = (parts[1] ?? '').split('@')
    const n = parseCount(number)
    if (rest !== undefined || !isLamport(n) || !parseSpanKey(spanKey)) return undefined
    return { about: 'format', spanKey, n }
  }
  return undefined
}

/**
 * Reads an entry of `review`; undefined if its key or value is broken, so that it decides nothing. Never throws. A
 * copy of a span that is broken or is not the one that the key names is left out.
 */
export function parseDecision(key: string, value: unknown): ParsedDecision | undefined {
  const subject = parseSubject(key)
  if (!subject || !isRecord(value)) return undefined
  const verdict = own(value, 'do')
  const n = own(value, 'n')
  const of = own(value, 'of')
  const by = own(value, 'by')
  if ((verdict !== 'accept' && verdict !== 'reject' && verdict !== 'open') || !isLamport(n)) return undefined
  const span = subject.about === 'format' ? parseSpan(subject.spanKey, own(value, 'span')) : undefined
  const isCopy =
    subject.about === 'format' && span && span.t !== 'del' && span.t !== 'unknown' && span.n === subject.n
  return {
    subject,
    decision: {
      do: verdict,
      n,
      ...(typeof of === 'string' && of !== '' ? { of } : {}),
      ...(typeof by === 'string' && by !== '' ? { by } : {}),
      ...(isCopy ? { span } : {}),
    },
  }
}

function parseRange(parts: readonly string[]): IdRange | undefined {
  const [client = 0, clock = 0, length = 0] = parts.map((part) => parseCount(part) ?? -1)
  return isStretch(client, clock, length) ? [client, clock, length] : undefined
}
