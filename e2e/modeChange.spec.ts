import { emailOf } from './accounts.ts'
import { expect, test } from './newsroom.ts'
import type { Person } from './Person.ts'

/** The admin gives somebody another role. */
async function giveRole(admin: Person, account: 'reporter2', role: 'legal' | 'reporter'): Promise<void> {
  const answer = await admin.http.get('/api/people')
  const { people } = (await answer.json()) as { people: { id: string; email: string }[] }
  const id = people.find(({ email }) => email === emailOf(account))?.id ?? ''
  const changed = await admin.http.patch(`/api/people/${id}`, {
    data: { role },
    headers: { origin: admin.origin },
  })
  expect(changed.status(), await changed.text()).toBe(200)
}

test('@own-server who may only suggest by now: what they wrote offline is sent, is a suggestion, and they are told', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const ben = await newsroom.person('reporter2')
  const admin = await newsroom.person('admin')
  const id = await anna.createArticle({
    lead: { text: 'Der Kai ist gesperrt.' },
    sections: [{ heading: '', blocks: [{ kind: 'paragraph', text: 'Am Montag fiel ein Kran um.' }] }],
  })
  await anna.open(id)
  await ben.open(id)
  try {
    await ben.context.setOffline(true)
    await ben.putCaret(ben.field('lead'), 'end')
    await ben.type(' Bis Freitag.')
    await ben.putCaret(ben.block('Am Montag'), 0)
    for (let letter = 0; letter < 'Am Montag '.length; letter += 1) await ben.press('Shift+ArrowRight')
    await ben.press('Delete')
    await expect(ben.block('fiel ein Kran')).toHaveText('fiel ein Kran um.')
    await giveRole(admin, 'reporter2', 'legal')
    await ben.context.setOffline(false)

    await expect(ben.page.getByText('Your last changes are suggestions now')).toBeVisible({ timeout: 30_000 })
    await expect(ben.page.getByText(/You inserted 13 characters and deleted 10/)).toBeVisible()
    await expect(ben.page.getByTestId('mode-menu')).toContainText('Suggesting')
    await ben.expectSaved()
    for (const person of [anna, ben]) {
      await expect(person.field('lead').locator('ins')).toHaveText(' Bis Freitag.')
      await expect(person.blocks.locator('del')).toHaveText('Am Montag ')
    }
    const stored = await anna.storedArticle(id)
    expect(stored.lead.text).toBe('Der Kai ist gesperrt.')
    expect(stored.sections[0]?.blocks[0]?.text).toBe('Am Montag fiel ein Kran um.')

    // What comes now is a suggestion too, and the old right comes back as quietly.
    await ben.putCaret(ben.field('lead'), 'end')
    await ben.type(' Oder länger.')
    await expect(anna.field('lead').locator('ins')).toHaveText(' Bis Freitag. Oder länger.')
  } finally {
    await ben.context.setOffline(false)
    await giveRole(admin, 'reporter2', 'reporter')
  }
  await expect(ben.page.getByTestId('mode-menu')).toContainText('Editing', { timeout: 30_000 })
  await expect(ben.editor).toHaveAttribute('contenteditable', 'true')
})
