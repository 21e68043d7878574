import type { Browser, Page } from 'playwright'
import { emailOf, password } from '../../e2e/accounts.ts'
import { loadedScripts, totalBytes } from '../../e2e/loadedScripts.ts'
import { OwnServer } from '../../e2e/OwnServer.ts'

/** Bytes of JavaScript on the wire, brotli, that a page loads until it is idle. */
export interface BundleSizes {
  readonly list: number
  /** With everything that the list loads too. */
  readonly article: number
}

/** Starts the built product on a demo newsroom and measures what its pages load. */
export async function productBundleSizes(browser: Browser): Promise<BundleSizes> {
  const server = await OwnServer.start()
  const context = await browser.newContext({ baseURL: server.baseURL, serviceWorkers: 'block' })
  try {
    const signedIn = await context.request.post('/api/auth/sign-in/email', {
      data: { email: emailOf('reporter'), password },
      headers: { origin: server.baseURL },
    })
    if (!signedIn.ok()) throw new Error(`Nobody could sign in: ${await signedIn.text()}`)
    return await bundleSizes(await context.newPage(), server.baseURL)
  } finally {
    await context.close()
    await server.dispose()
  }
}

/**
 * Opens the list and then its first article. The page is a signed-in person's, in a context that blocks service workers, on
 * a running production server with an article.
 */
async function bundleSizes(page: Page, baseURL: string): Promise<BundleSizes> {
  const link = page.locator('[data-article-link]').first()
  const list = await loadedScripts(page, async () => {
    await page.goto(baseURL)
    await link.waitFor()
  })
  const address = new URL((await link.getAttribute('href')) ?? '', baseURL).href
  const article = await loadedScripts(page, async () => {
    await page.goto(address)
    await page.locator('.ProseMirror').waitFor()
  })
  return { list: totalBytes(list), article: totalBytes(article) }
}
