import {
  meSchema,
  secondFactorCodeSchema,
  signInAnswerSchema,
  signInRequestSchema,
  signInWaysSchema,
} from '@stet/protocol'
import { HttpProblem } from '../http/HttpProblem.ts'
import type { Routes } from '../http/route.ts'
import { attempt } from './attempt.ts'
import type { OpenAccounts } from './openAccounts.ts'
import { presentMe, presentSignIn } from './presentMe.ts'
import type { SignInLimiter } from './SignInLimiter.ts'

export interface AccountRouteParts {
  readonly accounts: OpenAccounts
  readonly limiter: SignInLimiter
  /** What the provider of OpenID Connect is called; null without one. */
  readonly openIdName: string | null
}

/** Sign-in in one or two steps, sign-out, and who am I. */
export function addAccountRoutes(routes: Routes, { accounts, limiter, openIdName }: AccountRouteParts): void {
  routes.add(
    {
      method: 'GET',
      url: '/api/auth/ways',
      summary: 'How somebody can sign in, beside with a password',
      access: 'open',
      answer: { status: 200, schema: signInWaysSchema },
    },
    () => ({ openId: openIdName === null ? null : { name: openIdName } }),
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/auth/sign-in/email',
      summary: 'Signs in with e-mail address and password, or says which step is next',
      access: 'open',
      body: signInRequestSchema,
      answer: { status: 200, schema: signInAnswerSchema },
    },
    async ({ body, request, reply }) => {
      const who = { account: body.email, address: request.ip }
      const signedIn = await attempt(limiter, who, 'The e-mail address or the password is wrong.', () =>
        accounts.signIn(body, request.headers),
      )
      reply.header('set-cookie', [...signedIn.cookies])
      return presentSignIn(signedIn)
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/auth/second-factor',
      summary: 'The second step of signing in: a code of the authenticator app, or a recovery code',
      access: 'open',
      body: secondFactorCodeSchema,
      answer: { status: 200, schema: meSchema },
    },
    async ({ body, request, reply }) => {
      const awaited = await accounts.secondFactor.awaited(request.headers)
      if (awaited === null)
        throw new HttpProblem('not-signed-in', 'Begin with the password: this took too long.')
      const who = { account: awaited, address: request.ip }
      const { actor, cookies } = await attempt(limiter, who, 'The code is wrong, or has run out.', () =>
        accounts.secondFactor.verify(body.code, request.headers),
      )
      reply.header('set-cookie', [...cookies])
      return presentMe(actor)
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/auth/sign-out',
      summary: 'Ends this session, wherever it is open',
      access: 'open',
      answer: { status: 204 },
    },
    async ({ request, reply }) => {
      reply.header('set-cookie', [...(await accounts.signOut(request.headers))])
      return reply.send()
    },
  )

  routes.add(
    {
      method: 'GET',
      url: '/api/me',
      summary: 'Who is signed in',
      access: 'signed-in',
      answer: { status: 200, schema: meSchema },
    },
    async ({ actor, request, reply }) => {
      const cookies = await accounts.prolong(request.headers)
      if (cookies.length > 0) reply.header('set-cookie', [...cookies])
      return presentMe(actor)
    },
  )
}
