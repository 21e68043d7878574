import {
  Attribution,
  nameIn,
  parseDecision,
  parseSpanKey,
  SERVER_USER,
  snapToCharacters,
  storedValue,
  reviewRoot,
  type DecisionSubject,
  type IdRange,
  type ParsedDecision,
  type UserId,
} from '@stet/article'
import * as Y from 'yjs'
import { RECORDED_TEXT } from '../storage/DecisionRecord.ts'
import type { DecisionRecord } from '../storage/DecisionRecord.ts'

/** UTF-16 units of text that the records of one update hold together: decisions are small, what they name need not be. */
const TEXT_OF_AN_UPDATE = 200_000

/** A decision, and under which client it was written. */
type Standing = ParsedDecision & { readonly client: number }

/**
 * Watches `review` while a document is changed and says what was decided, for the record: an entry for every key under which
 * something else counts in the end. Whose a suggestion was is what the document says, not what the decision says.
 */
export class DecisionWatch {
  readonly #doc: Y.Doc
  /** What stood under each key that was touched, before it was. */
  readonly #before = new Map<string, ParsedDecision | undefined>()
  readonly #note: (event: Y.YMapEvent<unknown>) => void

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#note = ({ changes }) => {
      for (const [key, { oldValue }] of changes.keys)
        if (!this.#before.has(key)) this.#before.set(key, parseDecision(key, oldValue as unknown))
    }
    reviewRoot(doc).observe(this.#note)
  }

  stop(): void {
    reviewRoot(this.#doc).unobserve(this.#note)
  }

  /** What a person's change, at this time (milliseconds since 1970), decided. What the server puts back counts as untouched. */
  records(
    person: UserId,
    at: number,
    clients: { ownerOf(client: number): UserId | null },
  ): readonly DecisionRecord[] {
    if (this.#before.size === 0) return []
    const attribution = new Attribution(this.#doc)
    const records: DecisionRecord[] = []
    let left = TEXT_OF_AN_UPDATE
    for (const [key, before] of this.#before) {
      const now = this.#standing(key)
      const decided = now ?? before
      const by = now ? clients.ownerOf(now.client) : person
      if (!decided || (by === SERVER_USER && isSame(before, now))) continue
      const text = textOf(this.#doc, attribution, decided, Math.min(RECORDED_TEXT, left))
      left -= text.length
      records.push({
        at,
        decidedBy: by ?? person,
        verdict: now ? now.decision.do : 'removed',
        whose: authorOf(attribution, decided.subject),
        what: nameIn(key),
        text,
        length: decided.subject.about === 'format' ? 0 : decided.subject.range[2],
      })
    }
    return records
  }

  #standing(key: string): Standing | undefined {
    const stored = storedValue(reviewRoot(this.#doc), key)
    const parsed = stored && parseDecision(key, stored.value)
    return parsed && { ...parsed, client: stored.client }
  }
}

/** The same decision, so that what the server puts back is none that it makes. */
function isSame(before: ParsedDecision | undefined, now: ParsedDecision | undefined): boolean {
  return before?.decision.do === now?.decision.do && before?.decision.n === now?.decision.n
}

function authorOf(attribution: Attribution, subject: DecisionSubject): UserId {
  if (subject.about === 'insertion') {
    const [client, clock] = subject.range
    return attribution.stateAt(client, clock).owner
  }
  const author = attribution.span(subject.spanKey)?.by
  return author ?? attribution.userOf(parseSpanKey(subject.spanKey)?.client ?? -1)
}

function textOf(
  doc: Y.Doc,
  attribution: Attribution,
  { subject, decision }: ParsedDecision,
  limit: number,
): string {
  if (subject.about !== 'format') return textOfRange(doc, subject.range, limit)
  const span = decision.span ?? attribution.span(subject.spanKey)?.span
  if (!span || span.t === 'del' || span.t === 'unknown' || span.n !== subject.n) return ''
  const said = span.t === 'kind' ? { t: span.t, v: span.v } : { t: span.t, on: span.on, v: span.v }
  return cut(JSON.stringify(said), limit)
}

/** What stands in a range, as far as it is kept: characters as they are, everything else as a line feed. */
function textOfRange(doc: Y.Doc, [client, clock, length]: IdRange, limit: number): string {
  const structs = doc.store.clients.get(client) ?? []
  if (clock >= Y.getState(doc.store, client)) return ''
  let text = ''
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
    const struct = structs[index]
    if (!struct || struct.id.clock >= clock + length || text.length > limit) break
    if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) continue
    const { content, id } = struct
    if (content instanceof Y.ContentString)
      text += content.str.slice(Math.max(0, clock - id.clock), clock + length - id.clock)
    else text += '\n'
  }
  return cut(text, limit)
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : text.slice(0, snapToCharacters(text, limit, 'before'))
}
