import { expect, KEEPS_PAGES, test } from './newsroom.ts'

test('offline: write, close the tab, open it again, write more, come back while somebody else wrote there', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter', KEEPS_PAGES)
  const ben = await newsroom.person('reporter2', KEEPS_PAGES)
  const id = await anna.createArticle({
    headline: 'Im Zug',
    lead: { text: 'Anfang Mitte Ende.' },
    sections: [{ heading: '', blocks: [{ kind: 'paragraph', text: 'Ein Absatz im Tunnel.' }] }],
  })
  await anna.open(id)
  await ben.open(id)
  await anna.expectSaved()
  // The service worker must have taken over before the train leaves.
  await anna.page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })

  await anna.context.setOffline(true)
  await anna.putCaret(anna.block('Ein Absatz'), 'end')
  await anna.type(' Offline eins.')
  await expect(anna.savedBadge).toHaveAttribute('data-state', 'offline')
  await expect(anna.savedBadge).toContainText(/\d/)
  await anna.page.close({ runBeforeUnload: false })

  anna.page = await anna.context.newPage()
  await anna.open(id)
  await expect(anna.block('Ein Absatz')).toHaveText('Ein Absatz im Tunnel. Offline eins.')
  await expect(anna.savedBadge).toHaveAttribute('data-state', 'offline')
  await anna.putCaret(anna.block('Ein Absatz'), 'end')
  await anna.type(' Offline zwei.')
  await anna.putCaret(anna.field('lead'), 6)
  await anna.type(' (Anna)')

  await ben.putCaret(ben.block('Ein Absatz'), 'Ein Absatz'.length)
  await ben.type(' von Ben')
  await ben.putCaret(ben.field('lead'), 12)
  await ben.type(' (Ben)')
  await ben.expectSaved()

  await anna.context.setOffline(false)
  const paragraph = 'Ein Absatz von Ben im Tunnel. Offline eins. Offline zwei.'
  const lead = 'Anfang (Anna) Mitte (Ben) Ende.'
  for (const person of [anna, ben]) {
    await expect(person.block('Ein Absatz')).toHaveText(paragraph)
    await expect(person.field('lead')).toHaveText(lead)
  }
  await anna.expectSaved()
  const stored = await ben.storedArticle(id)
  expect(stored.lead.text).toBe(lead)
  expect(stored.sections[0]?.blocks[0]?.text).toBe(paragraph)
})

test('closing the tab right after a key loses nothing', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter', KEEPS_PAGES)
  const id = await anna.createArticle({ headline: 'Akku leer' })
  await anna.open(id)
  await anna.expectSaved()
  await anna.page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await anna.context.setOffline(true)
  let text = ''
  for (let round = 0; round < 12; round += 1) {
    await anna.putCaret(anna.field('lead'), 'end')
    const word = `wort${round}`
    await anna.type(word)
    text += word
    await anna.page.close({ runBeforeUnload: false })
    anna.page = await anna.context.newPage()
    await anna.open(id)
    await expect(anna.field('lead')).toHaveText(text)
  }
})

test('leaving with unsaved changes warns', async ({ newsroom }) => {
  const anna = await newsroom.person('reporter', KEEPS_PAGES)
  const id = await anna.createArticle({ headline: 'Nicht gehen' })
  await anna.open(id)
  await anna.context.setOffline(true)
  await anna.putCaret(anna.field('lead'), 'end')
  await anna.type('Noch nicht gesichert')
  const asked = new Promise<string>((resolve) => {
    anna.page.once('dialog', (dialog) => {
      resolve(dialog.type())
      void dialog.accept()
    })
  })
  await anna.page.close({ runBeforeUnload: true })
  expect(await asked).toBe('beforeunload')
})
