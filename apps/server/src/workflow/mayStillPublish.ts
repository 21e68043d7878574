import type { OpenAccounts } from '../accounts/openAccounts.ts'
import { can, type ArticleInQuestion } from '../permissions.ts'

/** Whether somebody who scheduled a publication may make one still: they are not locked, and have both rights that it takes. */
export function mayStillPublish(
  accounts: Pick<OpenAccounts, 'people'>,
  personId: string,
  article: ArticleInQuestion,
): boolean {
  const person = accounts.people().find(({ id }) => id === personId)
  if (!person || person.isLocked) return false
  return can(person, 'schedule', article) && can(person, 'publish', article)
}
