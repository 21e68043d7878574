import { expect, Newsroom, test as base } from './newsroom.ts'
import type { Person } from './Person.ts'
import { proofedArticle } from './proofedArticle.ts'
import { Rail } from './Rail.ts'

export { expect } from './newsroom.ts'

/** The article with a hundred suggestions, once for all that look at it. */
export const test = base.extend<object, { proof: string }>({
  proof: [
    async ({ browser, workerServer }, use) => {
      const baseURL = workerServer?.baseURL ?? process.env['E2E_BASE_URL'] ?? ''
      const newsroom = new Newsroom(baseURL.replace(/\/$/, ''), workerServer, browser)
      const id = await proofedArticle(newsroom)
      await newsroom.dispose()
      await use(id)
    },
    { scope: 'worker', timeout: 240_000 },
  ],
})

/** Opens it with its cards beside the text, or below. */
export async function openWithRail(person: Person, id: string): Promise<Rail> {
  await person.open(id)
  await expect(person.page.getByTestId('rail-button')).toHaveAttribute('aria-label', /100/u)
  const rail = new Rail(person)
  await rail.open()
  await expect(rail.cards.first()).toBeVisible()
  return rail
}
