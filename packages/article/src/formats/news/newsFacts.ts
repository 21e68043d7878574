import type { ArticleJson } from '../../articleJson.ts'
import { isBlank } from '../text/textLines.ts'
import { detailsOfKind } from './detailsKind.ts'

/** What an article says about itself in its fields and details, where forms have a place of their own for it. */
export interface NewsFacts {
  /** Who wrote it, in its own words: "Von Ada Beispiel"; empty: nobody is named. */
  readonly by: string
  /** The same, one by one and without "Von". */
  readonly authors: readonly string[]
  readonly places: readonly string[]
  readonly sources: readonly string[]
}

/** A field says more than the details: the byline and the dateline count first. */
export function newsFacts(article: ArticleJson): NewsFacts {
  const by = isBlank(article.byline) ? detailsOfKind(article, 'byline').join('; ') : article.byline.trim()
  const places = detailsOfKind(article, 'place')
  return {
    by,
    authors: authorsIn(by),
    places: places.length > 0 || isBlank(article.dateline) ? places : [article.dateline.trim()],
    sources: detailsOfKind(article, 'sources'),
  }
}

function authorsIn(by: string): readonly string[] {
  return by
    .replace(/^(?:von|by)\s+/i, '')
    .split(/;|\s+(?:und|and)\s+/i)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
