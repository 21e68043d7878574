import type { Locator } from '@playwright/test'
import { bodyLines } from './articleJson.ts'
import { expect, test } from './newsroom.ts'
import type { Person } from './Person.ts'
import { Rail } from './Rail.ts'
import { StyleRail } from './StyleRail.ts'

const N = '\u202F'
const PARAGRAPH = `Der Sprecher sagte: "Wir bauen weiter." Das betrifft  5 % der mehreren Schiffe.`
const LONG = 'Hafen "sperrt" den Kai für mehrere Wochen, weil die Mauer bröckelt und niemand zahlt'

interface Suggestion {
  readonly author: { readonly id: string }
  readonly change: { readonly what: string }
  readonly status: string
  readonly reviewer: { readonly id: string } | null
  readonly decidedAt: string | null
}

async function suggestions(person: Person, id: string, state: string): Promise<readonly Suggestion[]> {
  const answer = await person.http.get(`/api/articles/${id}/suggestions?state=${state}`)
  expect(answer.status()).toBe(200)
  return ((await answer.json()) as { suggestions: Suggestion[] }).suggestions
}

async function toView(person: Person, name: string): Promise<void> {
  await person.page.getByTestId('view-menu').click()
  await person.page.getByRole('menuitemradio', { name, exact: true }).click()
  await expect(person.page.getByRole('menu')).toHaveCount(0)
}

/** What of the paragraph is on the page, without what is hidden. */
const shown = (person: Person): Locator =>
  person.page
    .locator('main')
    .getByText(/^Der Sprecher sagte/u)
    .locator('visible=true')

test('J3 the sub-editor proofs: what the house style finds becomes suggestions that say so; the desk’s own are accepted at once', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const desk = await newsroom.person('editor')
  const sub = await newsroom.person('subeditor', { locale: 'de-DE' })
  const names = { desk: (await desk.me()).name, sub: (await sub.me()).name }
  const id = await anna.createArticle({
    headline: LONG,
    dateline: 'Kiel',
    lead: { text: 'Der Kai ist zu.' },
    sections: [{ heading: '', blocks: [{ kind: 'paragraph', text: PARAGRAPH }] }],
    details: [{ key: 'Quellen', value: 'Hafenamt' }],
  })
  expect((await anna.post(`/api/articles/${id}/transitions`, { data: { to: 'in_review' } })).status()).toBe(
    200,
  )

  await desk.open(id)
  await expect(desk.page.getByTestId('mode-menu')).toHaveAttribute('data-mode', 'suggest')
  await desk.putCaret(desk.field('lead'), 'end')
  await desk.type(' Bis Montag.')
  const at = PARAGRAPH.indexOf('mehreren')
  await desk.select(desk.blocks.first(), at, at + 'mehreren '.length)
  await desk.press('Backspace')
  await desk.expectSaved()

  await sub.open(id)
  await expect(sub.page.getByTestId('mode-menu')).toHaveAttribute('data-mode', 'suggest')
  const style = new StyleRail(sub)
  await style.open()
  const quotes = 'Gerades Anführungs- oder Auslassungszeichen'
  await style.expectFindings(
    'Überschrift: Zu lang: 84 Zeichen, höchstens 70',
    `Überschrift: ${quotes}, in: Hafen "sperrt" den Kai für mehrere`,
    `Überschrift: ${quotes}, in: Hafen "sperrt" den Kai für mehrere Wochen,`,
    'Autorenzeile: Kürzel fehlt: weder eine Autorenzeile noch ein Kürzel am Ende',
    `Text: ${quotes}, in: Der Sprecher sagte: "Wir bauen weiter." Das betrifft`,
    `Text: ${quotes}, in: sagte: "Wir bauen weiter." Das betrifft  5 % der Schiffe.`,
    'Text: Mehr als ein Leerzeichen, in: bauen weiter." Das betrifft  5 % der Schiffe.',
    'Text: Zwischen Zahl und Einheit gehört ein schmales Leerzeichen, das nicht umbricht, in: bauen weiter." Das betrifft  5 % der Schiffe.',
  )
  await style.root.getByRole('button', { name: 'Alle vorschlagen: 6 Hinweise mit Ersatz' }).click()
  await expect(style.announcement).toHaveText('6 Vorschläge gemacht.')
  // What only a person can put right is still there.
  await expect(style.cards).toHaveCount(2)
  await sub.expectSaved()

  const rail = new Rail(sub)
  await sub.page.getByTestId('rail-tab-changes').click()
  await rail.expectChanges(
    'ersetzt „"“ durch „„“',
    'ersetzt „"“ durch „““',
    'fügt „␣Bis Montag.“ ein',
    'ersetzt „"“ durch „„“',
    'ersetzt „"“ durch „““',
    'streicht „␣“',
    'ersetzt „␣“ durch „⍽“',
    'streicht „mehreren␣“',
  )
  await expect(rail.root.getByRole('button', { name: `${names.sub} (Sie, Stilprüfung)` })).toHaveCount(6)
  const theirs = new Rail(desk)
  await theirs.open()
  await expect(theirs.root.getByRole('button', { name: `${names.sub} (style check)` })).toHaveCount(6)
  await expect(theirs.root.getByRole('button', { name: `${names.desk} (you)` })).toHaveCount(2)

  const final = `Der Sprecher sagte: „Wir bauen weiter.“ Das betrifft 5${N}% der Schiffe.`
  await expect(sub.editor.locator('ins, del').first()).toBeVisible()
  await toView(sub, 'Einfach')
  await expect(sub.editor.locator('del').first()).toBeHidden()
  await toView(sub, 'Endfassung')
  await expect(shown(sub)).toHaveText(final)
  await toView(sub, 'Original')
  await expect(shown(sub)).toHaveText(PARAGRAPH)
  await toView(sub, 'Alle Änderungen')
  await expect(sub.editor.locator('del').first()).toBeVisible()

  await rail.root.getByRole('button', { name: 'Vorschläge filtern' }).click()
  await sub.page.getByRole('menuitemradio', { name: names.desk }).click()
  await expect(rail.cards).toHaveCount(2)
  await rail.root.getByRole('button', { name: 'Alle gezeigten' }).click()
  await sub.page.getByRole('menuitem', { name: 'Alle 2 gezeigten annehmen' }).click()
  await expect(rail.announcement).toHaveText('2 Vorschläge angenommen.')
  await expect(sub.editor.locator('ins', { hasText: 'Bis Montag' })).toHaveCount(0)
  await sub.press('ControlOrMeta+z')
  await expect(rail.cards).toHaveCount(2)
  await sub.press('ControlOrMeta+Shift+z')
  await expect(rail.cards).toHaveCount(0)
  await sub.expectSaved()

  const me = await sub.me()
  const decided = await suggestions(anna, id, 'decided')
  expect(decided.map(({ author, status, reviewer }) => [author.id, status, reviewer?.id])).toEqual([
    [(await desk.me()).id, 'accepted', me.id],
    [(await desk.me()).id, 'accepted', me.id],
  ])
  expect(decided.every(({ decidedAt }) => decidedAt !== null)).toBe(true)
  const open = await suggestions(anna, id, 'open')
  expect(open.map(({ author }) => author.id)).toEqual(Array<string>(6).fill(me.id))
  await rail.root.getByRole('button', { name: 'Alle zeigen' }).click()
  await expect(rail.cards).toHaveCount(6)
  await rail.root.getByText('Entschieden', { exact: true }).click()
  await expect(sub.page.getByTestId('decided-counts')).toHaveText('2 angenommen · 0 abgelehnt · 6 offen')
  await expect(rail.decidedCards.first()).toContainText(`Angenommen von ${names.sub} (Sie), `)

  const published = await anna.storedArticle(id)
  expect(published.lead.text).toBe('Der Kai ist zu. Bis Montag.')
  expect(bodyLines(published)).toEqual([PARAGRAPH.replace('mehreren ', '')])
  expect(published.headline).toBe(LONG)
  const accepted = await anna.storedArticle(id, 'final')
  expect(bodyLines(accepted)).toEqual([final])
  expect(accepted.headline).toBe(LONG.replace('"sperrt"', '„sperrt“'))
})
