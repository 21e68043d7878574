import { clientsRoot, parseClientEntry } from '@stet/article'
import type { Person } from '@stet/protocol'
import type { ArticleParts } from './ArticleParts.ts'
import { valueOf } from './readStoredArticle.ts'

/** Everybody who ever wrote or decided in an article and is known here, by name: the people of its root `clients`. */
export async function peopleOfArticle(
  { rooms, accounts }: Pick<ArticleParts, 'rooms' | 'accounts'>,
  articleId: string,
): Promise<readonly Person[]> {
  const result = await rooms.read(articleId, (doc) => {
    const ids = [...clientsRoot(doc).values()].map((value) => parseClientEntry(value)?.user)
    return [...new Set(ids.filter((id) => id !== undefined))]
  })
  return valueOf(result)
    .map((id) => accounts.person(id))
    .filter((person) => person !== null)
    .toSorted((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
}
