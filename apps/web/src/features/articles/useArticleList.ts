import { useInfiniteQuery } from '@tanstack/react-query'
import type { ArticleListItem, ListFilter, SearchHit } from '@stet/protocol'
import { useEffect, useMemo, useState } from 'react'
import { useMe } from '../session/useMe.ts'
import { articleListQuery } from './articleListQuery.ts'
import { keepOrder } from './keepOrder.ts'
import { type KeptList, keepList, keptList } from './keptList.ts'

/** What the list screen shows. */
export interface ArticleList {
  /** In the order in which they were first shown; the latest content. */
  readonly rows: readonly ArticleListItem[]
  /** Where a search found them, by id. */
  readonly hits: ReadonlyMap<string, SearchHit>
  /** Articles that came meanwhile and wait to be shown. */
  readonly newcomerCount: number
  readonly showNewcomers: () => void
  readonly isLoading: boolean
  /** Why the server's list could not be had; null when it could. */
  readonly error: Error | null
  /** When `rows` were seen, if they are those this browser kept because the server cannot be asked. */
  readonly keptAt: Date | null
  readonly retry: () => void
  readonly isRetrying: boolean
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly loadMore: () => void
}

/** The list that a filter asks for, live, with rows that stay in their places. */
export function useArticleList(filter: ListFilter): ArticleList {
  const me = useMe()
  const query = useInfiniteQuery(articleListQuery(filter, me.id))
  const list = JSON.stringify(filter)
  const isWhole = list === '{}'
  const [kept] = useState<KeptList | null>(() => keptList(me.id))
  // Of which list the order is, and the order; begun anew by another list and by asking for the newcomers.
  const [shown, setShown] = useState<{ list: string; ids: readonly string[] }>({ list, ids: [] })

  const loaded = query.data?.pages.flatMap((page) => page.articles)
  const isKept = loaded === undefined && query.isError && isWhole && kept !== null
  const ids = shown.list === list ? shown.ids : []
  // A first look at the whole list is sorted here: rows have changed in place while it was not on screen.
  const fresh = distinct(loaded ?? (isKept ? kept.articles : []))
  const { rows, newcomers } = keepOrder(
    ids,
    isWhole && ids.length === 0 ? fresh.toSorted(lastChangedFirst) : fresh,
  )
  const isSameOrder =
    shown.list === list && rows.length === ids.length && rows.every((row, index) => row.id === ids[index])
  if (!isSameOrder) setShown({ list, ids: rows.map(({ id }) => id) })

  const firstPage = isWhole ? query.data?.pages[0]?.articles : undefined
  useEffect(() => {
    if (firstPage) keepList(me.id, { at: new Date().toISOString(), articles: firstPage })
  }, [firstPage, me.id])

  const pages = query.data?.pages
  const hits = useMemo(() => new Map(pages?.flatMap((page) => Object.entries(page.hits ?? {}))), [pages])

  return {
    rows,
    hits,
    newcomerCount: newcomers.length,
    showNewcomers: () => setShown({ list, ids: [] }),
    isLoading: query.isPending,
    error: query.error,
    keptAt: isKept ? new Date(kept.at) : null,
    retry: () => void query.refetch(),
    isRetrying: query.isFetching,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage()
    },
  }
}

function lastChangedFirst(a: ArticleListItem, b: ArticleListItem): number {
  return a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0
}

/** While somebody writes, an article can be on two pages that were loaded one after the other. */
function distinct(articles: readonly ArticleListItem[]): readonly ArticleListItem[] {
  return [...new Map(articles.map((article) => [article.id, article])).values()]
}
