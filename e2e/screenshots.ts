import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { Newsroom } from './newsroom.ts'
import { OwnServer } from './OwnServer.ts'
import { proofedArticle } from './proofedArticle.ts'
import type { Person } from './Person.ts'
import { railPictures, talkAbout } from './railPictures.ts'
import { reviewPictures } from './reviewPictures.ts'

/**
 * Takes the pictures of every screen: `npm run screenshots` those that the README shows, `npm run screenshots -- FOLDER`
 * all widths, both themes and both languages into a folder, to be looked at.
 */
const everything = process.argv[2]
const folder = path.resolve(everything ?? 'docs/images')
const WIDTHS = everything ? [360, 768, 1024, 1440, 2560] : [1440]
const HEIGHT_OF = (width: number): number => (width < 500 ? 740 : 900)

await mkdir(folder, { recursive: true })
const executablePath = process.env['STET_CHROMIUM']
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox', '--disable-gpu'],
})
const server = await OwnServer.start()
const newsroom = new Newsroom(server.baseURL, server, browser)

/** A colleague who has just moved in the lead, so that the name stands at the caret. */
async function stir(colleague: Person): Promise<void> {
  await colleague.putCaret(colleague.field('lead'), 10)
  await colleague.page.waitForTimeout(200)
  await colleague.putCaret(colleague.field('lead'), 60)
  await colleague.page.waitForTimeout(300)
}

async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    // What scrolls and what is drawn behind it takes some frames.
    for (let frame = 0; frame < 15; frame += 1) await new Promise(requestAnimationFrame)
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition)
    await Promise.all(transitions.map((transition) => transition.finished.catch(() => null)))
  })
}

try {
  const first = await newsroom.person('reporter')
  const answer = (await (await first.http.get('/api/articles')).json()) as {
    articles: { id: string; slug: string }[]
  }
  const id = answer.articles.find(({ slug }) => slug === 'putin-lobt-trump')?.id ?? ''
  const proof = await proofedArticle(newsroom)
  if (everything) await talkAbout(newsroom, proof)
  const miriam = await newsroom.person('editor')
  await miriam.open(id)
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const locale of everything ? ['de-DE', 'en-GB'] : ['en-GB']) {
      for (const width of WIDTHS) {
        const options = { colorScheme, locale, viewport: { width, height: HEIGHT_OF(width) } }
        const shoot = async (page: Page, screen: string): Promise<void> => {
          await settled(page)
          const name = everything
            ? `${screen}-${width}-${colorScheme}-${locale.slice(0, 2)}.png`
            : `${screen}-${colorScheme}.png`
          await page.screenshot({ path: path.join(folder, name) })
          console.log(name)
        }
        const person = await newsroom.stranger('reporter', options)
        if (everything) {
          await person.page.goto('/')
          await person.page.locator('input[type="password"]').waitFor()
          await shoot(person.page, 'sign-in')
        }
        await person.signIn()
        await person.page.goto('/')
        await person.page.getByText('Putin lobt Trump').first().waitFor()
        await shoot(person.page, 'list')
        await person.open(id)
        await person.expectSaved()
        await stir(miriam)
        await shoot(person.page, 'article')
        await reviewPictures(person, proof, shoot, everything !== undefined)
        if (everything) {
          await railPictures(person, proof, shoot)
          await person.open(id)
          await person.putCaret(person.detailsCell('value', 1), 'end')
          await person.detailsRows.nth(1).scrollIntoViewIfNeeded()
          await shoot(person.page, 'details')
          await person.press('Control+h')
          await person.type('Trump')
          await person.page.getByTestId('find-count').getByText(/\d/).waitFor()
          await shoot(person.page, 'find')
          await person.press('Escape')
          await person.press('Control+Alt+g')
          await person.page.waitForTimeout(300)
          await shoot(person.page, 'outline')
          await person.press('Escape')
          const avatar = person.page.getByRole('button', { name: /^Follow| folgen/ }).first()
          // Narrow windows have no room for avatars.
          if (await avatar.isVisible()) {
            await avatar.click()
            await stir(miriam)
            await shoot(person.page, 'following')
          }
        }
        await person.context.close()
      }
    }
  }
} finally {
  await newsroom.dispose()
  await server.dispose()
  await browser.close()
}
