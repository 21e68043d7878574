/**
 * How the article on screen shows what is suggested: `all`: everything, marked. `simple`: as if accepted, changed blocks
 * marked by a bar alone. `final` and `original`: as if all were accepted, or nothing suggested; to read only.
 */
export const ARTICLE_VIEWS = ['all', 'simple', 'final', 'original'] as const
export type ArticleView = (typeof ARTICLE_VIEWS)[number]

/** Whether a view is another text than the one that is written in. */
export function isProjected(view: ArticleView): view is 'final' | 'original' {
  return view === 'final' || view === 'original'
}
