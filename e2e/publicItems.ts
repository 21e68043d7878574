import type { Person } from './Person.ts'
import { slugOf } from './publicly.ts'

const FORMATS = ['ninjs', 'newsml-g2', 'jsonld'] as const

/** An answer to somebody without an account. */
export interface PublicItem {
  readonly status: number
  readonly text: string
}

/** An article as anybody can take it, in each of the standards for news items. */
export async function publicItems(
  person: Person,
  articleId: string,
): Promise<Readonly<Record<(typeof FORMATS)[number], PublicItem>>> {
  const slug = await slugOf(person, articleId)
  const answers = FORMATS.map(async (format) => {
    const answer = await fetch(`${person.origin}/api/public/articles/${slug}/export/${format}`)
    return [format, { status: answer.status, text: await answer.text() }] as const
  })
  return Object.fromEntries(await Promise.all(answers)) as Record<(typeof FORMATS)[number], PublicItem>
}
