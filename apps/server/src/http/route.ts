import type { IncomingHttpHeaders } from 'node:http'
import type { Mode } from '@stet/protocol'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import type { Accounts } from '../accounts/Accounts.ts'
import type { Actor } from '../accounts/Actor.ts'
import { findArticle, type FoundArticle } from '../articles/findArticle.ts'
import { can, modeFor, type Action } from '../permissions.ts'
import type { Store } from '../storage/Store.ts'
import { acceptUploads } from './acceptUploads.ts'
import { HttpProblem } from './HttpProblem.ts'
import { parse } from './parse.ts'

type Schema = z.ZodMiniType

/** What a route that does not speak of a part makes of it: left alone. */
const anything = z.unknown()

/** Not checked as a UUID: what is none is an unknown article like any other. */
const articleParams = z.object({ id: z.string() })

/** What a call is, for the router, the checks and the OpenAPI description alike. */
export interface RouteDescription {
  readonly method: 'GET' | 'POST' | 'PATCH'
  /** As Fastify writes it: `/api/articles/:id`. */
  readonly url: string
  readonly summary: string
  /** Who is let in: anybody, whoever is signed in, or who may do this. */
  readonly access: 'open' | 'signed-in' | Action
  /** The action is about the article that `:id` names, which the handler gets; else about the newsroom at large. */
  readonly of?: 'article'
  /** Programs that are let in without an account, by what they send; such a call has no person. */
  readonly hasKey?: (headers: IncomingHttpHeaders) => boolean
  readonly params?: Schema
  readonly query?: Schema
  readonly body?: Schema
  /** Media types of a body that the handler gets as bytes; any other is the handler's to refuse. */
  readonly uploads?: readonly string[]
  readonly answer: {
    readonly status: 200 | 201 | 204
    readonly schema?: Schema
    /** Media types when it is not JSON. */
    readonly types?: readonly string[]
  }
}

type Parsed<S> = S extends Schema ? z.output<S> : unknown

export interface RouteParts {
  readonly accounts: Pick<Accounts, 'authenticate' | 'actorOf'>
  readonly store: Pick<Store, 'getArticle'>
}

interface ArticleOfCall extends FoundArticle {
  /** For what takes its time before it writes: the mode at that moment; null once the person may not do this any more. */
  readonly modeNow: () => Mode | null
}

/** A request after all checks: parsed, with the person if the route wants one, and the article if it is about one. */
interface Call<D extends RouteDescription> {
  readonly params: Parsed<D['params']>
  readonly query: Parsed<D['query']>
  readonly body: D['uploads'] extends readonly string[] ? Buffer | undefined : Parsed<D['body']>
  readonly actor: D extends { access: 'signed-in' | Action; hasKey?: never } ? Actor : Actor | null
  readonly article: D extends { of: 'article' } ? ArticleOfCall : null
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
  const { accounts } = parts
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
          onRequest: async ({ headers }) => void letIn(description, accounts, headers),
          handler: async (request, reply) => {
            reply.header('cache-control', 'no-store').code(answer.status)
            const actor = letIn(description, accounts, request.headers)
            const call = {
              actor,
              article: of && actor ? await articleFor(description, parts, request.params, actor) : null,
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
  { access, of, hasKey }: RouteDescription,
  accounts: RouteParts['accounts'],
  headers: IncomingHttpHeaders,
): Actor | null {
  const actor = accounts.authenticate(headers)
  if (access === 'open' || hasKey?.(headers)) return actor
  if (!actor) throw new HttpProblem('not-signed-in', 'Sign in first.')
  if (access !== 'signed-in' && !of && !can(actor, access, null)) throw forbidden()
  return actor
}

/** The article that a call is about; a thrown refusal where it does not exist for this person, or they may not do this to it. */
async function articleFor(
  { access }: RouteDescription,
  { accounts, store }: RouteParts,
  params: unknown,
  actor: Actor,
): Promise<ArticleOfCall> {
  const { row, mode } = await findArticle(store, parse(articleParams, params, 'address').id, actor)
  const may = (asker: Actor) => access === 'open' || access === 'signed-in' || can(asker, access, row)
  if (!may(actor)) throw forbidden()
  const modeNow = () => {
    const now = accounts.actorOf(actor.sessionId)
    return now && may(now) ? modeFor(now, row) : null
  }
  return { row, mode, modeNow }
}

function forbidden(): HttpProblem {
  return new HttpProblem('forbidden', 'Your role does not allow this.')
}
