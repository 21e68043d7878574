import type { ArticleListItem } from '@stet/protocol'

/** Decides as the server's search does: every word of `query` is in the slug or the headline, whatever the case. */
export function matchesSearch(article: Pick<ArticleListItem, 'slug' | 'headline'>, query: string): boolean {
  const text = fold(`${article.slug} ${article.headline}`)
  return query
    .split(/\s+/u)
    .filter((word) => word !== '')
    .every((word) => text.includes(fold(word)))
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase()
}
