import { meSchema, signInRequestSchema, type Me } from '@stet/protocol'
import { HttpProblem } from '../http/HttpProblem.ts'
import type { Routes } from '../http/route.ts'
import { can } from '../permissions.ts'
import type { Actor } from './Actor.ts'
import type { OpenAccounts } from './openAccounts.ts'
import type { SignInLimiter } from './SignInLimiter.ts'

function presentMe(actor: Actor): Me {
  const { id, name, email, role } = actor
  return { id, name, email, role, canCreate: can(actor, 'createArticle', null) }
}

/** Sign-in, sign-out, and who am I. */
export function addAccountRoutes(routes: Routes, accounts: OpenAccounts, limiter: SignInLimiter): void {
  routes.add(
    {
      method: 'POST',
      url: '/api/auth/sign-in/email',
      summary: 'Signs in with e-mail address and password',
      access: 'open',
      body: signInRequestSchema,
      answer: { status: 200, schema: meSchema },
    },
    async ({ body, request, reply }) => {
      const wait = limiter.begin(body.email, request.ip)
      if (wait > 0) {
        throw new HttpProblem('too-many-requests', 'Too many failed sign-ins. Try again later.', [], {
          'retry-after': String(wait),
        })
      }
      const signedIn = await accounts.signIn(body, request.headers)
      if (!signedIn)
        throw new HttpProblem('wrong-credentials', 'The e-mail address or the password is wrong.')
      limiter.succeeded(body.email, request.ip)
      reply.header('set-cookie', [...signedIn.cookies])
      return presentMe(signedIn.actor)
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
