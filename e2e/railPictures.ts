import type { Page } from '@playwright/test'
import { CommentRail } from './CommentRail.ts'
import type { Newsroom } from './newsroom.ts'
import type { Person } from './Person.ts'
import { StyleRail } from './StyleRail.ts'

/** Comments on the article with a hundred suggestions: some by a reporter, answered by the desk. */
export async function talkAbout(newsroom: Newsroom, articleId: string): Promise<void> {
  const reporter = await newsroom.person('reporter2')
  await reporter.open(articleId)
  const rail = new CommentRail(reporter)
  const asked = [
    'Steht das so im Gutachten? Ich finde nur die Zahl aus dem Vorjahr, und die wäre eine andere.',
    'Bitte prüfen.',
    'Wer hat das gesagt? Ohne Namen sollten wir es nicht drucken.',
    'Doppelt, siehe oben.',
  ]
  for (const [at, text] of asked.entries()) {
    await reporter.select(reporter.blocks.nth(at + 1), 8, 8 + 16 * (at + 1))
    await rail.comment(text)
  }
  const desk = await newsroom.person('editor')
  await desk.open(articleId)
  const desks = new CommentRail(desk)
  await desks.open()
  await desks.answer('Bitte prüfen.', 'Stimmt, mit der Pressestelle abgeglichen.')
  await reporter.expectSaved()
  await Promise.all([reporter.context.close(), desk.context.close()])
}

/** Takes the pictures of the comments and of the house style beside that article. */
export async function railPictures(
  person: Person,
  articleId: string,
  shoot: (page: Page, screen: string) => Promise<void>,
): Promise<void> {
  const { page } = person
  const rail = page.locator('#review-rail')
  const comments = new CommentRail(person)
  const style = new StyleRail(person)
  await person.open(articleId)
  // Narrow windows have one button for all of it.
  await page.locator('[data-testid="rail-button"][aria-label*="100"]').waitFor()
  if (!(await rail.isVisible())) await page.getByTestId('rail-button').click()
  await page.getByTestId('rail-tab-comments').click()
  await comments.threads.first().locator('[data-card]').focus()
  await person.press('j')
  await shoot(page, 'comments')
  await style.open()
  await shoot(page, 'style')
  // Closes it.
  await rail.locator('button[aria-label]').first().click()
}
