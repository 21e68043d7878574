import type { ArticleListItem, ArticlePage, ServerEvent } from '@stet/protocol'
import { matchesSearch } from './matchesSearch.ts'

/**
 * Brings loaded pages of the list up to what the server has just said. Rows change where they are; a new article is put
 * first if it belongs to the search. The same pages are given back when the event says nothing about them.
 */
export function applyEvent(
  pages: readonly ArticlePage[],
  event: ServerEvent,
  query: string,
): readonly ArticlePage[] {
  if (event.type === 'article-created') {
    if (!matchesSearch(event.article, query) || holds(pages, event.article.id)) return pages
    return pages.map((page, index) =>
      index === 0 ? { ...page, articles: [event.article, ...page.articles] } : page,
    )
  }
  if (event.type === 'article-changed') return mapArticle(pages, event.article.id, () => event.article)
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
