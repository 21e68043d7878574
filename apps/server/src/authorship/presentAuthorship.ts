import { type Authorship, sharesOf, TEXT_ROOTS } from '@stet/article'
import type { AuthoredText, AuthorshipAnswer, ViewName } from '@stet/protocol'
import type { Accounts } from '../accounts/Accounts.ts'

/** Who wrote what, with the names of those who are known here. */
export function presentAuthorship(
  authorship: Authorship,
  view: ViewName,
  accounts: Pick<Accounts, 'person'>,
): AuthorshipAnswer {
  const texts = TEXT_ROOTS.flatMap((root) =>
    authorship[root].map(({ marker, runs }): AuthoredText => {
      const told = runs.map(({ text, by, at, origin }) => ({ text, by, at: instantOf(at), origin }))
      return { root, kind: marker.k, runs: told }
    }),
  )
  const shares = sharesOf(authorship)
  const people = shares.map(({ by }) => accounts.person(by)).filter((person) => person !== null)
  return { view, texts, shares: [...shares], people }
}

function instantOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
