import type { Person, Version } from '@stet/protocol'
import type { Accounts } from '../accounts/Accounts.ts'
import type { StoredVersion } from '../storage/ArticleVersion.ts'

/** What is told of a version, with names. */
export function presentVersion(version: StoredVersion, accounts: Pick<Accounts, 'person'>): Version {
  const { number, at, reason, name, by, people, restored, characters, words } = version
  /** Without a name where this never was an account. */
  const person = (id: string): Person => accounts.person(id) ?? { id, name: '' }
  return {
    number,
    at: new Date(at).toISOString(),
    reason,
    name,
    by: by === null ? null : person(by),
    people: people.map(person),
    restored,
    characters,
    words,
  }
}
