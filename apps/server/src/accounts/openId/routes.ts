import type { OpenIdProblem } from '@stet/protocol'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import type { Routes } from '../../http/route.ts'
import type { Logger } from '../../observability/logger.ts'
import type { Store } from '../../storage/Store.ts'
import type { OpenAccounts } from '../openAccounts.ts'
import { OpenIdProvider } from './OpenIdProvider.ts'
import type { OpenIdSettings } from './OpenIdSettings.ts'
import { signInWithOpenId } from './signInWithOpenId.ts'

export interface OpenIdRouteParts {
  readonly accounts: OpenAccounts
  readonly store: Pick<Store, 'addAuditEntry'>
  readonly logger: Logger
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Null without a provider: every attempt is answered with a sign-in screen that says so. */
  readonly settings: OpenIdSettings | null
  /** What browsers may send as `Origin`, the first is where they come back to; null for the address that they ask at. */
  readonly origins: readonly string[] | null
}

const COOKIE = 'stet.open_id'
/** Seconds that somebody may take at the provider. */
const PATIENCE = 600
const CALLBACK = '/api/auth/open-id/callback'

const attemptSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  until: z.number(),
})

/** The two calls of signing in with OpenID Connect; a browser goes to both, and both answer with where it is to go next. */
export function addOpenIdRoutes(routes: Routes, parts: OpenIdRouteParts): void {
  const { accounts, store, logger, now, settings, origins } = parts
  const provider = settings && new OpenIdProvider(settings)
  const redirectUri = ({ protocol, host }: FastifyRequest) =>
    `${origins?.[0] ?? `${protocol}://${host}`}${CALLBACK}`

  routes.add(
    {
      method: 'GET',
      url: '/api/auth/open-id',
      summary: 'Sends a browser to the provider of OpenID Connect, and keeps what it needs to come back',
      access: 'open',
      query: z.object({ next: z.optional(z.string().check(z.maxLength(2_000))) }),
      answer: { status: 302 },
    },
    async ({ query: { next = '/' }, request, reply }) => {
      const path = ownPath(next)
      try {
        if (!provider) return reply.redirect(signInAddress('unreachable', path))
        const { url, attempt } = await provider.begin(redirectUri(request))
        const kept = JSON.stringify({ ...attempt, next: path, until: now() + PATIENCE * 1000 })
        const value = Buffer.from(kept).toString('base64url')
        return await reply.header('set-cookie', accounts.seal(COOKIE, value, PATIENCE)).redirect(url.href)
      } catch (error) {
        logger.warn({ reason: String(error) }, 'the provider of OpenID Connect cannot be found')
        return reply.redirect(signInAddress('unreachable', path))
      }
    },
  )

  routes.add(
    {
      method: 'GET',
      url: CALLBACK,
      summary:
        'Where the provider sends a browser back to: signs in, or leads to the sign-in screen and says why not',
      access: 'open',
      query: z.unknown(),
      answer: { status: 302 },
    },
    async ({ request, reply }) => {
      const attempt = readAttempt(accounts.unseal(request.headers, COOKIE), now())
      reply.header('set-cookie', accounts.seal(COOKIE, '', 0))
      const refuse = (problem: OpenIdProblem, reason: string) => {
        logger.warn({ problem, reason }, 'no sign-in with OpenID Connect')
        return reply.redirect(signInAddress(problem, attempt?.next ?? '/'))
      }
      if (!provider || !settings || !attempt) return refuse('expired', 'no attempt of this browser')
      const at = new URL(redirectUri(request))
      at.search = new URL(request.url, at).search
      const found = await provider.finish(at, attempt)
      if (!found.ok) return refuse(found.problem, found.reason)
      const result = await signInWithOpenId(accounts, settings.creates, found.person)
      if (!result.ok) return refuse(result.problem, 'the person has no account that this opens')
      const { signedIn, userId, created } = result
      if (created !== null) {
        const detail = { who: userId, role: created }
        await store.addAuditEntry({ at: now(), person: userId, article: null, what: 'account-made', detail })
      }
      reply.header('set-cookie', [accounts.seal(COOKIE, '', 0), ...signedIn.cookies])
      return reply.redirect(attempt.next)
    },
  )
}

function readAttempt(sealed: string | null, now: number): z.infer<typeof attemptSchema> | null {
  try {
    const text = Buffer.from(sealed ?? '', 'base64url').toString('utf8')
    const attempt = attemptSchema.parse(JSON.parse(text))
    return attempt.until > now ? attempt : null
  } catch {
    return null
  }
}

function signInAddress(problem: OpenIdProblem, next: string): string {
  return `/sign-in?${new URLSearchParams({ problem, ...(next === '/' ? {} : { next }) }).toString()}`
}

/** A path of ours, whatever was asked for. */
function ownPath(next: string): string {
  const here = 'https://stet.invalid'
  if (!next.startsWith('/') || !URL.canParse(next, here)) return '/'
  const url = new URL(next, here)
  return url.origin === here ? `${url.pathname}${url.search}${url.hash}` : '/'
}
