import type { ArticleListItem, ArticlePage, ServerEvent } from '@stet/protocol'

/** What a list has to know about itself to follow what happens. */
export interface ListRule {
  readonly belongs: (article: ArticleListItem) => boolean
  /** Whether an article that changed may have come to belong to it: only where it is filtered by more than words. */
  readonly isFiltered: boolean
}

/**
 * Brings loaded pages of the list up to what the server has just said. Rows change where they are, also when they belong to it
 * no longer; an article that is new, or has come to belong to it, is put first. The same pages are given back when the event says
 * nothing about them.
 */
export function applyEvent(
  pages: readonly ArticlePage[],
  event: ServerEvent,
  { belongs, isFiltered }: ListRule,
): readonly ArticlePage[] {
  if (event.type === 'article-created' || event.type === 'article-changed') {
    const { article } = event
    if (holds(pages, article.id))
      return event.type === 'article-created' ? pages : mapArticle(pages, article.id, () => article)
    if (!belongs(article) || (event.type === 'article-changed' && !isFiltered)) return pages
    return pages.map((page, index) =>
      index === 0 ? { ...page, articles: [article, ...page.articles] } : page,
    )
  }
  if (event.type === 'people-changed') {
    return mapArticle(pages, event.id, (article) => ({ ...article, people: event.people }))
  }
  if (event.type === 'article-removed' && holds(pages, event.id)) {
    return pages.map((page) => ({ ...page, articles: page.articles.filter(({ id }) => id !== event.id) }))
  }
  if (event.type === 'state') {
    return pages.map((page) => ({
      ...page,
      articles: page.articles.map((article) => withPeople(article, event.people[article.id] ?? [])),
    }))
  }
  return pages
}

function withPeople(article: ArticleListItem, people: ArticleListItem['people']): ArticleListItem {
  return article.people.length === 0 && people.length === 0 ? article : { ...article, people }
}

function holds(pages: readonly ArticlePage[], id: string): boolean {
  return pages.some((page) => page.articles.some((article) => article.id === id))
}

function mapArticle(
  pages: readonly ArticlePage[],
  id: string,
  change: (article: ArticleListItem) => ArticleListItem,
): readonly ArticlePage[] {
  if (!holds(pages, id)) return pages
  return pages.map((page) => ({
    ...page,
    articles: page.articles.map((article) => (article.id === id ? change(article) : article)),
  }))
}
