import { expectReads } from './expectReads.ts'
import { expect, KEEPS_PAGES, type Newsroom, test } from './newsroom.ts'
import { Rail } from './Rail.ts'

const TEXT = 'Der Hafen ist heute zu.'
const BOTH = {
  markup: ['Der [+alte ]Hafen ist [-heute] zu. Anna.'],
  original: [`${TEXT} Anna.`],
  final: ['Der alte Hafen ist  zu. Anna.'],
}

async function two(newsroom: Newsroom) {
  const anna = await newsroom.person('reporter', KEEPS_PAGES)
  const lea = await newsroom.person('legal', KEEPS_PAGES)
  const id = await anna.createArticle({
    headline: 'Ohne Netz',
    sections: [{ heading: '', blocks: [{ kind: 'paragraph', text: TEXT }] }],
  })
  await Promise.all([anna.open(id), lea.open(id)])
  const rail = new Rail(anna)
  await rail.open()
  return { anna, lea, id, people: [anna, lea], rail }
}

test('what is suggested and decided without a network arrives once', async ({ newsroom }) => {
  const { anna, lea, id, people, rail } = await two(newsroom)
  await lea.putCaret(lea.blocks.first(), 'Der '.length)
  await lea.type('alte ')
  await rail.expectChanges('inserts “alte␣”')
  await lea.context.setOffline(true)
  await anna.context.setOffline(true)
  await lea.putCaret(lea.blocks.first(), 'Der alte'.length)
  await lea.type(' und neue')
  await lea.putCaret(lea.blocks.first(), 'Der alte und neue Hafen ist heute'.length)
  await lea.press('ControlOrMeta+Backspace')
  await rail.decide('inserts “alte␣”', 'accept')
  await anna.context.setOffline(false)
  await lea.context.setOffline(false)
  await rail.expectChanges('inserts “␣und neue”', 'deletes “heute”')
  await expectReads(id, people, {
    markup: ['Der alte[+ und neue] Hafen ist [-heute] zu.'],
    original: ['Der alte Hafen ist heute zu.'],
    final: ['Der alte und neue Hafen ist  zu.'],
  })
})

test(
  'the server is killed and comes back: no suggestion is doubled, lost, or made of what others wrote',
  { tag: '@own-server' },
  async ({ newsroom }) => {
    const { anna, lea, id, people, rail } = await two(newsroom)
    await lea.putCaret(lea.blocks.first(), 'Der '.length)
    await lea.type('alte ')
    await lea.expectSaved()
    await newsroom.server.kill()
    await lea.putCaret(lea.blocks.first(), 'Der alte Hafen ist heute'.length)
    await lea.press('ControlOrMeta+Backspace')
    await anna.putCaret(anna.blocks.first(), 'end')
    await anna.type(' Anna.')
    await newsroom.server.launch()
    await rail.expectChanges('inserts “alte␣”', 'deletes “heute”')
    await expectReads(id, people, BOTH)
    await lea.page.reload()
    await expect(lea.editor).toHaveAttribute('contenteditable', 'true')
    await expectReads(id, people, BOTH)
    await rail.expectChanges('inserts “alte␣”', 'deletes “heute”')
  },
)
