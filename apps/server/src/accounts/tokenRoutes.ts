import {
  apiTokenListSchema,
  newTokenAnswerSchema,
  newTokenRequestSchema,
  TOKEN_DAYS,
  type TokenScope,
} from '@stet/protocol'
import * as z from 'zod/mini'
import { HttpProblem } from '../http/HttpProblem.ts'
import type { Routes } from '../http/route.ts'
import type { Store } from '../storage/Store.ts'
import type { OpenAccounts } from './openAccounts.ts'

/** Tokens of one person that count at the same time. */
const MOST = 50

export interface TokenRouteParts {
  readonly accounts: Pick<OpenAccounts, 'tokensOf' | 'createToken' | 'revokeToken'>
  readonly store: Pick<Store, 'addAuditEntry'>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** The calls about tokens for one's own programs. No program may make itself another one. */
export function addTokenRoutes(routes: Routes, { accounts, store, now }: TokenRouteParts): void {
  const note = (
    person: string,
    what: string,
    detail: { token: string; name: string; scopes: TokenScope[] },
  ) => store.addAuditEntry({ at: now(), person, article: null, what, detail })

  routes.add(
    {
      method: 'GET',
      url: '/api/tokens',
      summary: 'Tokens of one’s own programs',
      access: 'manageOwnTokens',
      answer: { status: 200, schema: apiTokenListSchema },
    },
    ({ actor }) => ({ tokens: accounts.tokensOf(actor.id) }),
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/tokens',
      summary: 'Makes a token for a program; its secret is told this once',
      access: 'manageOwnTokens',
      body: newTokenRequestSchema,
      answer: { status: 201, schema: newTokenAnswerSchema },
    },
    async ({ actor, body: { name, scopes, days = TOKEN_DAYS } }) => {
      if (accounts.tokensOf(actor.id).length >= MOST)
        throw new HttpProblem('conflict', `There are ${MOST} tokens already: revoke one first.`)
      const made = accounts.createToken(actor.id, { name, scopes, days })
      const { id } = made.token
      try {
        await note(actor.id, 'token-made', { token: id, name, scopes: made.token.scopes })
      } catch (error) {
        // A token that is on no record must not exist.
        accounts.revokeToken(actor.id, id)
        throw error
      }
      return made
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/tokens/:token/revoke',
      summary: 'Ends a token at once, wherever it is open',
      access: 'manageOwnTokens',
      params: z.object({ token: z.string() }),
      answer: { status: 204 },
    },
    async ({ actor, params, reply }) => {
      const token = accounts.tokensOf(actor.id).find(({ id }) => id === params.token)
      if (!token || !accounts.revokeToken(actor.id, token.id))
        throw new HttpProblem('not-found', 'There is no such token.')
      await note(actor.id, 'token-revoked', { token: token.id, name: token.name, scopes: token.scopes })
      return reply.send()
    },
  )
}
