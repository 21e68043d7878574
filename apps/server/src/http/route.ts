import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import type { Accounts } from '../accounts/Accounts.ts'
import type { Actor } from '../accounts/Actor.ts'
import { can, type Action } from '../permissions.ts'
import { acceptUploads } from './acceptUploads.ts'
import { HttpProblem } from './HttpProblem.ts'
import { parse } from './parse.ts'

type Schema = z.ZodMiniType

/** What a route that does not speak of a part makes of it: left alone. */
const anything = z.unknown()

/** What a call is, for the router, the checks and the OpenAPI description alike. */
export interface RouteDescription {
  readonly method: 'GET' | 'POST' | 'PATCH'
  /** As Fastify writes it: `/api/articles/:id`. */
  readonly url: string
  readonly summary: string
  readonly access: 'open' | 'signed-in'
  /** What the person must be allowed to do in the newsroom at large; checked before the body is read. */
  readonly action?: Action
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

/** A request after all checks that need no article: parsed, and with the person if the route wants one. */
interface Call<D extends RouteDescription> {
  readonly params: Parsed<D['params']>
  readonly query: Parsed<D['query']>
  readonly body: D['uploads'] extends readonly string[] ? Buffer | undefined : Parsed<D['body']>
  readonly actor: D extends { access: 'signed-in'; hasKey?: never } ? Actor : Actor | null
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Collects the routes of the API: each is described once and cannot exist undescribed. */
export interface Routes {
  readonly all: readonly RouteDescription[]
  /** The handler returns what is sent; it has answered by itself when it returns the reply. */
  add<const D extends RouteDescription>(description: D, handle: (call: Call<D>) => unknown): void
}

/** The door of the API: signed in or refused, then parsed or refused, then handled. */
export function createRoutes(app: FastifyInstance, accounts: Accounts): Routes {
  const all: RouteDescription[] = []
  const actors = new WeakMap<FastifyRequest, Actor>()
  return {
    all,
    add(description, handle) {
      all.push(description)
      const { method, url, access, action, hasKey, answer } = description
      const register = (scope: FastifyInstance) =>
        scope.route({
          method,
          url,
          exposeHeadRoute: false,
          onRequest: async (request) => {
            const actor = accounts.authenticate(request.headers)
            if (actor) actors.set(request, actor)
            if (hasKey?.(request.headers)) return
            if (!actor && access === 'signed-in') throw new HttpProblem('not-signed-in', 'Sign in first.')
            if (action && !(actor && can(actor, action, null))) {
              throw new HttpProblem('forbidden', 'Your role does not allow this.')
            }
          },
          handler: async (request, reply) => {
            reply.header('cache-control', 'no-store').code(answer.status)
            const call = {
              actor: actors.get(request) ?? null,
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
