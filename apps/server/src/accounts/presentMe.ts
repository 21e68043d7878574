import type { Me, SignInAnswer } from '@stet/protocol'
import { can } from '../permissions.ts'
import type { Actor } from './Actor.ts'
import type { SignedIn } from './openAccounts.ts'

/** Who is signed in, as they are told. */
export function presentMe(actor: Actor): Me {
  const { id, name, email, role } = actor
  return {
    id,
    name,
    email,
    role,
    canCreate: can(actor, 'createArticle', null),
    canManageAccounts: can(actor, 'manageAccounts', null),
    canManageWebhooks: can(actor, 'manageWebhooks', null),
  }
}

/** What signing in came to. */
export function presentSignIn(signedIn: SignedIn): SignInAnswer {
  return signedIn.step === null ? presentMe(signedIn.actor) : { step: signedIn.step }
}
