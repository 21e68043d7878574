import type { Locator } from '@playwright/test'
import { expectSame } from './expectSame.ts'
import { expect, test } from './newsroom.ts'
import type { Person } from './Person.ts'

const avatar = ({ page }: Person): Locator => page.getByTestId('present-person')
const caretName = ({ editor }: Person): Locator => editor.locator('.article-caret-name')

test('J1 a breaking story: two reporters in one lead, one paragraph and one word, and a desk that sees them at it', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('reporter2')
  const names = { anna: (await anna.me()).name, ben: (await ben.me()).name }

  await anna.page.goto('/')
  await anna.page.getByRole('button', { name: 'New article' }).click()
  await expect(anna.editor).toBeFocused()
  await anna.type('Kran stürzt in die Elbe')
  for (let line = 0; line < 4; line += 1) await anna.press('Enter')
  await anna.type('Ein Kran ist umgestürzt.')
  await anna.press('Enter')
  await anna.type('Am Morgen brach das Seil. Danach fiel der Kran.')
  await anna.expectSaved()
  const id = anna.page.url().split('/').at(-1) ?? ''

  await ben.open(id)
  for (const person of [anna, ben]) await expect(avatar(person)).toHaveCount(2)
  await ben.putCaret(ben.field('lead'), 'Ein Kran'.length)
  await expect(caretName(anna)).toHaveAttribute('data-name', names.ben)
  await expect(caretName(ben)).toHaveAttribute('data-name', names.anna)

  await anna.putCaret(anna.field('lead'), 'end')
  await Promise.all([
    anna.type(' Verletzt wurde niemand.', { delay: 12 }),
    ben.type(' im Hafen von Altona', { delay: 12 }),
  ])
  const lead = 'Ein Kran im Hafen von Altona ist umgestürzt. Verletzt wurde niemand.'
  for (const person of [anna, ben]) await expect(person.field('lead')).toHaveText(lead)

  await anna.putCaret(anna.blocks.first(), 'Am Morgen'.length)
  await ben.putCaret(ben.blocks.first(), 'Am Morgen brach das Seil. '.length)
  await Promise.all([anna.type(' um sechs Uhr', { delay: 12 }), ben.press('Enter')])
  const split = ['Am Morgen um sechs Uhr brach das Seil. ', 'Danach fiel der Kran.']
  for (const person of [anna, ben]) await expect(person.blocks).toHaveText(split)

  // One input each, thus one step of undo each.
  await ben.putCaret(ben.blocks.nth(1), 'end')
  await ben.page.keyboard.insertText(' Es krachte.')
  await expect(anna.blocks.nth(1)).toHaveText('Danach fiel der Kran. Es krachte.')
  await anna.putCaret(anna.blocks.nth(1), 'end')
  await anna.page.keyboard.insertText(' Die Feuerwehr kam.')
  await expect(ben.blocks.nth(1)).toHaveText('Danach fiel der Kran. Es krachte. Die Feuerwehr kam.')
  await ben.press('ControlOrMeta+z')
  const after = ['Am Morgen um sechs Uhr brach das Seil. ', 'Danach fiel der Kran. Die Feuerwehr kam.']
  for (const person of [anna, ben]) await expect(person.blocks).toHaveText(after)

  // A tab with something unsaved asks before it goes.
  anna.page.on('dialog', (dialog) => void dialog.accept())
  await anna.putCaret(anna.field('headline'), 'end')
  await anna.type(' und sin')
  await anna.page.reload()
  await expect(anna.editor).toHaveAttribute('contenteditable', 'true')
  await anna.putCaret(anna.field('headline'), 'end')
  await anna.type('kt')
  for (const person of [anna, ben]) {
    await expect(person.field('headline')).toHaveText('Kran stürzt in die Elbe und sinkt')
    await expect(avatar(person)).toHaveCount(2)
  }
  await ben.page.reload()
  await expect(ben.editor).toHaveAttribute('contenteditable', 'true')
  await expectSame(id, anna, ben)

  const desk = await newsroom.person('editor')
  await desk.page.goto('/')
  const row = desk.page.locator(`[data-article-row="${id}"]`)
  await expect(row).toContainText('Kran stürzt in die Elbe und sinkt')
  await expect(row).toContainText('Draft')
  const present = row.getByRole('img', { name: new RegExp(names.anna, 'u') })
  await expect(present).toHaveAccessibleName(new RegExp(names.ben, 'u'))
  await expect(row).toContainText(`${[lead, ...after].join('').length} characters`)
})
