import type { Locator } from '@playwright/test'
import { expect, test } from './newsroom.ts'
import type { Person } from './Person.ts'
import { Rail } from './Rail.ts'
import { tabTo } from './tabTo.ts'

const pill = ({ page }: Person): Locator => page.getByTestId('article-state')
const nextStep = ({ page }: Person): Locator => page.getByTestId('next-step')

/** Takes the next step from wherever the focus is: to its button, into the dialog, to the button that confirms it. */
async function takeStep(person: Person, name: string): Promise<void> {
  await person.press('Escape')
  await tabTo(person, nextStep(person))
  await expect(nextStep(person)).toHaveAccessibleName(name)
  await person.press('Enter')
  const dialog = person.page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  const confirm = dialog.getByRole('button', { name, exact: true })
  await expect(confirm).toBeEnabled()
  await tabTo(person, confirm)
  await person.press('Enter')
  await expect(dialog).toBeHidden()
}

test('J10 with the keyboard alone: create, write, submit, suggest, review, approve', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter')
  await anna.page.goto('/')
  await expect(anna.page.getByRole('button', { name: 'New article' })).toBeVisible()
  await tabTo(anna, anna.page.getByRole('button', { name: 'New article' }))
  await anna.press('Enter')
  await expect(anna.editor).toBeFocused()
  for (const line of ['Hafen sperrt Kai', 'Bis Montag', 'Von Anna Tast', 'Hamburg']) {
    await anna.type(line)
    await anna.press('Enter')
  }
  await anna.type('Der Kai ist zu.')
  await anna.press('Enter')
  await anna.type('Ein Absatz.')
  await anna.press('ControlOrMeta+End', 'ControlOrMeta+Shift+d')
  await anna.type('Quellen')
  await anna.press('Tab')
  await anna.type('Hafenamt')
  await anna.expectSaved()
  const id = anna.page.url().split('/').at(-1) ?? ''
  await takeStep(anna, 'Submit for review')
  await expect(pill(anna)).toHaveText('In review')

  const lea = await newsroom.person('subeditor')
  await lea.page.goto('/')
  const entry = lea.page.locator(`[data-article-row="${id}"]`).getByRole('link')
  await expect(entry).toBeVisible()
  await tabTo(lea, entry)
  await lea.press('Enter')
  await expect(lea.page.getByTestId('mode-menu')).toHaveAttribute('data-mode', 'suggest')
  await tabTo(lea, lea.editor)
  // From the kicker, which is empty, to the headline.
  await lea.press('ControlOrMeta+Home', 'ArrowDown', 'End')
  await lea.type(' am Amerikahöft')
  await lea.expectSaved()
  expect((await anna.storedArticle(id, 'final')).headline).toBe('Hafen sperrt Kai am Amerikahöft')
  expect((await anna.storedArticle(id)).headline).toBe('Hafen sperrt Kai')

  const desk = await newsroom.person('editor')
  await desk.open(id)
  await tabTo(desk, desk.editor)
  await desk.press('ControlOrMeta+Alt+j')
  const rail = new Rail(desk)
  await expect(desk.page.locator(':focus-visible')).toHaveAttribute(
    'aria-label',
    /inserts “␣am Amerikahöft”$/u,
  )
  await desk.press('a')
  await expect(rail.announcement).toHaveText('Accepted: inserts “␣am Amerikahöft”. 0 still open.')
  await desk.expectSaved()
  await expect
    .poll(async () => (await anna.storedArticle(id)).headline)
    .toBe('Hafen sperrt Kai am Amerikahöft')
  await takeStep(desk, 'Approve')
  for (const person of [anna, lea, desk]) await expect(pill(person)).toHaveText('Approved')
})
