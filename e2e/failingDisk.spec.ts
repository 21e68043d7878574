import { execFileSync } from 'node:child_process'
import { expect, Newsroom, test } from './newsroom.ts'
import { OwnServer } from './OwnServer.ts'

/** The size to which a process may write any file; 0: each write fails, whatever is open. Linux asks no privilege for it. */
function limitFiles(pid: number, size: '0' | 'unlimited'): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${size}:unlimited`], { stdio: 'ignore' })
}
function canLimitFiles(): boolean {
  try {
    limitFiles(process.pid, 'unlimited')
    return true
  } catch {
    return false
  }
}

// The server's own tests have failing disks everywhere; this one needs a system that lets a process be forbidden to write.
if (canLimitFiles()) {
  test('@own-server each write fails: never a false Saved, a banner, and recovery by itself', async ({
    browser,
  }) => {
    test.setTimeout(180_000)
    const server = await OwnServer.start()
    const newsroom = new Newsroom(server.baseURL, server, browser)
    try {
      const anna = await newsroom.person('reporter')
      const ben = await newsroom.person('reporter2')
      const id = await anna.createArticle({ headline: 'Platte', lead: { text: 'Anfang.' } })
      const other = await ben.createArticle({ headline: 'Anderes' })
      await anna.open(id)
      await ben.open(other)
      await anna.putCaret(anna.field('lead'), 'end')
      await anna.type(' Davor.')
      await anna.expectSaved()

      limitFiles(server.pid, '0')
      const began = performance.now()
      await anna.type(' Währenddessen.')
      // Who writes nothing is told too, on every screen.
      for (const person of [anna, ben]) await expect(person.page.getByTestId('storage-banner')).toBeVisible()
      console.log(`banner after ${Math.round(performance.now() - began)} ms (asked: 5000 ms)`)
      await expect(anna.savedBadge).toHaveAttribute('data-state', 'not-saved')
      // Whoever comes now reads what is on disk; under which ids they write must be there first.
      await ben.open(id, { toWrite: false })
      await expect(ben.field('lead')).toHaveText('Anfang. Davor.')
      await expect(ben.page.getByTestId('storage-banner')).toBeVisible()

      limitFiles(server.pid, 'unlimited')
      await anna.expectSaved(60_000)
      for (const person of [anna, ben]) {
        await expect(person.page.getByTestId('storage-banner')).toBeHidden()
        await expect(person.field('lead')).toHaveText('Anfang. Davor. Währenddessen.')
      }
      await expect(ben.editor).toHaveAttribute('contenteditable', 'true')
      await server.kill()
      await server.launch()
      expect((await anna.storedArticle(id)).lead.text).toBe('Anfang. Davor. Währenddessen.')
    } finally {
      await newsroom.dispose()
      await server.dispose()
    }
  })
}
