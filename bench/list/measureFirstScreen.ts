import type { Browser } from 'playwright'
import type { ListServer } from './ListServer.ts'

/** Milliseconds from the address to the painted rows, in a browser that has never been here. */
export async function measureFirstScreen(browser: Browser, { origin, cookie }: ListServer): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    serviceWorkers: 'block',
  })
  const [name = '', value = ''] = cookie.split(/=(.*)/s)
  await context.addCookies([{ name, value, url: origin }])
  const page = await context.newPage()
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('[data-article-row]') === null) return
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => Object.assign(globalThis, { shownAt: performance.now() })))
    }).observe(document, { childList: true, subtree: true })
  })
  await page.goto(origin)
  const shown = await page.waitForFunction(() => Reflect.get(globalThis, 'shownAt') as number | undefined)
  const milliseconds = Number(await shown.jsonValue())
  await context.close()
  return milliseconds
}
