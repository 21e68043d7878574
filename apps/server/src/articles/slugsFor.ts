import { slugFrom } from '@stet/protocol'

/** The longest slug that is made from a headline; a number or an id may come behind it. */
const LONGEST = 60
/** How many numbers a slug made from a headline may get before the article's own id is added. */
const MOST_NUMBERED = 20

/** The slug that a headline asks for; empty when it has nothing that can be written so. */
export function slugOfHeadline(headline: string): string {
  return slugFrom(headline, LONGEST)
}

/** The slugs to try for an article whose headline asks for `wanted`, in order; the last is free for certain. */
export function slugsFor(wanted: string, articleId: string): readonly string[] {
  if (wanted === '') return [`article-${articleId.slice(0, 8)}`, `article-${articleId}`]
  const numbered = Array.from({ length: MOST_NUMBERED - 1 }, (_, index) => `${wanted}-${index + 2}`)
  return [wanted, ...numbered, `${wanted.slice(0, 40).replace(/-$/, '')}-${articleId}`]
}
