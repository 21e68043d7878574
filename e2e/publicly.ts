import type { ArticleJson } from './articleJson.ts'
import type { Person } from './Person.ts'

/** What the public reads of an article. */
export interface PublicArticle {
  readonly pubStatus: string
  readonly version: number
  readonly firstPublishedAt: string
  readonly publishedAt: string
  readonly article: ArticleJson | null
  readonly notices: readonly { readonly version: number; readonly at: string; readonly text: string }[]
}

/** What anybody without an account is told of an article that this person works on: the article, or the status of the refusal. */
export async function publicly(person: Person, articleId: string): Promise<PublicArticle | number> {
  const answer = await fetch(`${person.origin}/api/public/articles/${await slugOf(person, articleId)}`)
  return answer.status === 200 ? ((await answer.json()) as PublicArticle) : answer.status
}

/** The name of an article in public addresses. */
export async function slugOf(person: Person, articleId: string): Promise<string> {
  const known = (await (await person.http.get(`/api/articles/${articleId}`)).json()) as { slug: string }
  return known.slug
}
