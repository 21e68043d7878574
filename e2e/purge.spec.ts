import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expectAccessible } from './expectAccessible.ts'
import { expectUncut } from './expectUncut.ts'
import { expect, KEEPS_PAGES, Newsroom, test } from './newsroom.ts'
import { OwnServer } from './OwnServer.ts'
import type { Person } from './Person.ts'

const NAME = 'Quirlmeyer'

/** Opens the dialogue from the article's menu and has the name counted. */
async function countIn({ page }: Person) {
  await page.getByRole('button', { name: 'Article and view' }).click()
  await page.getByRole('menuitem', { name: 'Remove a text for good …' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Remove a text for good' })
  await dialog.getByLabel('What is to be removed').fill(NAME.toLowerCase())
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status').first()).toContainText('It stands in')
  return dialog
}

/** Files of a data folder that have the name. */
async function filesWith(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name))
  const contents = await Promise.all(
    files.map(async (file) => [file, await readFile(file, 'latin1')] as const),
  )
  return contents.filter(([, text]) => new RegExp(NAME, 'i').test(text)).map(([file]) => file)
}

test('@own-server [U2] [U4] a name is removed while a reporter types and another is offline with it: nothing brings it back', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const server = await OwnServer.start()
  const newsroom = new Newsroom(server.baseURL, server, browser)
  try {
    const chief = await newsroom.person('chief')
    const anna = await newsroom.person('reporter')
    const ben = await newsroom.person('reporter2', KEEPS_PAGES)
    const id = await anna.createArticle({
      headline: `${NAME} belastet das Amt`,
      lead: { text: `Herr ${NAME} redet.` },
      sections: [{ heading: '', blocks: [{ kind: 'paragraph', text: 'Anderes steht auch da.' }] }],
    })
    for (const person of [chief, anna, ben]) await person.open(id)
    await ben.expectSaved()
    await ben.page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    await ben.context.setOffline(true)
    await ben.putCaret(ben.field('lead'), 'end')
    await ben.type(` Sagt ${NAME} unterwegs.`)
    await expect(ben.savedBadge).toHaveAttribute('data-state', 'offline')
    // Typed and deleted again: it is in what anna could undo, and in the log.
    await anna.putCaret(anna.field('subheadline'), 0)
    await anna.type(`${NAME} `)
    for (let key = 0; key <= NAME.length; key += 1) await anna.press('Backspace')
    await anna.type('Anna war hier')
    await anna.expectSaved()

    const dialog = await countIn(chief)
    await dialog.getByLabel('Reason').fill('Quellenschutz')
    const typing = anna.type(', und schreibt weiter und weiter', { delay: 20 })
    await dialog.getByRole('button', { name: 'Remove for good' }).click()
    const done = chief.page.getByRole('alertdialog', { name: 'The text is removed' })
    await expect(done).toContainText('Delete backups from before')
    await typing
    await done.getByRole('button', { name: 'Done' }).click()
    await expect(done).toBeHidden()

    await ben.context.setOffline(false)
    for (const person of [chief, anna, ben]) {
      await expect(person.field('headline')).toHaveText(' belastet das Amt', { timeout: 60_000 })
      await expect(person.field('lead')).toHaveText('Herr  redet.')
      await expect(person.field('subheadline')).toHaveText(/^Anna war hier/)
    }
    // What ben wrote on the train waits in his browser alone.
    await ben.page.getByRole('button', { name: 'Look at it' }).click()
    await expect(ben.page.getByRole('dialog').getByRole('textbox')).toHaveValue(
      new RegExp(`Sagt ${NAME} unterwegs`),
    )
    await ben.page.keyboard.press('Escape')
    // Undo takes back what was written since, and no more.
    await anna.putCaret(anna.block('Anderes steht'), 'end')
    await anna.type(' Neu.')
    for (let key = 0; key < 6; key += 1) await anna.press('ControlOrMeta+z')
    await anna.type(' Und weiter.')
    await anna.expectSaved()
    await expect(ben.block('Anderes steht')).toHaveText('Anderes steht auch da. Und weiter.')
    for (const view of ['original', 'final', 'markup'] as const)
      expect(JSON.stringify(await anna.storedArticle(id, view))).not.toContain(NAME)
    expect(await filesWith(server.dataFolder)).toEqual([])
    await server.kill()
    expect(await filesWith(server.dataFolder)).toEqual([])
  } finally {
    await newsroom.dispose()
    await server.dispose()
  }
})

test('[U1] [U5] what it does stands before the button: places, what cannot be undone, a reason without the text', async ({
  newsroom,
}) => {
  const chief = await newsroom.person('chief')
  const id = await chief.createArticle({ headline: `${NAME} und ${NAME}s Hof`, lead: { text: NAME } })
  await chief.open(id)
  const dialog = await countIn(chief)
  await expect(dialog.getByRole('status').first()).toContainText('in a longer word')
  await expect(dialog.getByRole('region', { name: 'This cannot be undone' })).toContainText('Earlier backups')
  await expectAccessible(chief, 'removing a text')
  const remove = dialog.getByRole('button', { name: 'Remove for good' })
  await expect(remove).toBeDisabled()
  await dialog.getByLabel('Reason').fill(`Auf Wunsch von ${NAME}`)
  await expect(dialog).toContainText('The reason holds the text')
  await expect(remove).toBeDisabled()
  await chief.page.setViewportSize({ width: 360, height: 720 })
  await expectUncut(chief, dialog)
  await chief.page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect((await chief.storedArticle(id)).headline).toBe(`${NAME} und ${NAME}s Hof`)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the dialogue passes axe and fits 360 pixels, in German, ${colorScheme}`, async ({ newsroom }) => {
    const viewport = { width: 360, height: 740 }
    const chief = await newsroom.person('chief', { colorScheme, locale: 'de-DE', viewport })
    await chief.open(await chief.createArticle({ headline: `${NAME} und ${NAME}s Hof` }))
    await chief.page.getByRole('button', { name: 'Artikel und Ansicht' }).click()
    await chief.page.getByRole('menuitem', { name: 'Text endgültig entfernen …' }).click()
    const dialog = chief.page.getByRole('alertdialog', { name: 'Text endgültig entfernen' })
    await dialog.getByLabel('Was entfernt werden soll').fill(NAME)
    // With the keyboard alone from here on.
    await chief.press('Enter')
    await expect(dialog.getByRole('status').first()).toContainText('Er steht an')
    await expectAccessible(chief, `removing a text, ${colorScheme}`)
    await expectUncut(chief, dialog)
    await dialog.getByLabel('Begründung').focus()
    await chief.type('Auf Wunsch')
    await chief.press('Enter')
    const done = chief.page.getByRole('alertdialog', { name: 'Der Text ist entfernt' })
    await expect(done.getByRole('status')).toContainText('Löschen Sie Sicherungen')
    await expectAccessible(chief, `a text is removed, ${colorScheme}`)
    await expectUncut(chief, done)
    await done.getByRole('button', { name: 'Fertig' }).focus()
    await chief.press('Enter')
    await expect(done).toBeHidden()
    await expect(chief.field('headline')).toHaveText(` und ${NAME}s Hof`)
  })
}

test('[U5] nobody else finds it in the menu', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter')
  await anna.open(await anna.createArticle({ headline: 'Hafen' }))
  await anna.page.getByRole('button', { name: 'Article and view' }).click()
  await expect(anna.page.getByRole('menuitem', { name: 'History …' })).toBeVisible()
  await expect(anna.page.getByRole('menuitem', { name: 'Remove a text for good …' })).toBeHidden()
})
