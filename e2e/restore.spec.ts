import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, Newsroom, test } from './newsroom.ts'
import { OwnServer } from './OwnServer.ts'

const root = path.dirname(import.meta.dirname)

/** `npm run <command>` as an operator calls it. */
async function operate(server: OwnServer, command: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path.join(root, 'scripts', `${command}.mjs`), ...args],
    { env: { ...process.env, STET_DATA_DIR: server.dataFolder } },
  )
  return stdout
}

test('@own-server a restore under open tabs: they show what was restored, do not undo it, and keep a copy of theirs', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const server = await OwnServer.start()
  const newsroom = new Newsroom(server.baseURL, server, browser)
  const scratch = await mkdtemp(path.join(tmpdir(), 'stet-e2e-backup-'))
  const backup = path.join(scratch, 'backup')
  try {
    const anna = await newsroom.person('reporter')
    const ben = await newsroom.person('reporter2')
    const id = await anna.createArticle({ headline: 'Rathaus', lead: { text: 'Der Bericht.' } })
    await anna.open(id)
    await ben.open(id)
    await anna.putCaret(anna.field('lead'), 'end')
    await anna.type(' Geprüft.')
    await anna.expectSaved()
    expect(await operate(server, 'backup', backup)).toContain('each reads in the copy as in the original')

    // One is saved after the backup, the other has not reached the server when it is restored.
    await anna.type(' Verleumdung.')
    await anna.expectSaved()
    await ben.context.setOffline(true)
    await ben.putCaret(ben.field('lead'), 'end')
    await ben.type(' Unterwegs.')
    await expect(ben.savedBadge).toHaveAttribute('data-state', 'offline')
    expect(await operate(server, 'restore', backup)).toContain('articles are what the backup holds')

    await ben.context.setOffline(false)
    for (const [person, own] of [
      [anna, 'Der Bericht. Geprüft. Verleumdung.'],
      [ben, 'Unterwegs.'],
    ] as const) {
      await expect(person.field('lead')).toHaveText('Der Bericht. Geprüft.', { timeout: 60_000 })
      await person.page.getByRole('button', { name: 'Look at it' }).click()
      await expect(person.page.getByRole('dialog').getByRole('textbox')).toHaveValue(new RegExp(own))
      // A dialog hears keys once it has the focus.
      await expect(person.page.getByRole('dialog').locator(':focus')).toBeVisible()
      await person.page.keyboard.press('Escape')
    }
    // Both write on in the new life of the article, and that is kept.
    await anna.putCaret(anna.field('lead'), 'end')
    await anna.type(' Weiter.')
    await anna.expectSaved()
    await expect(ben.field('lead')).toHaveText('Der Bericht. Geprüft. Weiter.')
    expect((await anna.storedArticle(id)).lead.text).toBe('Der Bericht. Geprüft. Weiter.')
    expect(await operate(server, 'verify-store')).toContain('0 problems')
  } finally {
    await newsroom.dispose()
    await server.dispose()
    await rm(scratch, { recursive: true, force: true })
  }
})
