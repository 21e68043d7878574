import type { FastifyInstance } from 'fastify'
import { HttpProblem } from './HttpProblem.ts'
import { isFromOurPages, type OriginPolicy } from './origins.ts'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Scripts only from our own files; styles may also be set by scripts (carets, editor, toasts). No framing, no guessing of types.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const SECURITY_HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
} as const

/** Puts the security headers on every answer and refuses changes that another site's page asks for. */
export function guardRequests(app: FastifyInstance, policy: OriginPolicy): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS)
    reply.header('x-request-id', request.id)
    if (READING.has(request.method) || isFromOurPages(policy, request.headers)) return
    throw new HttpProblem('foreign-origin', 'This origin is not allowed to change anything here.')
  })
}
