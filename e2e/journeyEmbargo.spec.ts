import { expectAccessible } from './expectAccessible.ts'
import { expect, Newsroom, test } from './newsroom.ts'
import { clockAt, OwnServer } from './OwnServer.ts'
import type { Person } from './Person.ts'
import { publicItems } from './publicItems.ts'
import { publicly } from './publicly.ts'
import { StepDialog } from './StepDialog.ts'
import { WebhookReceiver } from './WebhookReceiver.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
const BERLIN = { timezoneId: 'Europe/Berlin' }
const inBerlin = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  hour: '2-digit',
  minute: '2-digit',
})
const ARTICLE = {
  headline: 'Hafen sperrt Kai',
  dateline: 'Hamburg',
  lead: { text: 'Am Kai liegen 1200 Container.' },
  details: [{ key: 'Quellen', value: 'Hafenamt' }],
}

/** The next 18:00 of Berlin that is at least three hours away. */
function evening(): number {
  const hour = Math.ceil(Date.now() / HOUR) * HOUR + 3 * HOUR
  return Array.from({ length: 25 }, (_, later) => hour + later * HOUR).find(
    (instant) => inBerlin.format(instant) === '18:00',
  ) as number
}

/** What an input for date and time of somebody in Berlin takes. */
function localOf(instant: number): string {
  return new Date(instant).toLocaleString('sv', { timeZone: 'Europe/Berlin' }).slice(0, 16).replace(' ', 'T')
}

/** The clock of a person's computer; that of the server is the one that counts. */
const setClock = (person: Person, instant: number) => person.page.clock.setFixedTime(instant)

async function isIn(person: Person, mode: 'Suggesting' | 'Editing'): Promise<void> {
  await expect(person.page.getByTestId('mode-menu')).toContainText(mode, { timeout: 30_000 })
  // What the bar says is there before what is typed is taken.
  await expect(person.editor).toHaveAttribute('contenteditable', 'true', { timeout: 30_000 })
}

test('@own-server J5 approved by somebody else, held by an embargo until 18:00 to the second, and stopped by a comma', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const six = evening()
  const server = await OwnServer.start({ environment: clockAt(six - 2 * HOUR) })
  const newsroom = new Newsroom(server.baseURL, server, browser)
  const receiver = await WebhookReceiver.open(newsroom)
  try {
    const anna = await newsroom.person('reporter', BERLIN)
    const desk = await newsroom.person('editor', BERLIN)
    const chief = await newsroom.person('chief', BERLIN)
    const [annas, desks, chiefs] = [new StepDialog(anna), new StepDialog(desk), new StepDialog(chief)]
    const id = await anna.createArticle(ARTICLE)

    await test.step('approved once, and changed since', async () => {
      expect(await annas.ask(id, { to: 'in_review' })).toMatchObject({ status: 200 })
      expect(await desks.ask(id, { to: 'approved' })).toMatchObject({ status: 200 })
      expect(await desks.ask(id, { to: 'draft', reason: 'Stimmt die Zahl?' })).toMatchObject({ status: 200 })
      await anna.open(id)
      await anna.putCaret(anna.field('lead'), 'Am Kai liegen 1200'.length)
      await anna.press('ControlOrMeta+Backspace')
      await anna.type('1300')
      await anna.expectSaved()
      await annas.make('Submit for review')
    })

    await test.step('the chief sees what changed since the last approval', async () => {
      await Promise.all([desk.open(id), chief.open(id)])
      await setClock(chief, six - 2 * HOUR)
      await chiefs.open()
      await chiefs.button('What changed since the last approval').click()
      const history = chief.page.getByRole('dialog', { name: 'History' })
      await expect(history.getByLabel('Compared with').locator('option:checked')).toContainText('Approval')
      const sheet = history.getByRole('document')
      await expect(sheet.locator('del')).toHaveText('1200')
      await expect(sheet.locator('ins')).toHaveText('1300')
      await chief.press('Escape')
      await expect(history).toBeHidden()
      await expect(chiefs.root).toBeVisible()
    })

    await test.step('an embargo is set, changed and shown to everybody', async () => {
      await expect(chiefs.embargo).toContainText('No embargo')
      await chiefs.button('Set an embargo …').click()
      await expect(chiefs.root.getByLabel('Nothing goes out until')).toBeFocused()
      await chiefs.root.getByLabel('Nothing goes out until').fill(localOf(six - MINUTE))
      await chiefs.button('Set embargo').click()
      await expect(chiefs.embargo).toContainText('17:59, 1 hr 59 mins left')
      await chiefs.button('Change …').click()
      await expect(chiefs.root.getByLabel('Nothing goes out until')).toHaveValue(localOf(six - MINUTE))
      await chiefs.root.getByLabel('Nothing goes out until').fill(localOf(six))
      await chiefs.button('Set embargo').click()
      await expect(chiefs.embargo).toContainText('18:00, 2 hrs left')
      await expect(chiefs.embargo.locator('[data-channel="public"]')).toHaveText(
        'Public: nothing goes out until then.',
      )
      await expectAccessible(chief, 'embargo')
      await chiefs.close()
      await expect(chief.page.getByTestId('embargo-sign')).toContainText('Embargo 18:00')
      await expect(anna.page.getByTestId('embargo-sign')).toContainText('18:00')
      await annas.open()
      await expect(annas.embargo).toContainText('18:00')
      await expect(annas.button('Change …')).toHaveCount(0)
      await annas.close()
    })

    await test.step('who wrote it does not approve it; somebody else does, and then everybody suggests', async () => {
      expect(await annas.ask(id, { to: 'approved' })).toEqual({ status: 403, closed: [] })
      await expect(annas.next).toBeHidden()
      await chiefs.make('Approve')
      await expect(annas.pill).toHaveText('Approved')
      for (const person of [anna, desk, chief]) await isIn(person, 'Suggesting')
      await expect(chief.page.getByTestId('mode-menu')).toHaveAttribute('data-mode', 'suggest')
    })

    await test.step('now it is refused for the embargo; at 18:00 it is taken', async () => {
      expect(await chiefs.ask(id, { to: 'published' })).toEqual({ status: 409, closed: ['embargo'] })
      await chiefs.next.click()
      await expect(chiefs.gate('embargo')).toContainText('The embargo holds until')
      await expect(chiefs.gate('embargo')).toContainText('18:00')
      await expect(chiefs.button('Publish')).toBeDisabled()
      await chiefs.choose('Schedule')
      const time = chiefs.root.getByLabel('Time', { exact: true })
      await expect(time).toHaveValue(localOf(six))
      await time.fill(localOf(six - MINUTE))
      await chiefs.button('Schedule').click()
      await expect(chiefs.root.getByRole('alert')).toContainText('The embargo holds until')
      await time.fill(localOf(six))
      await chiefs.button('Schedule').click()
      await expect(chiefs.pill).toHaveText('Scheduled')
      expect(await publicly(anna, id)).toBe(404)
    })

    await test.step('17:30: a comma; the approval is void, the schedule suspended, the chief told', async () => {
      // What happens while nobody listens is not told again.
      const isBack = chief.page.waitForResponse(
        (answer) => new URL(answer.url()).pathname === '/api/events' && answer.ok(),
      )
      await server.relaunchAt(six - 30 * MINUTE)
      await setClock(chief, six - 30 * MINUTE)
      await isBack
      await desks.make('Back to the author', 'Ein Komma fehlt.')
      await expect(chiefs.pill).toHaveText('Draft', { timeout: 30_000 })
      await expect(
        chief.page.getByText('The scheduled publication is suspended. The approval was taken back.'),
      ).toBeVisible()
      await isIn(desk, 'Editing')
      await desk.putCaret(desk.field('lead'), 'Am Kai'.length)
      await desk.type(',')
      await desk.expectSaved()
      await chiefs.open()
      await expect(chiefs.root).toContainText('is suspended and has to be scheduled again')
      await expect(chiefs.root).toContainText('The approval was taken back.')
      await chiefs.close()
      expect(await desks.ask(id, { to: 'in_review' })).toMatchObject({ status: 200 })
      expect(await desks.ask(id, { to: 'approved' })).toEqual({ status: 409, closed: ['fourEyes'] })
    })

    await test.step('approved and scheduled again, it goes out at 18:00 and not before', async () => {
      await expect(chiefs.pill).toHaveText('In review')
      await chiefs.make('Approve')
      await chiefs.make('Schedule')
      await expect(chiefs.pill).toHaveText('Scheduled')
      // A start takes less than the minute that is left.
      await server.relaunchAt(six - MINUTE)
      await setClock(chief, six - MINUTE)
      expect(await publicly(anna, id)).toBe(404)
      for (const { status } of Object.values(await publicItems(anna, id))) expect(status).toBe(404)
      await expect(chief.page.getByTestId('embargo-sign')).toHaveAttribute('title', /18:00, 1 min left/)
      expect(receiver.of(id)).toEqual([])
      await server.relaunchAt(six - 1_000)
      await expect.poll(() => publicly(anna, id), { timeout: 60_000, intervals: [100] }).not.toBe(404)
      const out = await publicly(anna, id)
      expect(out).toMatchObject({ version: 1, article: { lead: { text: 'Am Kai, liegen 1300 Container.' } } })
      expect(Date.parse(typeof out === 'object' ? out.publishedAt : '')).toBeGreaterThanOrEqual(six)
      const [told] = await receiver.expectTold(id, ['article.published 1 usable'])
      expect(told?.item).toMatchObject({
        uri: `urn:newsroom:article:${id}`,
        version: '1',
        descriptions: [{ role: 'lead', value: 'Am Kai, liegen 1300 Container.' }],
      })
      expect(Date.parse(String(told?.item['versionCreated']))).toBeGreaterThanOrEqual(six)
      await expect(chiefs.pill).toHaveText('Published', { timeout: 30_000 })
      await setClock(chief, six)
      await expect(chief.page.getByTestId('embargo-sign')).toBeHidden()
    })

    await test.step('what is suggested afterwards is not in it', async () => {
      await isIn(anna, 'Suggesting')
      await anna.putCaret(anna.field('lead'), 'end')
      await anna.type(' Vorgeschlagen.')
      await anna.expectSaved()
      await expect(chief.field('lead').locator('ins')).toHaveText(' Vorgeschlagen.')
      expect(await publicly(anna, id)).toMatchObject({
        article: { lead: { text: 'Am Kai, liegen 1300 Container.' } },
      })
      for (const { text } of Object.values(await publicItems(anna, id))) {
        expect(text).toContain('Am Kai, liegen 1300 Container.')
        expect(text).not.toContain('Vorgeschlagen')
      }
      const [told] = await receiver.expectTold(id, ['article.published 1 usable'])
      expect(told?.body).not.toContain('Vorgeschlagen')
    })
  } finally {
    await receiver.dispose()
    await newsroom.dispose()
    await server.dispose()
  }
})
