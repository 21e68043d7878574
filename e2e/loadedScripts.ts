import type { Page, Response } from '@playwright/test'

/** How long nothing more must come until a page has everything it loads by itself; milliseconds. */
const QUIET = 1500

/** Files below this are sent as they are: compressing them gains nothing. Bytes, as the build has it. */
const LEAST_COMPRESSED = 1024

/**
 * Opens a page and says which scripts it loads until it is idle: address and bytes on the wire, brotli. Scripts of a service
 * worker and what it keeps for later are not the page's; open the page in a context that blocks them.
 *
 * Throws where a server compresses otherwise or does not say how much it sends: then nothing can be said.
 */
export async function loadedScripts(
  page: Page,
  open: () => Promise<unknown>,
): Promise<ReadonlyMap<string, number>> {
  const responses = new Map<string, Response>()
  let lastAt = Date.now()
  const handleResponse = (response: Response): void => {
    lastAt = Date.now()
    const address = new URL(response.url())
    if (address.pathname.endsWith('.js')) responses.set(address.pathname, response)
  }
  page.on('response', handleResponse)
  try {
    await open()
    while (Date.now() - lastAt < QUIET) await page.waitForTimeout(QUIET / 5)
  } finally {
    page.off('response', handleResponse)
  }
  const sizes = new Map<string, number>()
  for (const [path, response] of responses) {
    sizes.set(path, await bytesOf(page, path, response))
  }
  return sizes
}

/** The bytes of all scripts together. */
export function totalBytes(scripts: ReadonlyMap<string, number>): number {
  return [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0)
}

async function bytesOf(page: Page, path: string, response: Response): Promise<number> {
  const headers = response.status() === 304 ? await askedAnew(page, response) : await response.allHeaders()
  const bytes = Number(headers['content-length'])
  if (!Number.isInteger(bytes)) throw new Error(`${path} came without its length`)
  if (headers['content-encoding'] !== 'br' && bytes >= LEAST_COMPRESSED)
    throw new Error(`${path} came as ${headers['content-encoding'] ?? 'plain text'}, not as brotli`)
  return bytes
}

/** What the browser has from before and was only told to use again: as it would come to somebody who has it not. */
async function askedAnew(page: Page, response: Response): Promise<Readonly<Record<string, string>>> {
  const answer = await page.request.get(response.url(), { headers: { 'accept-encoding': 'br' } })
  return answer.headers()
}
