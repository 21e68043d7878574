import type { Locator } from '@playwright/test'
import { expectAccessible } from './expectAccessible.ts'
import { expect, test } from './newsroom.ts'
import type { Person } from './Person.ts'

const article = {
  headline: 'Hafen sperrt Kai',
  dateline: 'Hamburg',
  lead: { text: 'Der Kai bleibt bis Montag gesperrt.' },
  details: [{ key: 'Quellen', value: 'Hafenamt' }],
}

const pill = ({ page }: Person): Locator => page.getByTestId('article-state')
const nextStep = ({ page }: Person): Locator => page.getByTestId('next-step')
const dialog = ({ page }: Person): Locator => page.getByRole('dialog')
const gate = (person: Person, name: string): Locator => dialog(person).locator(`[data-gate="${name}"]`)
const confirm = (person: Person, name: string): Locator =>
  dialog(person).getByRole('button', { name, exact: true })

async function step(person: Person, id: string, data: object): Promise<number> {
  const answer = await person.post(`/api/articles/${id}/transitions`, { data })
  return answer.status()
}
const patch = (person: Person, id: string, data: object) =>
  person.http.patch(`/api/articles/${id}`, { data, headers: { origin: person.origin } })

test('who submits is told what is missing, by name, and when it is there the article is in review', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const id = await anna.createArticle({ ...article, details: [{ key: 'Quellen', value: '' }] })
  await anna.open(id)
  await expect(pill(anna)).toHaveText('Draft')
  await nextStep(anna).click()
  await expect(gate(anna, 'requiredFields')).toHaveText('Open: Missing: at least one source.')
  await expect(confirm(anna, 'Submit for review')).toBeDisabled()
  await expectAccessible(anna, 'submitting')
  await anna.press('Escape')
  await expect(dialog(anna)).toBeHidden()
  await expect(nextStep(anna)).toBeFocused()

  await anna.putCaret(anna.detailsCell('value', 0), 'end')
  await anna.type('Hafenamt')
  await anna.expectSaved()
  await nextStep(anna).click()
  await expect(gate(anna, 'requiredFields')).toHaveAttribute('data-passed', 'true')
  await confirm(anna, 'Submit for review').click()
  await expect(pill(anna)).toHaveText('In review')
  await expect(anna.page.getByTestId('mode-menu')).toContainText('Suggesting')
  await expect(nextStep(anna)).toBeHidden()
})

test('the gates are told in German too, word for word as the server says them', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter', { locale: 'de-DE' })
  const id = await anna.createArticle({ headline: 'Nur das' })
  await anna.open(id)
  await expect(nextStep(anna)).toHaveText('Zur Prüfung geben')
  await nextStep(anna).click()
  const answer = await anna.http.get(`/api/articles/${id}/transitions`)
  const { offers } = (await answer.json()) as { offers: { gates: { says: { de: string } }[] }[] }
  const says = offers[0]?.gates[0]?.says.de ?? ''
  expect(says).toBe('Es fehlt: Ortsmarke, Vorspann, mindestens eine Quelle.')
  await expect(gate(anna, 'requiredFields')).toContainText(says)
})

test('a legal check keeps an article from being approved, on the screen and past it, until it was made', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const desk = await newsroom.person('editor')
  const lea = await newsroom.person('legal')
  const id = await anna.createArticle(article)
  expect(await step(anna, id, { to: 'in_review' })).toBe(200)
  expect((await patch(desk, id, { isLegalCheckNeeded: true })).status()).toBe(200)
  await desk.open(id)
  await nextStep(desk).click()
  await expect(gate(desk, 'legal')).toContainText('The legal department still has to clear it.')
  await expect(confirm(desk, 'Approve')).toBeDisabled()
  expect(await step(desk, id, { to: 'approved' })).toBe(409)

  await lea.open(id)
  await pill(lea).click()
  await confirm(lea, 'Legal: cleared').click()
  await expect(dialog(lea)).toBeHidden()
  // Whoever waits sees it by itself.
  await expect(gate(desk, 'legal')).toHaveAttribute('data-passed', 'true')
  await confirm(desk, 'Approve').click()
  await expect(pill(desk)).toHaveText('Approved')
})

test('the author cannot approve; approved, a text is suggested to; under embargo it goes out when it may', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const desk = await newsroom.person('editor')
  const chief = await newsroom.person('chief')
  const id = await anna.createArticle(article)
  const slug = async () =>
    ((await (await anna.http.get(`/api/articles/${id}`)).json()) as { slug: string }).slug
  const publicly = async () => (await anna.http.get(`/api/public/articles/${await slug()}`)).status()
  expect(await step(anna, id, { to: 'in_review' })).toBe(200)
  expect(await step(anna, id, { to: 'approved' })).toBe(403)

  await Promise.all([desk.open(id), chief.open(id)])
  // Whoever looks through suggests, unless they say otherwise.
  await expect(desk.page.getByTestId('mode-menu')).toContainText('Suggesting')
  await desk.toMode('edit')
  await nextStep(chief).click()
  await confirm(chief, 'Approve').click()
  await expect(pill(desk)).toHaveText('Approved')
  await expect(desk.page.getByTestId('mode-menu')).toContainText('Suggesting')
  await expect(desk.page.getByText('approved the article.')).toBeVisible()

  const until = new Date(Date.now() + 3_600_000).toISOString()
  expect((await patch(chief, id, { embargoUntil: until })).status()).toBe(200)
  await nextStep(chief).click()
  await expect(gate(chief, 'embargo')).toContainText('The embargo holds until')
  await expect(confirm(chief, 'Publish')).toBeDisabled()
  await dialog(chief).getByLabel('Schedule').check()
  await dialog(chief).getByLabel('Time', { exact: true }).fill('2036-12-24T18:00')
  await confirm(chief, 'Schedule').click()
  await expect(pill(chief)).toHaveText('Scheduled')
  expect(await publicly()).toBe(404)

  const soon = new Date(Date.now() + 1_500).toISOString()
  expect(await step(chief, id, { to: 'scheduled', publishAt: soon, embargoUntil: soon })).toBe(200)
  expect(await publicly()).toBe(404)
  await expect(pill(chief)).toHaveText('Published')
  expect(await publicly()).toBe(200)
})

test('sent back, the author reads why somebody did so, and is in the text again', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter')
  const desk = await newsroom.person('editor')
  const id = await anna.createArticle(article)
  expect(await step(anna, id, { to: 'in_review' })).toBe(200)
  await Promise.all([anna.open(id), desk.open(id)])
  await pill(desk).click()
  await dialog(desk).getByLabel('Back to the author').check()
  await expect(confirm(desk, 'Back to the author')).toBeDisabled()
  await dialog(desk).getByLabel('Reason').fill('Bitte die zweite Quelle nachtragen.')
  await confirm(desk, 'Back to the author').click()
  await expect(pill(anna)).toHaveText('Draft')
  await expect(anna.page.getByText('sent the article back to the author.')).toBeVisible()
  await expect(anna.page.getByTestId('mode-menu')).toContainText('Editing')
  await pill(anna).click()
  await expect(dialog(anna)).toContainText('“Bitte die zweite Quelle nachtragen.”')
})
