import {
  acceptInvitationRequestSchema,
  invitationListSchema,
  invitationQuestionSchema,
  newInvitationAnswerSchema,
  newInvitationRequestSchema,
  offeredInvitationSchema,
  signInAnswerSchema,
  type Invitation,
  type Person,
} from '@stet/protocol'
import * as z from 'zod/mini'
import type { StoredInvitation } from '../accounts/Invitations.ts'
import { presentSignIn } from '../accounts/presentMe.ts'
import { HttpProblem } from '../http/HttpProblem.ts'
import type { Routes } from '../http/route.ts'
import type { PeopleRouteParts } from './routes.ts'

/** The calls about invitations: to make them, and to take one up, which makes an account. */
export function addInvitationRoutes(routes: Routes, { accounts, store, now }: PeopleRouteParts): void {
  const { invitations } = accounts
  /** Without a name where this never was an account. */
  const person = (id: string): Person => accounts.person(id) ?? { id, name: '' }
  const present = ({ id, email, role, invitedBy, expiresAt }: StoredInvitation): Invitation => ({
    id,
    email,
    role,
    invitedBy: person(invitedBy),
    expiresAt: new Date(expiresAt).toISOString(),
  })
  const shown = (secret: string): StoredInvitation => {
    const invitation = invitations.shown(secret)
    if (!invitation)
      throw new HttpProblem('not-found', 'This invitation was taken up, taken back, or has run out.')
    return invitation
  }
  const note = (by: string, what: string, detail: { invitation: string; role: string }) =>
    store.addAuditEntry({ at: now(), person: by, article: null, what, detail })

  routes.add(
    {
      method: 'GET',
      url: '/api/invitations',
      summary: 'Invitations that can still be taken up',
      access: 'manageAccounts',
      answer: { status: 200, schema: invitationListSchema },
    },
    () => ({ invitations: invitations.list().map(present) }),
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/invitations',
      summary: 'Invites somebody by e-mail address; what the link holds is told this once',
      access: 'manageAccounts',
      body: newInvitationRequestSchema,
      answer: { status: 201, schema: newInvitationAnswerSchema },
    },
    async ({ actor, body: { email, role } }) => {
      if (await accounts.personByEmail(email)) throw addressTaken()
      const { invitation, secret } = invitations.add({ email, role, invitedBy: actor.id })
      await note(actor.id, 'invited', { invitation: invitation.id, role })
      return { invitation: present(invitation), secret }
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/invitations/:invitation/revoke',
      summary: 'Takes an invitation back',
      access: 'manageAccounts',
      params: z.object({ invitation: z.string() }),
      answer: { status: 204 },
    },
    async ({ actor, params, reply }) => {
      const invitation = invitations.list().find(({ id }) => id === params.invitation)
      if (!invitation || !invitations.end(invitation.id))
        throw new HttpProblem('not-found', 'There is no such invitation.')
      await note(actor.id, 'invitation-revoked', { invitation: invitation.id, role: invitation.role })
      return reply.send()
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/auth/invitation',
      summary: 'Tells whoever has the link what it invites to',
      access: 'open',
      body: invitationQuestionSchema,
      answer: { status: 200, schema: offeredInvitationSchema },
    },
    ({ body: { secret } }) => {
      const { email, role, invitedBy } = shown(secret)
      return { email, role, invitedBy: person(invitedBy) }
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/auth/invitation/accept',
      summary: 'Takes an invitation up: makes the account and signs in',
      access: 'open',
      body: acceptInvitationRequestSchema,
      answer: { status: 200, schema: signInAnswerSchema },
    },
    async ({ body: { secret, name, password }, reply }) => {
      const { id, email, role } = shown(secret)
      // Ended first, so that two who take it up at once do not both get an account.
      if (!invitations.end(id)) throw new HttpProblem('conflict', 'This invitation was just taken up.')
      const created = await accounts.createPerson({ name, email, password, role }).catch((error: unknown) => {
        invitations.revive(id)
        throw error
      })
      if (!created) throw addressTaken()
      await note(created.id, 'invitation-accepted', { invitation: id, role })
      const signedIn = await accounts.signInAs(created.id, 'invitation')
      if (!signedIn) throw new HttpProblem('conflict', 'The account was just locked.')
      reply.header('set-cookie', [...signedIn.cookies])
      return presentSignIn(signedIn)
    },
  )
}

function addressTaken(): HttpProblem {
  const errors = [{ path: 'email', message: 'belongs to an account' }]
  return new HttpProblem('conflict', 'This address belongs to an account.', errors)
}
