import {
  auditLineSchema,
  auditPageSchema,
  decisionPageSchema,
  recordQuerySchema,
  type AuditEntryOnRecord,
  type DecisionOnRecord,
  type Person,
} from '@stet/protocol'
import { Readable } from 'node:stream'
import * as z from 'zod/mini'
import type { ArticleParts } from '../articles/ArticleParts.ts'
import type { Routes } from '../http/route.ts'
import { withoutUndefined } from '../http/withoutUndefined.ts'
import type { StoredAuditEntry } from '../storage/AuditEntry.ts'
import type { StoredDecisionRecord } from '../storage/DecisionRecord.ts'

type Parts = Pick<ArticleParts, 'store' | 'accounts' | 'now'>

/** Entries that are read at once of an export. */
const STRETCH = 500

/** The calls that read what is on record: decisions in an article, and the audit log. */
export function addRecordRoutes(routes: Routes, { store, accounts, now }: Parts): void {
  /** Without a name where this never was an account. */
  const person = (id: string): Person => accounts.person(id) ?? { id, name: '' }

  routes.add(
    {
      method: 'GET',
      url: '/api/articles/:id/decisions',
      summary: 'Decisions on suggestions in an article as they were made, the latest first',
      access: 'seeArticle',
      of: 'article',
      params: z.object({ id: z.string() }),
      query: recordQuerySchema,
      answer: { status: 200, schema: decisionPageSchema },
    },
    async ({ article: { row }, query: { limit = 100, ...query } }) => {
      const { records, next } = await store.listDecisions(row.id, { limit, ...withoutUndefined(query) })
      return { decisions: records.map((record) => presentDecision(record, person)), nextCursor: next }
    },
  )

  routes.add(
    {
      method: 'GET',
      url: '/api/audit',
      summary: 'The audit log, the latest first',
      access: 'readAudit',
      query: recordQuerySchema,
      answer: { status: 200, schema: auditPageSchema },
    },
    async ({ query: { limit = 100, ...query } }) => {
      const { records, next } = await store.listAudit({ limit, ...withoutUndefined(query) })
      return { entries: records.map((entry) => presentAuditEntry(entry, person)), nextCursor: next }
    },
  )

  routes.add(
    {
      method: 'GET',
      url: '/api/audit/export',
      summary: 'The whole audit log with its chain of hashes, the earliest first, an entry a line',
      access: 'readAudit',
      answer: { status: 200, schema: auditLineSchema, types: ['application/x-ndjson'] },
    },
    async ({ actor, reply }) => {
      // First on record, then told: the last line that is certain to be there is this call.
      await store.addAuditEntry({
        at: now(),
        person: actor.id,
        article: null,
        what: 'audit-exported',
        detail: {},
      })
      return reply
        .type('application/x-ndjson; charset=utf-8')
        .header('content-disposition', 'attachment; filename="audit.ndjson"')
        .send(Readable.from(auditStretches(store)))
    },
  )
}

async function* auditStretches(store: Parts['store']): AsyncGenerator<string> {
  let after: number | null = 0
  while (after !== null) {
    const { lines, last } = await store.auditLines(after, STRETCH)
    if (lines.length > 0) yield `${lines.join('\n')}\n`
    after = last
  }
}

function presentDecision(
  { at, decidedBy, verdict, whose, what, text, isRemoved, length }: StoredDecisionRecord,
  person: (id: string) => Person,
): DecisionOnRecord {
  return {
    at: new Date(at).toISOString(),
    decidedBy: person(decidedBy),
    verdict,
    whose: person(whose),
    isOwn: decidedBy === whose,
    what,
    text,
    isTextRemoved: isRemoved,
    length,
  }
}

function presentAuditEntry(
  { sequence, at, person: id, article, what, detail }: StoredAuditEntry,
  person: (id: string) => Person,
): AuditEntryOnRecord {
  return { sequence, at: new Date(at).toISOString(), person: person(id), article, what, detail }
}
