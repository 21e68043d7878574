import {
  meSchema,
  ownAccountSchema,
  passwordChangeSchema,
  passwordProofSchema,
  secondFactorCodeSchema,
  secondFactorSetUpSchema,
} from '@stet/protocol'
import * as z from 'zod/mini'
import { HttpProblem } from '../http/HttpProblem.ts'
import type { Routes } from '../http/route.ts'
import type { Store } from '../storage/Store.ts'
import type { Actor } from './Actor.ts'
import { attempt } from './attempt.ts'
import type { OpenAccounts } from './openAccounts.ts'
import { presentMe } from './presentMe.ts'
import type { SignInLimiter } from './SignInLimiter.ts'

export interface OwnAccountRouteParts {
  readonly accounts: OpenAccounts
  readonly limiter: SignInLimiter
  readonly store: Pick<Store, 'addAuditEntry'>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

const WRONG_PASSWORD = 'The password is wrong.'

/** The calls about one's own password and second factor. No program makes them. */
export function addOwnAccountRoutes(
  routes: Routes,
  { accounts, limiter, store, now }: OwnAccountRouteParts,
): void {
  const { secondFactor } = accounts
  const note = (actor: Actor, what: string) =>
    store.addAuditEntry({ at: now(), person: actor.id, article: null, what, detail: {} })
  /** Refuses who does not know their password. */
  const prove = (actor: Actor, address: string, password: string) =>
    attempt(limiter, { account: actor.email, address }, WRONG_PASSWORD, async () =>
      (await accounts.isPassword(actor.id, password)) ? true : null,
    )

  routes.add(
    {
      method: 'GET',
      url: '/api/account',
      summary: 'One’s own password, second factor and desk: what there is',
      access: 'manageOwnAccount',
      isForHalfway: true,
      answer: { status: 200, schema: ownAccountSchema },
    },
    async ({ actor }) => {
      const account = accounts.people().find(({ id }) => id === actor.id)
      return {
        hasPassword: await accounts.hasPassword(actor.id),
        hasSecondFactor: account?.hasSecondFactor === true,
        isSecondFactorNeeded: accounts.needsSecondFactor(actor.role),
        desk: accounts.desks.homes().get(actor.id)?.name ?? '',
      }
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/account/password',
      summary: 'Changes one’s own password and ends every other session',
      access: 'manageOwnAccount',
      body: passwordChangeSchema,
      answer: { status: 204 },
    },
    async ({ actor, body, request, reply }) => {
      await prove(actor, request.ip, body.password)
      await accounts.changeOwnPassword(actor, body.newPassword)
      await note(actor, 'password-changed')
      return reply.send()
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/account/second-factor',
      summary: 'Begins to set up a second factor; its secret and the recovery codes are told this once',
      access: 'manageOwnAccount',
      isForHalfway: true,
      body: passwordProofSchema,
      answer: { status: 200, schema: secondFactorSetUpSchema },
    },
    async ({ actor, body, request }) => {
      await prove(actor, request.ip, body.password)
      const begun = await secondFactor.setUp(request.headers, body.password)
      if (begun === null) throw new HttpProblem('conflict', 'There is a second factor already.')
      return begun
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/account/second-factor/confirm',
      summary: 'Shows that the authenticator app works: from now on the second factor counts',
      access: 'manageOwnAccount',
      isForHalfway: true,
      body: secondFactorCodeSchema,
      answer: { status: 200, schema: meSchema },
    },
    async ({ actor, body, request }) => {
      const who = { account: actor.id, address: request.ip }
      const confirmed = await attempt(limiter, who, 'The code is wrong, or has run out.', () =>
        secondFactor.confirm(body.code, actor),
      )
      await note(actor, 'second-factor-set-up')
      return presentMe(confirmed)
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/account/second-factor/remove',
      summary: 'Goes back to the password alone',
      access: 'manageOwnAccount',
      body: passwordProofSchema,
      answer: { status: 204 },
    },
    async ({ actor, body, request, reply }) => {
      if (accounts.needsSecondFactor(actor.role))
        throw new HttpProblem('conflict', 'Your role needs a second factor here.')
      await prove(actor, request.ip, body.password)
      await secondFactor.remove(actor.id)
      await note(actor, 'second-factor-removed')
      return reply.send()
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/account/second-factor/recovery-codes',
      summary: 'New recovery codes in place of all before, told this once',
      access: 'manageOwnAccount',
      body: passwordProofSchema,
      answer: { status: 200, schema: z.pick(secondFactorSetUpSchema, { recoveryCodes: true }) },
    },
    async ({ actor, body, request }) => {
      await prove(actor, request.ip, body.password)
      const codes = await secondFactor.renewRecoveryCodes(request.headers, body.password)
      if (codes === null) throw new HttpProblem('conflict', 'There is no second factor.')
      await note(actor, 'recovery-codes-renewed')
      return { recoveryCodes: [...codes] }
    },
  )
}
