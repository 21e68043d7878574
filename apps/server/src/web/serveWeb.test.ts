import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemOf } from '../testing/problemOf.ts'
import { TestServer } from '../testing/TestServer.ts'

const PAGE = '<!doctype html><title>Stet</title>'
const ARTICLE_PAGE = '<!doctype html><title>Stet</title><link rel="modulepreload" href="/assets/editor.js">'
let folder: string
let server: TestServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stet-web-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), PAGE)
  await writeFile(join(folder, 'article.html'), ARTICLE_PAGE)
  await writeFile(join(folder, 'sw.js'), '// worker')
  await writeFile(join(folder, 'assets', 'main-B4se1d.js'), 'export {}')
  server = await TestServer.open([], { webFolder: folder })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const get = (url: string, accept = 'text/html,application/xhtml+xml') =>
  server.ask(null, 'GET', url, { headers: { accept } })

describe('the web app', () => {
  it.each([
    '/',
    '/articles',
    '/articles/',
    '/articles/2b1f/more',
    '/sign-in?next=%2Farticles%2F2b1f',
    '/index.html',
  ])('is what a browser gets at %s, asked for anew each time', async (url) => {
    const answer = await get(url)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toBe(PAGE)
    expect(answer.headers['content-type']).toMatch(/^text\/html/)
    expect(answer.headers['cache-control']).toBe('no-cache')
  })

  it.each(['/articles/2b1f', '/articles/2b1f/', '/articles/2b1f?from=list'])(
    'begins to fetch the editor at %s',
    async (url) => {
      const answer = await get(url)
      expect([answer.statusCode, answer.body]).toEqual([200, ARTICLE_PAGE])
      expect(answer.headers['cache-control']).toBe('no-cache')
    },
  )

  it('keeps files with a hash for ever, and the service worker never', async () => {
    const asset = await get('/assets/main-B4se1d.js', '*/*')
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(asset.headers['content-type']).toMatch(/javascript/)
    const worker = await get('/sw.js', '*/*')
    expect(worker.headers['cache-control']).toBe('no-cache')
    expect(worker.headers['service-worker-allowed']).toBe('/')
  })

  it('is not what a program gets for a file or a call that is not there', async () => {
    expect(problemOf(await get('/assets/gone-0000.js', '*/*')).is).toBe('404 not-found')
    for (const url of ['/api', '/api/nothing', '/sync/x', '/metrics/x']) {
      expect(problemOf(await get(url)).is).toBe('404 not-found')
    }
  })

  it.each(['/../package.json', '/..%2fpackage.json', '/assets/..%2f..%2fsecret', '/%2e%2e/secret'])(
    'does not leave its folder: %s',
    async (url) => {
      expect(problemOf(await get(url, '*/*')).is).toBe('404 not-found')
    },
  )
})

it('says what to do when it is not built', async () => {
  const unbuilt = await TestServer.open([])
  const answer = await unbuilt.ask(null, 'GET', '/', { headers: { accept: 'text/html' } })
  expect([answer.statusCode, answer.body]).toEqual([503, 'The web app is not built yet: npm run build\n'])
  await unbuilt.close()
})
