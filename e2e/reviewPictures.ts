import type { Page } from '@playwright/test'
import type { Person } from './Person.ts'

/** Takes the pictures of reviewing the article with a hundred suggestions: the one of the README, or all. Leaves it as it was. */
export async function reviewPictures(
  person: Person,
  articleId: string,
  shoot: (page: Page, screen: string) => Promise<void>,
  isEverything: boolean,
): Promise<void> {
  const { page } = person
  const rail = page.locator('#review-rail')
  const open = rail.locator('input[value="open"]')
  // Small enough for a page that shows two.
  if (!isEverything) await page.setViewportSize({ width: 1280, height: 720 })
  await person.open(articleId)
  await page.locator('[data-testid="rail-button"][aria-label*="100"]').waitFor()
  await person.press('Control+Alt+j')
  await rail.locator('[data-card]:focus').waitFor()
  await person.press('j')
  await shoot(page, 'review')
  if (!isEverything) return
  const moved = rail.locator('[data-card]:focus[aria-label*="Zum Vergleich"]')
  while (!(await moved.isVisible())) await person.press('j')
  await shoot(page, 'review-moved')
  await page.emulateMedia({ forcedColors: 'active' })
  await shoot(page, 'review-forced-colors')
  await page.emulateMedia({ forcedColors: 'none' })
  await person.press('a', 'r', 'r')
  await rail.locator('input[value="decided"]').check({ force: true })
  await rail.locator('[data-decided] button').first().click()
  await shoot(page, 'review-decided')
  await open.check({ force: true })
  await rail.focus()
  await person.press('Control+z', 'Control+z', 'Control+z')
  await page.locator('[data-testid="rail-button"][aria-label*="100"]').waitFor()
  await person.press('Escape')
  await page.getByTestId('rail-button').click()
}
