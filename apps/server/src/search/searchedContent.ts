import type { ArticleJson } from '@stet/article'
import type { ArticleContent } from '../storage/Store.ts'

/** What searches look through, beside the headline: every field and block a line of its own. */
export function searchedContent(article: ArticleJson): ArticleContent {
  const { kicker, subheadline, byline, dateline, lead, sections, details } = article
  const lines = [kicker, subheadline, byline, dateline, lead.text]
  for (const { heading, blocks } of sections) lines.push(heading, ...blocks.map(({ text }) => text))
  return {
    text: lines.filter((line) => line !== '').join('\n'),
    details: details.map(({ key, value }) => `${key} ${value}`.trim()).join('\n'),
  }
}
