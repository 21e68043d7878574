import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod/mini'
import type { Accounts } from '../accounts/Accounts.ts'
import type { Actor } from '../accounts/Actor.ts'
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
  readonly params?: Schema
  readonly query?: Schema
  readonly body?: Schema
  /** Media types of a body that is no JSON. */
  readonly uploads?: readonly string[]
  readonly answer: {
    readonly status: 200 | 201 | 204
    readonly schema?: Schema
    /** Media type when it is not JSON. */
    readonly type?: string
  }
}

type Parsed<S> = S extends Schema ? z.output<S> : unknown

/** A request after all checks that need no article: parsed, and with the person if the route wants one. */
export interface Call<D extends RouteDescription> {
  readonly params: Parsed<D['params']>
  readonly query: Parsed<D['query']>
  readonly body: Parsed<D['body']>
  readonly actor: D['access'] extends 'signed-in' ? Actor : Actor | null
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
  return {
    all,
    add(description, handle) {
      all.push(description)
      app.route({
        method: description.method,
        url: description.url,
        handler: async (request, reply) => {
          const actor = accounts.authenticate(request.headers)
          if (!actor && description.access === 'signed-in') {
            throw new HttpProblem('not-signed-in', 'Sign in first.')
          }
          reply.header('cache-control', 'no-store').code(description.answer.status)
          const call = {
            actor,
            params: parse(description.params ?? anything, request.params, 'address'),
            query: parse(description.query ?? anything, request.query, 'query'),
            body: parse(description.body ?? anything, request.body, 'body'),
            request,
            reply,
          }
          return await handle(call as Parameters<typeof handle>[0])
        },
      })
    },
  }
}
