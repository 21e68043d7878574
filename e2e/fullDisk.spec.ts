import { expect, Newsroom, test } from './newsroom.ts'
import { OwnServer } from './OwnServer.ts'
import { canMakeTinyDisk, TinyDisk } from './TinyDisk.ts'

// The store's own tests fill a disk everywhere; this one needs the right to mount one.
if (process.platform === 'linux' && canMakeTinyDisk()) {
  test('@own-server a full disk: never a false Saved, a banner, and recovery by itself', async ({
    browser,
  }) => {
    test.setTimeout(180_000)
    const disk = new TinyDisk(24)
    const server = await OwnServer.start({ dataFolder: disk.folder })
    const newsroom = new Newsroom(server.baseURL, server, browser)
    try {
      const anna = await newsroom.person('reporter')
      const ben = await newsroom.person('reporter2')
      const id = await anna.createArticle({ headline: 'Platte', lead: { text: 'Anfang.' } })
      await anna.open(id)
      await ben.open(id)
      await anna.putCaret(anna.field('lead'), 'end')
      await anna.type(' Davor.')
      await anna.expectSaved()

      disk.fill()
      const during = ' Während die Platte voll ist, schreibt Anna weiter.'
      // SQLite reuses what its files already hold; so much is typed that this runs out.
      let lead = 'Anfang. Davor.'
      await expect(async () => {
        await anna.page.keyboard.insertText(during)
        lead += during
        await expect(anna.savedBadge).toHaveAttribute('data-state', 'not-saved', { timeout: 400 })
      }).toPass({ timeout: 60_000 })
      await expect(anna.page.getByTestId('storage-banner')).toBeVisible()
      // Nobody else is shown what the disk does not have; both can go on writing, and the badge stays honest.
      await ben.putCaret(ben.field('headline'), 'end')
      await ben.type(' voll')
      await expect(ben.savedBadge).toHaveAttribute('data-state', 'not-saved')
      await expect(anna.savedBadge).toHaveAttribute('data-state', 'not-saved')
      const shownToBen = (await ben.field('lead').textContent()) ?? ''
      expect(lead.startsWith(shownToBen), shownToBen).toBe(true)
      expect(shownToBen.length).toBeLessThan(lead.length)

      disk.free()
      await anna.expectSaved(60_000)
      await ben.expectSaved(60_000)
      for (const person of [anna, ben]) {
        await expect(person.page.getByTestId('storage-banner')).toBeHidden()
        await expect(person.field('lead')).toHaveText(lead)
        await expect(person.field('headline')).toHaveText('Platte voll')
      }
      await server.kill()
      await server.launch()
      expect((await anna.storedArticle(id)).lead.text).toBe(lead)
    } finally {
      await newsroom.dispose()
      await server.dispose()
      disk.dispose()
    }
  })
}
