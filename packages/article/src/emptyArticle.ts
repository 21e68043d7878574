import type { ArticleJson } from './articleJson.ts'

/** An article in which nothing is written yet: every field empty, no section, no details. */
export function emptyArticle(): ArticleJson {
  return {
    kicker: '',
    headline: '',
    subheadline: '',
    byline: '',
    dateline: '',
    lead: { text: '' },
    sections: [],
    details: [],
  }
}
