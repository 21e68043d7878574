import { CommentRail } from './CommentRail.ts'
import { expectAccessible } from './expectAccessible.ts'
import { expect, KEEPS_PAGES, type Newsroom, test } from './newsroom.ts'
import { Rail } from './Rail.ts'

const TEXT = 'Der alte Kai ist seit Dienstag gesperrt.'
const FROM = 'Der alte Kai ist seit '.length
const WORD = 'Dienstag'

async function two(newsroom: Newsroom) {
  const anna = await newsroom.person('reporter', KEEPS_PAGES)
  const desk = await newsroom.person('editor', KEEPS_PAGES)
  const id = await anna.createArticle({
    headline: 'Hafen sperrt Kai',
    sections: [{ heading: '', blocks: [{ kind: 'paragraph', text: TEXT }] }],
  })
  await Promise.all([anna.open(id), desk.open(id)])
  return { anna, desk, id, annas: new CommentRail(anna), desks: new CommentRail(desk) }
}

test('two people comment, mention, answer and resolve, by keys alone', async ({ newsroom }) => {
  const { anna, desk, id, annas, desks } = await two(newsroom)
  const { name } = await desk.me()
  await anna.select(anna.blocks.first(), FROM, FROM + WORD.length)
  await anna.press('ControlOrMeta+Alt+m')
  await expect(annas.newField).toBeFocused()
  await anna.type(`Oder Montag? @${name.slice(0, 4)}`)
  await expect(anna.page.getByRole('option', { name })).toBeVisible()
  await anna.press('Enter', 'ControlOrMeta+Enter')
  await expect(annas.thread('Oder Montag?')).toBeVisible()

  await expect(desk.page.getByTestId('comments-button')).toHaveAttribute('aria-label', /1 open thread/u)
  await expect(desk.editor.locator('.article-comment')).toHaveText(['D', 'ienstag'])
  await desks.open()
  await expect(desks.thread('Oder Montag?')).toContainText(`@${name}`)
  await desks.answer('Oder Montag?', 'Dienstag stimmt.')
  await annas.open()
  await expect(annas.thread('Oder Montag?')).toContainText('Dienstag stimmt.')
  await expect(annas.announcement).toContainText('Dienstag stimmt.')

  await annas.thread('Oder Montag?').locator('[data-card]').focus()
  await anna.press('e')
  await expect(desks.threads).toHaveCount(0)
  await expect(desk.editor.locator('.article-comment')).toHaveCount(0)
  await desks.root.getByText('Resolved', { exact: true }).click()
  await expect(desks.thread('Oder Montag?')).toContainText(`Resolved by ${(await anna.me()).name}`)
  await desks.root.getByRole('button', { name: 'Open again' }).click()
  await expect(annas.threads).toHaveCount(1)
  const [thread] = await desks.stored(id)
  expect(thread?.quote).toBe(WORD)
  expect(thread?.comments.map(({ text }) => text.replace(/@\[.*\]/u, '@'))).toEqual([
    'Oder Montag? @',
    'Dienstag stimmt.',
  ])
})

test('a comment goes with its text, waits when that is gone, and is found again when it comes back', async ({
  newsroom,
}) => {
  const { anna, desk, annas, desks } = await two(newsroom)
  await anna.select(anna.blocks.first(), FROM, FROM + WORD.length)
  await annas.comment('Stimmt der Tag?')
  await desks.open()
  await expect(desks.threads).toHaveCount(1)
  await desk.putCaret(desk.blocks.first(), 0)
  await desk.type('Seit langem: ')
  await expect(anna.editor.locator('.article-comment')).toHaveText(['D', 'ienstag'])
  const from = FROM + 'Seit langem: '.length
  await desk.select(desk.blocks.first(), from, from + WORD.length)
  await desk.press('Delete')
  for (const rail of [annas, desks]) {
    const lost = rail.root.getByRole('button', { name: 'One comment without a place in the text' })
    await expect(lost).toBeVisible()
    // The one that was looked at last is shown as it is.
    if ((await lost.getAttribute('aria-expanded')) === 'false') await lost.click()
    await expect(rail.thread('Stimmt der Tag?')).toContainText('This passage is not in the text any more.')
    await expect(rail.thread('Stimmt der Tag?')).toContainText(WORD)
  }
  await desk.editor.focus()
  await desk.press('ControlOrMeta+z')
  await expect(anna.editor.locator('.article-comment')).toHaveText(['D', 'ienstag'])
})

test('what is written without a network says that it waits, and arrives once', async ({ newsroom }) => {
  const { anna, desk, id, annas, desks } = await two(newsroom)
  await anna.select(anna.blocks.first(), FROM, FROM + WORD.length)
  await annas.comment('Vorher.')
  await desks.open()
  await expect(desks.thread('Vorher.')).toBeVisible()
  await anna.context.setOffline(true)
  await annas.answer('Vorher.', 'Im Tunnel.')
  await anna.select(anna.blocks.first(), 0, 'Der'.length)
  await annas.comment('Auch im Zug.')
  await expect(annas.root.getByTestId('comment-waiting').first()).toHaveText('Waiting for the connection')
  await anna.page.reload()
  await expect(anna.editor).toBeVisible()
  await annas.open()
  await expect(annas.thread('Im Tunnel.')).toBeVisible()
  await expect(annas.thread('Auch im Zug.')).toBeVisible()
  await anna.context.setOffline(false)
  await expect(desks.thread('Im Tunnel.')).toBeVisible({ timeout: 60_000 })
  await expect(desks.thread('Auch im Zug.')).toBeVisible()
  await expect(annas.root.getByTestId('comment-waiting')).toHaveCount(0)
  const stored = await desks.stored(id)
  expect(stored.map(({ comments }) => comments.map(({ text }) => text))).toEqual([
    ['Auch im Zug.'],
    ['Vorher.', 'Im Tunnel.'],
  ])
  expect(desk.account).toBe('editor')
})

test('a suggestion is answered below its card, and keeps what was said when it is decided', async ({
  newsroom,
}) => {
  const { anna, desk } = await two(newsroom)
  await desk.toMode('suggest')
  await desk.putCaret(desk.blocks.first(), 'Der alte Kai'.length)
  await desk.type(' Nord')
  const rail = new Rail(anna)
  await rail.open()
  await rail.expectChanges('inserts “␣Nord”')
  await rail.card('inserts “␣Nord”').click()
  await anna.press('c')
  await expect(rail.root.locator('[data-talk] textarea')).toBeFocused()
  await anna.type('Heißt der so?')
  await anna.press('ControlOrMeta+Enter')
  const other = new Rail(desk)
  await other.open()
  await expect(other.root.locator('[data-talk]')).toHaveText('1 answer')
  await other.card('inserts “␣Nord”').click()
  await expect(other.root.locator('[data-talk] [data-said]')).toHaveText('Heißt der so?')
  await rail.decide('inserts “␣Nord”', 'accept')
  await rail.showDecided()
  await expect(rail.decidedCards.first().locator('[data-talk]')).toHaveText('1 answer')
})

test('who may only comment comments, who may only read sees none', async ({ newsroom }) => {
  const { id, desks } = await two(newsroom)
  const carla = await newsroom.person('commenter')
  const vera = await newsroom.person('viewer')
  await carla.open(id, { toWrite: false })
  await carla.page.getByTestId('comment-button').click()
  const rail = new CommentRail(carla)
  await expect(rail.newField).toBeFocused()
  await carla.type('Als Leserin gefragt.')
  await carla.press('ControlOrMeta+Enter')
  await desks.open()
  await expect(desks.thread('Als Leserin gefragt.')).toBeVisible()
  await vera.open(id, { toWrite: false })
  await expect(vera.page.getByTestId('rail-button')).toBeVisible()
  await expect(vera.page.getByTestId('comments-button')).toHaveCount(0)
  await expect(vera.page.getByTestId('comment-button')).toHaveCount(0)
  await expect(vera.editor.locator('.article-comment')).toHaveCount(0)
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['de-DE', 'en-GB']) {
    test(`the comments pass axe, ${colorScheme}, ${locale}`, async ({ newsroom }) => {
      const legal = await newsroom.person('legal', { colorScheme, locale })
      const anna = await newsroom.person('reporter', { colorScheme, locale })
      const id = await anna.createArticle({ headline: 'Hafen sperrt Kai', lead: { text: TEXT } })
      await legal.open(id)
      const rail = new CommentRail(legal)
      await legal.select(legal.field('lead'), FROM, FROM + WORD.length)
      await legal.press('ControlOrMeta+Alt+m')
      await expect(rail.newField).toBeFocused()
      await legal.type('Belegt? @')
      await expect(legal.page.getByRole('option').first()).toBeVisible()
      await expectAccessible(legal, 'composer with people')
      await legal.press('Escape')
      await legal.page.keyboard.press('Backspace')
      await rail.root.getByRole('checkbox').check()
      await rail.newField.focus()
      await legal.press('ControlOrMeta+Enter')
      await rail.answer('Belegt?', 'Noch nicht.')
      await expectAccessible(legal, 'a blocking thread that is looked at')
      await legal.page.getByTestId('rail-tab-comments').focus()
      await legal.press('ArrowLeft')
      await expect(legal.page.getByTestId('rail-tab-changes')).toBeFocused()
      await expectAccessible(legal, 'changes beside comments in the text')
      await legal.press('ArrowRight')
      await rail.thread('Belegt?').locator('[data-card]').focus()
      // The panel hears keys a frame after it is shown; nobody is quicker than that but a test.
      await expect(async () => {
        await legal.press('e')
        await expect(rail.threads).toHaveCount(0, { timeout: 1_000 })
      }).toPass()
      await rail.root.locator('input[value="resolved"]').check({ force: true })
      await expect(rail.threads).toHaveCount(1)
      await expectAccessible(legal, 'resolved threads')
      await anna.page.setViewportSize({ width: 360, height: 740 })
      await anna.open(id)
      await anna.page.getByTestId('rail-button').click()
      await anna.page.getByTestId('rail-tab-comments').click()
      await expectAccessible(anna, 'comments in a narrow window')
      const width = await anna.page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(360)
    })
  }
}
