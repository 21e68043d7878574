import type { IncomingHttpHeaders } from 'node:http'
import type { Mode } from '@stet/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import type { Accounts } from '../accounts/Accounts.ts'
import type { Actor } from '../accounts/Actor.ts'
import type { OpenAccounts } from '../accounts/openAccounts.ts'
import { findArticle, type FoundArticle } from '../articles/findArticle.ts'
import { findComment } from '../comments/findComment.ts'
import { can, modeFor, type Action } from '../permissions.ts'
import type { RefusalTrail } from '../records/RefusalTrail.ts'
import type { Store } from '../storage/Store.ts'
import type { StoredThread } from '../storage/StoredComment.ts'
import { acceptUploads } from './acceptUploads.ts'
import { HttpProblem } from './HttpProblem.ts'
import { parse } from './parse.ts'

type Schema = z.ZodMiniType

/** What a route that does not speak of a part makes of it: left alone. */
const anything = z.unknown()

/** Not checked as a UUID: what is none is unknown like any other. */
const idParams = z.object({ id: z.string() })

/** What a call is, for the router, the checks and the OpenAPI description alike. */
export interface RouteDescription {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** As Fastify writes it: `/api/articles/:id`. */
  readonly url: string
  readonly summary: string
  /** Who is let in: anybody, whoever is signed in, or who may do this. */
  readonly access: 'open' | 'signed-in' | Action
  /** The action is about the article that `:id` names, or whose comment it names, which the handler gets; else about the newsroom at large. */
  readonly of?: 'article' | 'comment'
  /** A session is let in too that may nothing else yet, because it lacks the second factor that its role needs. */
  readonly isForHalfway?: boolean
  /** Programs that are let in without an account, by what they send; such a call has no person. */
  readonly hasKey?: (headers: IncomingHttpHeaders) => boolean
  readonly params?: Schema
  readonly query?: Schema
  readonly body?: Schema
  /** Media types of a body that the handler gets as bytes; any other is the handler's to refuse. */
  readonly uploads?: readonly string[]
  readonly answer: {
    readonly status: 200 | 201 | 204 | 302
    readonly schema?: Schema
    /** Media types when it is not JSON. */
    readonly types?: readonly string[]
  }
}

type Parsed<S> = S extends Schema ? z.output<S> : unknown

export interface RouteParts {
  readonly accounts: Pick<Accounts, 'authenticate' | 'actorOf'> & Pick<OpenAccounts, 'halfway'>
  readonly store: Pick<Store, 'getArticle' | 'threadOf'>
  /** Told of everybody who is turned away at the door. */
  readonly refusals: Pick<RefusalTrail, 'forbidden' | 'unknown'>
}

interface ArticleOfCall extends FoundArticle {
  /** For what takes its time before it writes: the mode at that moment; null once the person may not do this any more. */
  readonly modeNow: () => Mode | null
}

/** What `:id` names, as far as the call is about it. */
interface Subject {
  readonly article: ArticleOfCall | null
  readonly thread: StoredThread | null
}
const NEWSROOM: Subject = { article: null, thread: null }

/** A request after all checks: parsed, with the person if the route wants one, and the article if it is about one. */
interface Call<D extends RouteDescription> {
  readonly params: Parsed<D['params']>
  readonly query: Parsed<D['query']>
  readonly body: D['uploads'] extends readonly string[] ? Buffer | undefined : Parsed<D['body']>
  readonly actor: D extends { access: 'signed-in' | Action; hasKey?: never } ? Actor : Actor | null
  readonly article: D extends { of: 'article' | 'comment' } ? ArticleOfCall : null
  /** The thread that the comment is in. */
  readonly thread: D extends { of: 'comment' } ? StoredThread : null
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Collects the routes of the API: each is described once and cannot exist undescribed. */
export interface Routes {
  readonly all: readonly RouteDescription[]
  /** The handler returns what is sent; it has answered by itself when it returns the reply. */
  add<const D extends RouteDescription>(description: D, handle: (call: Call<D>) => unknown): void
}

/**
 * The door of the API: let in or refused, then parsed or refused, then handled. Who asks and what they may is looked up again
 * when the body is here: it takes as long as its sender likes, and counts for what the person is by then.
 */
export function createRoutes(app: FastifyInstance, parts: RouteParts): Routes {
  const all: RouteDescription[] = []
  return {
    all,
    add(description, handle) {
      all.push(description)
      const { method, url, of, answer } = description
      const register = (scope: FastifyInstance) =>
        scope.route({
          method,
          url,
          exposeHeadRoute: false,
          onRequest: async ({ headers }) => void letIn(description, parts, headers),
          handler: async (request, reply) => {
            reply.header('cache-control', 'no-store').code(answer.status)
            const actor = letIn(description, parts, request.headers)
            const call = {
              actor,
              ...(of && actor ? await subjectOf(description, parts, request.params, actor) : NEWSROOM),
              params: parse(description.params ?? anything, request.params, 'address'),
              query: parse(description.query ?? anything, request.query, 'query'),
              body: parse(description.body ?? anything, request.body, 'body'),
              request,
              reply,
            }
            return await handle(call as Parameters<typeof handle>[0])
          },
        })
      if (description.uploads) {
        app.register(async (scope) => {
          acceptUploads(scope)
          register(scope)
        })
      } else {
        register(app)
      }
    },
  }
}

/** Who asks, as far as that can be decided without an article; a thrown refusal for who may not. */
function letIn(
  description: RouteDescription,
  { accounts, refusals }: RouteParts,
  headers: IncomingHttpHeaders,
): Actor | null {
  const { access, of, hasKey, isForHalfway } = description
  const actor = accounts.authenticate(headers) ?? (isForHalfway ? accounts.halfway(headers) : null)
  if (access === 'open' || hasKey?.(headers)) return actor
  if (!actor) {
    refusals.unknown(headers, callOf(description))
    throw new HttpProblem('not-signed-in', 'Sign in first.')
  }
  if (access !== 'signed-in' && !of && !can(actor, access, null)) {
    refusals.forbidden(actor.id, callOf(description), null)
    throw forbidden()
  }
  return actor
}

/** What a call is about; a thrown refusal where it does not exist for this person, or they may not do this to it. */
async function subjectOf(
  description: RouteDescription,
  { accounts, store, refusals }: RouteParts,
  params: unknown,
  actor: Actor,
): Promise<Subject> {
  const { access, of } = description
  const { id } = parse(idParams, params, 'address')
  const found =
    of === 'comment'
      ? await findComment(store, id, actor)
      : { ...(await findArticle(store, id, actor)), thread: null }
  const { row, mode, thread } = found
  const may = (asker: Actor) => access === 'open' || access === 'signed-in' || can(asker, access, row)
  if (!may(actor)) {
    refusals.forbidden(actor.id, callOf(description), row.id)
    throw forbidden()
  }
  const modeNow = () => {
    const now = accounts.actorOf(actor.sessionId)
    return now && may(now) ? modeFor(now, row) : null
  }
  return { article: { row, mode, modeNow }, thread }
}

/** As it is put on record: the pattern, never what somebody wrote into the address. */
function callOf({ method, url }: RouteDescription): string {
  return `${method} ${url}`
}

function forbidden(): HttpProblem {
  return new HttpProblem('forbidden', 'Your role does not allow this.')
}
