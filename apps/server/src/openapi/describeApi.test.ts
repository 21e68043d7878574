import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registeredRoutes } from '../testing/matrix/registeredRoutes.ts'
import { TestServer } from '../testing/TestServer.ts'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.open([])
})
afterAll(() => server.close())

interface Operation {
  readonly operationId: string
  readonly security: readonly unknown[]
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> }
  readonly responses: Readonly<Record<string, unknown>>
}
interface Description {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

async function describeIt(): Promise<Description> {
  const answer = await server.ask(null, 'GET', '/api/openapi.json')
  expect(answer.statusCode).toBe(200)
  return answer.json()
}

describe('GET /api/openapi.json', () => {
  it('describes the calls that are there', async () => {
    const { openapi, paths } = await describeIt()
    expect(openapi).toBe('3.1.0')
    const calls = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const answered = registeredRoutes(server.app).map((route) => route.replace(/:(\w+)/g, '{$1}'))
    expect(calls.toSorted()).toEqual(answered.toSorted())
    expect(calls).toContain('POST /api/articles/{id}/suggestions/resolve')
  })

  it('describes parameters, bodies and who may call', async () => {
    const { paths } = await describeIt()
    const list = paths['/api/articles']?.['get']
    expect(list?.parameters.map(({ name, in: place, required }) => [name, place, required])).toEqual([
      ['q', 'query', false],
      ['state', 'query', false],
      ['desk', 'query', false],
      ['assignee', 'query', false],
      ['author', 'query', false],
      ['person', 'query', false],
      ['dueFrom', 'query', false],
      ['dueTo', 'query', false],
      ['embargoFrom', 'query', false],
      ['embargoTo', 'query', false],
      ['legal', 'query', false],
      ['correction', 'query', false],
      ['late', 'query', false],
      ['sort', 'query', false],
      ['cursor', 'query', false],
      ['limit', 'query', false],
    ])
    expect(list?.security).toEqual([{ session: [] }])
    expect(paths['/metrics']?.['get']?.security).toEqual([{ session: [] }, { operatorKey: [] }])
    expect(Object.keys(paths['/api/articles/import']?.['post']?.requestBody?.content ?? {})).toEqual([
      'text/plain',
      'application/json',
    ])
    expect(paths['/healthz']?.['get']?.security).toEqual([])
    const ids = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map((call) => call.operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('is closed where it says so: no call that wants a session answers without one', async () => {
    const answers = []
    for (const { method, url, access } of server.routes.all) {
      const { statusCode } = await server.ask(null, method, url.replace(/:\w+/g, 'x'))
      answers.push({ method, url, isRefused: statusCode === 401, access })
    }
    expect(answers.filter(({ isRefused, access }) => isRefused !== (access !== 'open'))).toEqual([])
  })
})
