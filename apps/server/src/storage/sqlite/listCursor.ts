import { ARTICLE_SORTS, type ArticleSort } from '../ArticleQuery.ts'

/** Where a page of a list ended: what it was sorted by there, which says nothing about other articles. */
export interface ListPlace {
  /** Of a search: 0 among the headlines, 1 behind them. */
  readonly part: number
  readonly by: number
  readonly id: string
}

export function listCursor(sort: ArticleSort, { part, by, id }: ListPlace): string {
  return Buffer.from(JSON.stringify([ARTICLE_SORTS.indexOf(sort), part, by, id])).toString('base64url')
}

/** `foreign`: not a cursor that a list of this sort gave. */
export function readListCursor(cursor: string, sort: ArticleSort): ListPlace | 'foreign' {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (!Array.isArray(parsed)) return 'foreign'
    const [of, part, by, id] = parsed as unknown[]
    const isOurs = of === ARTICLE_SORTS.indexOf(sort) && (part === 0 || part === 1)
    return isOurs && Number.isSafeInteger(by) && typeof id === 'string'
      ? { part, by: by as number, id }
      : 'foreign'
  } catch {
    return 'foreign'
  }
}
