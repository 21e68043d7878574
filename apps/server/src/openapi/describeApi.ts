import { problemSchema } from '@stet/protocol'
import * as z from 'zod/mini'
import type { RouteDescription, Routes } from '../http/route.ts'

type Schema = z.ZodMiniType
type JsonObject = Readonly<Record<string, unknown>>

/** The OpenAPI 3.1 description of every route that exists at this moment. */
function describeApi(routes: readonly RouteDescription[], version: string): JsonObject {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = route.url.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Stet', version, license: { name: 'MIT', identifier: 'MIT' } },
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemSchema, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'stet.session_token' },
        operatorKey: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

/** `GET /api/openapi.json`. */
export function addOpenApiRoute(routes: Routes, version: string): void {
  routes.add(
    {
      method: 'GET',
      url: '/api/openapi.json',
      summary: 'This description',
      access: 'open',
      answer: { status: 200, types: ['application/json'] },
    },
    () => describeApi(routes.all, version),
  )
}

function describeRoute(route: RouteDescription): JsonObject {
  const { summary, access, hasKey, params, query, body, uploads, answer } = route
  const requestBody = uploads
    ? { required: true, content: content(uploads, null) }
    : body && {
        required: !body.safeParse(undefined).success,
        content: content(['application/json'], body, 'input'),
      }
  return {
    summary,
    operationId: operationId(route),
    security: access === 'open' ? [] : [{ session: [] }, ...(hasKey ? [{ operatorKey: [] }] : [])],
    parameters: [...parameters(params, 'path'), ...parameters(query, 'query')],
    ...(requestBody ? { requestBody } : {}),
    responses: {
      [answer.status]: {
        description: 'Done',
        ...(answer.status === 204
          ? {}
          : { content: content(answer.types ?? ['application/json'], answer.schema ?? null) }),
      },
      default: {
        description: 'Refused or failed',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function content(
  types: readonly string[],
  schema: Schema | null,
  io: 'input' | 'output' = 'output',
): JsonObject {
  return Object.fromEntries(types.map((type) => [type, schema ? { schema: jsonSchema(schema, io) } : {}]))
}

function parameters(schema: Schema | undefined, place: 'path' | 'query'): readonly JsonObject[] {
  if (!schema) return []
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
    properties?: JsonObject
    required?: readonly string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

function jsonSchema(schema: Schema, io: 'input' | 'output'): JsonObject {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

/** `GET /api/articles/:id/export/:format` → `get-articles-id-export-format`. */
function operationId({ method, url }: RouteDescription): string {
  const words = url.replace(/^\/api/, '').split(/[^a-z]+/i)
  return [method.toLowerCase(), ...words.filter((word) => word !== '')].join('-')
}
