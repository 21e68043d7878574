import { cachePolicy, outdatedCaches } from './cachePolicy.ts'

/*
 * Keeps the app's own files, so that it opens without a network. It is built as one classic script, `/sw.js`; the build
 * puts the list of files and the version in place of the two names below. A new version waits until no page runs the old
 * one, or until a person asks for it.
 */
declare const STET_FILES: readonly string[]
declare const STET_VERSION: string

/** The parts of a service worker's surroundings that are used; the compiler knows only those of a page. */
interface Extendable {
  waitUntil(work: Promise<unknown>): void
}
interface Surroundings {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  addEventListener(
    type: 'fetch',
    listener: (event: { readonly request: Request; respondWith(answer: Promise<Response>): void }) => void,
  ): void
}

const PREFIX = 'stet-'
const SHELL = '/'
const CACHE = PREFIX + STET_VERSION
const worker = globalThis as unknown as Surroundings

worker.addEventListener('install', (event) => {
  event.waitUntil(keepFiles())
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(removeOutdated().then(() => worker.clients.claim()))
})

worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting()
})

worker.addEventListener('fetch', (event) => {
  const policy = cachePolicy(event.request, worker.location.origin)
  if (policy === 'shell') event.respondWith(answerShell(event.request))
  else if (policy === 'file') event.respondWith(answerFile(event.request))
})

async function keepFiles(): Promise<void> {
  const cache = await caches.open(CACHE)
  // Past the browser's own cache: a stale page would ask for files that are gone.
  await cache.addAll(STET_FILES.map((path) => new Request(path, { cache: 'reload' })))
}

async function removeOutdated(): Promise<void> {
  const outdated = outdatedCaches(await caches.keys(), CACHE, PREFIX)
  await Promise.all(outdated.map((name) => caches.delete(name)))
}

async function answerShell(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE)
  return (await cache.match(SHELL)) ?? fetch(request)
}

async function answerFile(request: Request): Promise<Response> {
  // In all caches: a tab that runs the version before asks for its files.
  const kept = await caches.match(request, { ignoreVary: true })
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok && new URL(request.url).pathname.startsWith('/assets/')) {
    const cache = await caches.open(CACHE)
    await cache.put(request, answer.clone())
  }
  return answer
}
