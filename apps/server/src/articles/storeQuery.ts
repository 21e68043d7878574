import type { ArticleListQuery } from '@stet/protocol'
import { withoutUndefined } from '../http/withoutUndefined.ts'
import type { ArticleQuery, Span } from '../storage/ArticleQuery.ts'

/** The query of a call as the store takes it. */
export function storeQuery(query: ArticleListQuery): ArticleQuery {
  const { dueFrom, dueTo, embargoFrom, embargoTo, legal, correction, late, limit = 50, ...same } = query
  return {
    ...withoutUndefined({ ...same, due: span(dueFrom, dueTo), embargo: span(embargoFrom, embargoTo) }),
    ...(legal === 'needed' ? { isLegalDue: true } : {}),
    ...(correction === 'open' ? { isInCorrection: true } : {}),
    ...(late === 'open' ? { hasLateWork: true } : {}),
    limit,
  }
}

function span(from: string | undefined, to: string | undefined): Span | undefined {
  if (from === undefined && to === undefined) return undefined
  return { from: milliseconds(from), to: milliseconds(to) }
}

function milliseconds(instant: string | undefined): number | null {
  return instant === undefined ? null : Date.parse(instant)
}
