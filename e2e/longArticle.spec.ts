import type { CDPSession, Locator } from '@playwright/test'
import { headingOf, longArticle, needleOf } from './longArticle.ts'
import { expect, test } from './newsroom.ts'
import type { Person } from './Person.ts'

const SECTIONS = 200

/** Whether an element stands in the part of the window in which the text is shown. */
async function expectInWindow(block: Locator): Promise<void> {
  await expect
    .poll(() =>
      block.evaluate((element) => {
        const desk = element.closest('main')?.getBoundingClientRect()
        const { top, bottom } = element.getBoundingClientRect()
        return desk !== undefined && bottom > desk.top && top < desk.bottom
      }),
    )
    .toBe(true)
}

/** Sections that the browser has laid out at this moment. */
async function laidOutSections(person: Person): Promise<number> {
  return person.page.evaluate(
    () =>
      [...document.querySelectorAll('.article-section')].filter((section) =>
        section.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }),
      ).length,
  )
}

async function openLong(person: Person): Promise<string> {
  const id = await person.createArticle(longArticle(SECTIONS))
  await person.open(id)
  await expect(person.editor.locator('.article-section')).toHaveCount(SECTIONS)
  // Most of it is not laid out: what the tests below find, they find in skipped sections.
  expect(await laidOutSections(person)).toBeLessThan(20)
  return id
}

test('50,000 words open, and every way leads to the end', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter')
  const id = await openLong(anna)
  const { article } = (await (await anna.http.get(`/api/articles/${id}`)).json()) as {
    article: { sections: { blocks: { text: string }[] }[] }
  }
  const words = article.sections.flatMap(({ blocks }) => blocks.flatMap(({ text }) => text.split(/\s+/)))
  expect(words.length).toBeGreaterThan(50_000)

  const first = anna.block(headingOf(1)).first()
  const last = anna.blocks.last()
  await anna.putCaret(anna.field('headline'), 'end')
  await anna.press('ControlOrMeta+End')
  await expectInWindow(last)
  await anna.type(' Schlusswort.')
  await expect(last).toContainText('Schlusswort.')
  await expectInWindow(last)
  await anna.press('ControlOrMeta+Home')
  await expectInWindow(anna.field('headline'))

  // By the wheel, until nothing moves any more.
  await anna.editor.hover({ position: { x: 300, y: 300 } })
  const desk = anna.page.locator('main')
  let before = -1
  for (let turns = 0; turns < 400; turns += 1) {
    const top = await desk.evaluate((element) => element.scrollTop)
    if (top === before) break
    before = top
    await anna.page.mouse.wheel(0, 6_000)
    await anna.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    )
  }
  await expectInWindow(last)
  // What was passed is where it was: the first section again, from below.
  await desk.evaluate((element) => element.scrollTo(0, 0))
  await expectInWindow(first)
  await anna.expectSaved()
  expect((await anna.storedArticle(id)).sections.at(-1)?.blocks.at(-1)?.text).toMatch(/Schlusswort\.$/)
})

test('the browser finds, and shows, what stands in a section that it has not laid out', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const id = await openLong(anna)
  const { page } = anna
  for (const section of [150, 3]) {
    const words = needleOf(section)
    const isFound = await page.evaluate(
      (text) =>
        (window as unknown as { find: (...args: [string, boolean, boolean, boolean]) => boolean }).find(
          text,
          false,
          false,
          true,
        ),
      words,
    )
    expect(isFound, words).toBe(true)
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(words)
  }
  // A link to words of the text scrolls as the browser's own search does, which no test can open.
  for (const section of [120, 7, 199]) {
    await page.goto(`/articles/${id}#:~:text=${encodeURIComponent(needleOf(section))}`)
    await expectInWindow(anna.block(needleOf(section)))
  }
})

test('a screen reader gets the whole text when one asks for it', async ({ newsroom, browserName }) => {
  if (browserName !== 'chromium') return
  const anna = await newsroom.person('reporter')
  await openLong(anna)
  await anna.page.getByRole('button', { name: 'Article and view' }).click()
  await anna.page.getByRole('menuitemcheckbox', { name: /screen readers/ }).click()
  await expect.poll(() => laidOutSections(anna)).toBe(SECTIONS)
  const session: CDPSession = await anna.context.newCDPSession(anna.page)
  await session.send('Accessibility.enable')
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  const names = nodes
    .filter(({ ignored, role }) => !ignored && role?.value === 'StaticText')
    .map(({ name }) => String(name?.value))
    .join('\n')
  const headings = nodes
    .filter(({ ignored, role }) => !ignored && role?.value === 'heading')
    .map(({ name }) => String(name?.value))
  for (let section = 1; section <= SECTIONS; section += 1) {
    expect(names).toContain(needleOf(section))
    expect(headings).toContain(headingOf(section))
  }
})

test('it prints whole', async ({ newsroom, browserName }) => {
  const anna = await newsroom.person('reporter')
  await openLong(anna)
  await anna.page.emulateMedia({ media: 'print' })
  expect(await laidOutSections(anna)).toBe(SECTIONS)
  const hidden = ['header', 'footer', '[role="toolbar"]']
  for (const bar of hidden) await expect(anna.page.locator(bar).first()).toBeHidden()
  await anna.page.emulateMedia({ media: null })
  if (browserName !== 'chromium') return
  const pdf = (await anna.page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
  const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0
  // Not even in small print would it fit on fewer; lines cut off at the margin would need a third, a screenful one or two.
  expect(pages).toBeGreaterThan(100)
})

test('its outline leads everywhere, with the mouse and without', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter', { viewport: { width: 1440, height: 900 } })
  await openLong(anna)
  const { page } = anna
  const outline = page.getByRole('navigation', { name: 'Outline' })
  const entry = (section: number) => outline.getByRole('button', { name: headingOf(section) })
  const sheet = page.locator('.ProseMirror')
  const left = async () => (await sheet.boundingBox())?.x
  const before = await left()
  await page.getByTestId('outline-button').click()
  await expect(outline.getByRole('button')).toHaveCount(SECTIONS + 1)
  // Nothing jumps.
  expect(await left()).toBe(before)

  await entry(150).click()
  await expectInWindow(anna.block(headingOf(150)).first())
  await expect(anna.editor).toBeFocused()
  await expect(entry(150)).toHaveAttribute('aria-current', 'location')
  await anna.type(' neu')
  await expect(outline.getByRole('button', { name: `${headingOf(150)} neu` })).toBeVisible()
  await expect(anna.editor.locator('h2', { hasText: `${headingOf(150)} neu` })).toHaveCount(1)

  await page.keyboard.press('ControlOrMeta+Alt+g')
  await expect(outline.getByRole('button', { name: `${headingOf(150)} neu` })).toBeFocused()
  await anna.press('End', 'ArrowUp', 'Enter')
  await expect(anna.editor).toBeFocused()
  await expectInWindow(anna.block(headingOf(199)).first())
  await expect(entry(199)).toHaveAttribute('aria-current', 'location')
  await page.keyboard.press('ControlOrMeta+Alt+g')
  await anna.press('Escape')
  await expect(anna.editor).toBeFocused()

  // Who only reads is where they look.
  await page.getByTestId('back-to-list').focus()
  await page.locator('main').evaluate((desk) => desk.scrollTo(0, 0))
  await expect(outline.getByRole('button').first()).toHaveAttribute('aria-current', 'location')

  // In a narrow window it opens over the text and goes when it has led somewhere.
  await page.setViewportSize({ width: 360, height: 740 })
  await expect(outline).toHaveCount(0)
  await page.getByTestId('outline-button').click()
  await entry(120).click()
  await expect(outline).toHaveCount(0)
  await expect(anna.editor).toBeFocused()
  await expectInWindow(anna.block(headingOf(120)).first())
})
