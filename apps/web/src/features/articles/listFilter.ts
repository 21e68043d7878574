import { listFilterSchema, ME, type ArticleListItem, type Day, type ListFilter } from '@stet/protocol'
import { matchesSearch } from './matchesSearch.ts'

/** What of an address is a filter; what is none, or not known, is left out. */
export function filterOf(parameters: URLSearchParams): ListFilter {
  const known = Object.entries(listFilterSchema.shape).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(parameters.get(name) ?? undefined)
    return parsed.success && parsed.data ? [[name, parsed.data]] : []
  })
  return Object.fromEntries(known) as ListFilter
}

/** The query of the call that a filter means for this person at this moment. */
export function queryOf({ due, embargo, ...filter }: ListFilter, me: string, now: Date) {
  const { assignee, author, person } = filter
  const [today, dueTo] = daysOf(due, now)
  const [embargoFrom, embargoTo] = daysOf(embargo, now)
  return {
    ...filter,
    assignee: assignee === ME ? me : assignee,
    author: author === ME ? me : author,
    person: person === ME ? me : person,
    // What is overdue is due today as well.
    dueFrom: due === undefined || due === 'today' ? undefined : today,
    dueTo,
    embargoFrom,
    embargoTo,
  }
}

/** Whether an article belongs to a list, as far as its row tells: the words of a text are the server's to look through. */
export function belongsTo(article: ArticleListItem, filter: ListFilter, me: string, now: Date): boolean {
  const { state, desk, legal, correction, late, q = '' } = filter
  const query = queryOf(filter, me, now)
  const { assignedTo, authors, createdBy } = article
  return (
    (state ?? article.state) === article.state &&
    (desk ?? article.desk) === article.desk &&
    (legal === undefined || (article.isLegalCheckNeeded && !article.isLegallyCleared)) &&
    (correction === undefined || article.isCorrectionOpen) &&
    (late === undefined || article.lateWork > 0) &&
    isAmong(query.assignee, assignedTo) &&
    isAmong(query.author, authors) &&
    isAmong(query.person, createdBy ? [...assignedTo, ...authors, createdBy] : [...assignedTo, ...authors]) &&
    isWithin(article.dueAt, query.dueFrom, query.dueTo) &&
    isWithin(article.embargoUntil, query.embargoFrom, query.embargoTo) &&
    matchesSearch(article, q)
  )
}

function isAmong(id: string | undefined, people: ArticleListItem['assignedTo']): boolean {
  return id === undefined || people.some((person) => person.id === id)
}

function isWithin(at: string | null, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined && to === undefined) return true
  return at !== null && at >= (from ?? '') && at < (to ?? '~')
}

/** From midnight on, for so many days of the person's own clock. */
function daysOf(day: Day | undefined, now: Date): [from?: string, to?: string] {
  if (day === undefined) return []
  const midnight = (after: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + after).toISOString()
  return [midnight(0), midnight(day === 'today' ? 1 : 7)]
}
