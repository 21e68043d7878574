import type { Account } from '@stet/protocol'
import { can, type ArticleInQuestion } from '../permissions.ts'
import type { NotificationToAdd } from '../storage/StoredNotification.ts'

/** Who is told that an article is theirs from now on. Pure. */
export function toldOfAssignment(
  assignees: { readonly before: readonly string[]; readonly after: readonly string[] },
  article: ArticleInQuestion,
  by: string,
  people: readonly Account[],
): readonly NotificationToAdd[] {
  const before = new Set([...assignees.before, by])
  const assigned = new Set(assignees.after.filter((id) => !before.has(id)))
  return people
    .filter((person) => assigned.has(person.id) && !person.isLocked && can(person, 'seeArticle', article))
    .map(({ id }) => ({ person: id, kind: 'assigned', by, detail: {} }))
}
