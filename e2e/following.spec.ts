import type { Locator } from '@playwright/test'
import { headingOf, longArticle, needleOf } from './longArticle.ts'
import { expect, test } from './newsroom.ts'
import type { Person } from './Person.ts'

/** How far the text is scrolled. */
const scrolled = async (person: Person): Promise<number> =>
  person.page.locator('main').evaluate((desk) => desk.scrollTop)

async function nameOf(person: Person): Promise<string> {
  return ((await (await person.http.get('/api/me')).json()) as { name: string }).name
}

/** Whether somebody sees a block: part of it is in the window. */
async function sees(block: Locator): Promise<boolean> {
  return block.evaluate((element) => {
    const desk = element.closest('main')?.getBoundingClientRect()
    const { top, bottom } = element.getBoundingClientRect()
    return desk !== undefined && bottom > desk.top && top < desk.bottom
  })
}

/** How far the text is scrolled once what came near is laid out. */
async function rested(person: Person): Promise<number> {
  let before = await scrolled(person)
  await expect
    .poll(async () => {
      await frames(person)
      const last = before
      before = await scrolled(person)
      return before - last
    })
    .toBe(0)
  return before
}

async function frames(person: Person): Promise<void> {
  await person.page.evaluate(async () => {
    for (let frame = 0; frame < 6; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve))
  })
}

test('a click on a colleague leads to where they write, and stays with them until one moves oneself', async ({
  newsroom,
}) => {
  test.setTimeout(180_000)
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('reporter2')
  const name = await nameOf(ben)
  const id = await anna.createArticle(longArticle(60))
  await anna.open(id)
  await ben.open(id)
  const avatar = anna.page.getByRole('button', { name: `Follow ${name}` })
  const sign = anna.page.getByTestId('following')
  const status = anna.page.locator('footer [role="status"]:not([data-testid="others-writing"])')
  const sheet = async () => anna.page.locator('main').boundingBox()
  const placeBefore = await sheet()

  await ben.page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await avatar.click()
  await expect(avatar).toHaveAttribute('aria-pressed', 'true')
  await expect(sign).toContainText(`${name} has no caret in the text right now`)

  await ben.putCaret(ben.block(needleOf(50)), 'end')
  await expect(sign).toContainText(`Following ${name}`)
  await expect(status).toHaveText(`Following ${name}. Escape ends it.`)
  await expect.poll(() => sees(anna.block(needleOf(50)))).toBe(true)
  expect(await sheet()).toEqual(placeBefore)

  // As they write on, and as they go elsewhere.
  for (let line = 0; line < 30; line += 1) await ben.press('Enter')
  await ben.type('Ganz unten.')
  await expect(anna.block('Ganz unten.')).toBeAttached()
  await expect
    .poll(() =>
      anna.page.evaluate(() => {
        const desk = document.querySelector('main')?.getBoundingClientRect()
        const caret = document.querySelector('.article-caret.is-followed')?.getBoundingClientRect()
        return desk && caret ? caret.top > desk.top && caret.bottom < desk.bottom : null
      }),
    )
    .toBe(true)
  await ben.putCaret(ben.block(headingOf(5)).first(), 'end')
  await expect.poll(() => sees(anna.block(headingOf(5)).first())).toBe(true)

  // The wheel is one's own way: it ends.
  await anna.page.mouse.move(640, 450)
  await anna.page.mouse.wheel(0, 300)
  await expect(sign).toHaveCount(0)
  await expect(avatar).toHaveAttribute('aria-pressed', 'false')
  await expect(status).toHaveText(`No longer following ${name}.`)
  const here = await rested(anna)
  await ben.putCaret(ben.block(headingOf(55)).first(), 'end')
  await expect(anna.editor.locator('.article-caret')).toHaveCount(1)
  await frames(anna)
  expect(await scrolled(anna)).toBe(here)

  // Escape ends it too, and so does writing; the text gets every key.
  await avatar.click()
  await expect.poll(() => sees(anna.block(headingOf(55)).first())).toBe(true)
  await anna.press('Escape')
  await expect(sign).toHaveCount(0)
  await anna.putCaret(anna.field('headline'), 'end')
  await avatar.click()
  await expect.poll(() => sees(anna.block(headingOf(55)).first())).toBe(true)
  await anna.type('!?')
  await expect(sign).toHaveCount(0)
  await expect(anna.field('headline')).toHaveText('Hafen ohne Strom!?')
  await expect.poll(() => sees(anna.field('headline'))).toBe(true)

  // With the keyboard alone, on and off.
  await avatar.focus()
  await anna.press('Enter')
  await expect(avatar).toHaveAttribute('aria-pressed', 'true')
  await anna.press('Enter')
  await expect(avatar).toHaveAttribute('aria-pressed', 'false')

  // They leave.
  await anna.press('Enter')
  await ben.page.close()
  await expect(sign).toHaveCount(0)
  await expect(status).toHaveText(`${name} has left. You are following nobody now.`)
})

test('nothing that others write moves what one reads', async ({ newsroom }) => {
  test.setTimeout(180_000)
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('reporter2')
  const id = await anna.createArticle(longArticle(60))
  await anna.open(id)
  await ben.open(id)
  for (const isWriting of [false, true]) {
    const more = (place: string) => `Mehr hinter ${place}, ${isWriting ? 'geschrieben' : 'gelesen'}.`
    const block = anna.block(headingOf(30)).first()
    if (isWriting) await anna.putCaret(block, 'end')
    await block.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    await frames(anna)
    const top = async () => block.evaluate((element) => Math.round(element.getBoundingClientRect().top))
    const before = await top()
    for (const place of [headingOf(2), headingOf(29), headingOf(31), headingOf(59)]) {
      await ben.putCaret(ben.block(place).first(), 'end')
      await ben.press('Enter')
      await ben.page.keyboard.insertText(`Neu hinter ${place}.`)
      await ben.press('Enter')
      await ben.page.keyboard.insertText(more(place))
      // The last of it: what comes between a frame and a look is shown with the frame after.
      await expect(anna.block(more(place))).toHaveCount(1)
      await frames(anna)
      expect(await top(), place).toBe(before)
    }
    await ben.press('ControlOrMeta+z')
    await expect(anna.block(more(headingOf(59)))).toHaveCount(0)
    await frames(anna)
    expect(await top()).toBe(before)
  }
})
