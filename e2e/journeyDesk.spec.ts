import type { Locator } from '@playwright/test'
import { bodyLines } from './articleJson.ts'
import { expectAccessible } from './expectAccessible.ts'
import { expect, test } from './newsroom.ts'
import type { Person } from './Person.ts'
import { Rail } from './Rail.ts'

const dialog = ({ page }: Person): Locator => page.getByRole('dialog')
const pill = ({ page }: Person): Locator => page.getByTestId('article-state')
const mode = ({ page }: Person): Locator => page.getByTestId('mode-menu')
const confirm = (person: Person, name: string): Locator =>
  dialog(person).getByRole('button', { name, exact: true })

const MONDAY = 'Am Montag kam der Bagger. Dann fiel die Mauer.'

/** Selects a word of a textblock. */
async function selectWord(person: Person, block: Locator, text: string, word: string): Promise<void> {
  await person.select(block, text.indexOf(word), text.indexOf(word) + word.length)
}

/** The suggestions of one person alone are listed. */
async function filterBy(person: Person, name: string): Promise<void> {
  await new Rail(person).root.getByRole('button', { name: 'Filter suggestions' }).click()
  await person.page.getByRole('menuitemradio', { name }).click()
  await expect(person.page.getByRole('menu')).toHaveCount(0)
}

test('J2 the desk edits as suggestions: the author goes on writing, accepts two, rejects one with a reason, answers one', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const desk = await newsroom.person('editor')
  const names = { anna: (await anna.me()).name, desk: (await desk.me()).name }
  const id = await anna.createArticle({
    headline: 'Hafen sperrt den alten Kai',
    sections: [
      { heading: '', blocks: [{ kind: 'paragraph', text: MONDAY }] },
      { heading: 'Folgen', blocks: [{ kind: 'paragraph', text: 'Die Schiffe fahren nach Lübeck.' }] },
      { heading: 'Ausblick', blocks: [{ kind: 'paragraph', text: 'Im Herbst ist der Kai offen.' }] },
    ],
    details: [
      { key: 'Ort', value: 'Keil' },
      { key: 'Quellen', value: '' },
    ],
  })
  await anna.open(id)

  // Not without headline, dateline, lead and a source.
  await anna.page.getByTestId('next-step').click()
  const required = dialog(anna).locator('[data-gate="requiredFields"]')
  await expect(required).toHaveText('Open: Missing: dateline, lead, at least one source.')
  await expect(confirm(anna, 'Submit for review')).toBeDisabled()
  const early = await anna.post(`/api/articles/${id}/transitions`, { data: { to: 'in_review' } })
  expect(early.status()).toBe(409)
  expect(JSON.stringify(await early.json())).toContain('Missing: dateline, lead, at least one source.')
  await anna.press('Escape')
  await expect(dialog(anna)).toBeHidden()
  await anna.putCaret(anna.field('dateline'), 0)
  await anna.type('Kiel')
  await anna.putCaret(anna.field('lead'), 0)
  await anna.type('Der Kai ist zu.')
  await anna.putCaret(anna.detailsCell('value', 1), 0)
  await anna.type('Hafenamt')
  await anna.expectSaved()
  await anna.page.getByTestId('next-step').click()
  await confirm(anna, 'Submit for review').click()
  await expect(pill(anna)).toHaveText('In review')

  await desk.open(id)
  await expect(mode(desk)).toHaveAttribute('data-mode', 'suggest')
  await selectWord(desk, desk.field('headline'), 'Hafen sperrt den alten Kai', 'alten ')
  await desk.press('Backspace')
  await selectWord(desk, desk.block('Am Montag'), MONDAY, 'Bagger')
  await desk.type('Kran')
  // The author suggests too while it is in review; both write in the same section at the same time.
  await expect(mode(anna)).toHaveAttribute('data-mode', 'suggest')
  await anna.putCaret(anna.block('Am Montag'), 'end')
  await desk.putCaret(desk.block('Am Montag'), 'Am Montag kam der BaggerKran. '.length)
  await Promise.all([
    desk.press('Enter'),
    (async () => {
      await anna.press('Enter', 'ControlOrMeta+Shift+9')
      await anna.type('Das war knapp.', { delay: 12 })
    })(),
  ])
  await expect(desk.block('Das war knapp.')).toHaveAttribute('data-block', 'quote')
  await desk.putCaret(desk.block('Ausblick'), 0)
  await desk.press('Alt+Shift+ArrowUp')
  await selectWord(desk, desk.detailsCell('value', 0), 'Keil', 'Keil')
  await desk.type('Kiel')
  await Promise.all([anna.expectSaved(), desk.expectSaved()])

  const changes = [
    'deletes “alten␣”',
    'replaces “Bagger” with “Kran”',
    'splits the paragraph',
    'adds a quote: “Das war knapp.”',
    'moves the section “Ausblick”',
    'replaces “Keil” with “Kiel”',
  ]
  for (const person of [anna, desk]) {
    const rail = new Rail(person)
    await rail.open()
    await rail.expectChanges(...changes)
  }
  const rail = new Rail(anna)
  await expect(rail.card(changes[3] ?? '')).toHaveAccessibleName(
    new RegExp(`^${names.anna} \\(you\\), `, 'u'),
  )
  for (const change of changes.toSpliced(3, 1))
    await expect(rail.card(change)).toHaveAccessibleName(new RegExp(`^${names.desk}, `, 'u'))
  const untouched = [
    MONDAY,
    '# Folgen',
    'Die Schiffe fahren nach Lübeck.',
    '# Ausblick',
    'Im Herbst ist der Kai offen.',
  ]
  expect(bodyLines(await anna.storedArticle(id))).toEqual(untouched)
  expect(bodyLines(await anna.storedArticle(id, 'final'))).toEqual([
    'Am Montag kam der Kran. ',
    'Dann fiel die Mauer.',
    'quote: Das war knapp.',
    '# Ausblick',
    'Im Herbst ist der Kai offen.',
    '# Folgen',
    'Die Schiffe fahren nach Lübeck.',
  ])

  // Back with the author, who decides.
  await pill(desk).click()
  await dialog(desk).getByLabel('Back to the author').check()
  await dialog(desk).getByLabel('Reason').fill('Bitte ansehen.')
  await confirm(desk, 'Back to the author').click()
  await expect(pill(anna)).toHaveText('Draft')
  await expect(mode(anna)).toHaveAttribute('data-mode', 'edit')
  await filterBy(anna, names.desk)
  await rail.decide('deletes “alten␣”', 'accept')
  await rail.decide('replaces “Keil” with “Kiel”', 'accept')

  await rail.card('splits the paragraph').click()
  await anna.press('c')
  const field = rail.root.getByRole('textbox', { name: 'Answer' })
  await expect(field).toBeFocused()
  await anna.type('Das gehört zusammen.')
  await expectAccessible(anna, 'rejecting with a reason')
  await rail.root.getByRole('button', { name: 'Reject with this reason' }).click()
  await expect(rail.card('splits the paragraph')).toHaveCount(0)

  await rail.card('replaces “Bagger” with “Kran”').click()
  await anna.press('c')
  await expect(field).toBeFocused()
  await anna.type('War es nicht doch ein Bagger?')
  await anna.press('ControlOrMeta+Enter')
  await rail.expectChanges('replaces “Bagger” with “Kran”', 'moves the section “Ausblick”')
  await rail.showDecided()
  await expect(anna.page.getByTestId('decided-counts')).toHaveText('2 accepted · 1 rejected · 2 open')
  await expect(rail.decidedCards).toHaveCount(3)
  await anna.expectSaved()

  // The desk sees what became of it, who decided and when, and why.
  const theirs = new Rail(desk)
  await theirs.expectChanges(changes[1] ?? '', changes[3] ?? '', changes[4] ?? '')
  await theirs.card('replaces “Bagger” with “Kran”').click()
  await expect(theirs.root).toContainText('War es nicht doch ein Bagger?')
  await filterBy(desk, names.desk)
  await theirs.showDecided()
  await expect(desk.page.getByTestId('decided-counts')).toHaveText('2 accepted · 1 rejected · 2 open')
  await expect(theirs.decidedCards).toHaveCount(3)
  for (const [at, verdict] of ['Accepted', 'Rejected', 'Accepted'].entries()) {
    const card = theirs.decidedCards.nth(at)
    await expect(card).toContainText(`${names.desk} (you)`)
    await expect(card).toContainText(new RegExp(`${verdict} by ${names.anna}, \\S+`, 'u'))
  }
  await theirs.decidedCards.nth(1).getByRole('button').first().click()
  await expect(theirs.decidedCards.nth(1)).toContainText('Das gehört zusammen.')

  const published = await anna.storedArticle(id)
  expect(published.headline).toBe('Hafen sperrt den Kai')
  expect(bodyLines(published)).toEqual(untouched)
  expect(published.details).toEqual([
    { key: 'Ort', value: 'Kiel' },
    { key: 'Quellen', value: 'Hafenamt' },
  ])
  const accepted = await anna.storedArticle(id, 'final')
  expect(accepted.headline).toBe('Hafen sperrt den Kai')
  expect(bodyLines(accepted)).toEqual([
    'Am Montag kam der Kran. Dann fiel die Mauer.',
    'quote: Das war knapp.',
    '# Ausblick',
    'Im Herbst ist der Kai offen.',
    '# Folgen',
    'Die Schiffe fahren nach Lübeck.',
  ])
})
