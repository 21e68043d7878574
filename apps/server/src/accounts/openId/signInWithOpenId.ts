import type { OpenIdProblem, Role } from '@stet/protocol'
import type { OpenAccounts, SignedIn } from '../openAccounts.ts'
import type { OpenIdPerson } from './OpenIdProvider.ts'
import type { OpenIdSettings } from './OpenIdSettings.ts'

type Accounts = Pick<
  OpenAccounts,
  'openIdLinks' | 'personByEmail' | 'createPersonWithoutPassword' | 'signInAs' | 'people'
>

/** `created`: the account is new. */
export type OpenIdSignIn =
  | { readonly ok: true; readonly signedIn: SignedIn; readonly userId: string; readonly created: Role | null }
  | { readonly ok: false; readonly problem: OpenIdProblem }

/**
 * Signs in whom the provider vouches for: who came before under the same subject; else who has an account with the address
 * that it has verified; else, where the settings say so, a new person in the role of their claim.
 */
export async function signInWithOpenId(
  accounts: Accounts,
  creates: OpenIdSettings['creates'],
  person: OpenIdPerson,
): Promise<OpenIdSignIn> {
  const linked = accounts.openIdLinks.find(person)
  if (linked !== null) return begin(accounts, linked, null)
  if (person.email === null) return { ok: false, problem: 'unverified' }
  const known = await accounts.personByEmail(person.email)
  const role = creates?.roles.find(({ value }) => person.groups.includes(value))?.role ?? null
  if (!known && !creates) return { ok: false, problem: 'unknown' }
  if (!known && role === null) return { ok: false, problem: 'no-role' }
  const created =
    known || role === null
      ? null
      : await accounts.createPersonWithoutPassword({ name: person.name, email: person.email, role })
  const userId = known?.id ?? created?.id
  if (userId === undefined) return { ok: false, problem: 'unknown' }
  if (!accounts.openIdLinks.add(person, userId)) return { ok: false, problem: 'other-person' }
  return begin(accounts, userId, created ? role : null)
}

async function begin(accounts: Accounts, userId: string, created: Role | null): Promise<OpenIdSignIn> {
  const signedIn = await accounts.signInAs(userId, 'openId')
  return signedIn ? { ok: true, signedIn, userId, created } : { ok: false, problem: 'locked' }
}
