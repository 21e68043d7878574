import * as Y from 'yjs'
import { expect, test } from './newsroom.ts'
import { StockClient } from './StockClient.ts'

/** Everything that is stored, in a form that can be compared: texts with their markers, maps with sorted keys. */
function everything(doc: Y.Doc): Record<string, unknown> {
  const texts = ['kicker', 'headline', 'subheadline', 'byline', 'dateline', 'lead', 'body', 'details']
  return {
    ...Object.fromEntries(texts.map((name) => [name, doc.getText(name).toDelta()])),
    ...Object.fromEntries(
      ['spans', 'review', 'origins'].map((name) => [
        name,
        [...doc.getMap(name).entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ]),
    ),
  }
}

test('what this version does not know is shown inert, left alone, and the page works', async ({
  newsroom,
}) => {
  const anna = await newsroom.person('reporter')
  const id = await anna.createArticle({
    headline: 'Aus der Zukunft',
    lead: { text: 'Ein Vorspann.' },
    sections: [
      {
        heading: '',
        blocks: [
          { kind: 'paragraph', text: 'Erster Absatz.' },
          { kind: 'paragraph', text: 'Zweiter Absatz.' },
        ],
      },
    ],
    details: [{ key: 'Ort', value: 'Bonn' }],
  })
  const chief = await newsroom.person('chief')
  const raw = await StockClient.of(chief, id)
  await raw.whenSynced()
  const me = raw.doc.clientID
  raw.doc.transact(() => {
    const body = raw.doc.getText('body')
    body.insertEmbed(body.length, { k: 'hologram', depth: 3, label: 'Neu' })
    body.insert(body.length, 'Text im Hologramm.')
    body.insertEmbed(5, { video: 'x' })
    raw.doc.getText('headline').insertEmbed(3, { k: 'p' })
    raw.doc.getText('lead').insertEmbed(0, { k: 'row' })
    const details = raw.doc.getText('details')
    details.insertEmbed(details.length, { k: 'row' })
    details.insert(details.length, 'Zwei')
    details.insertEmbed(details.length, { k: 'cell' })
    details.insertEmbed(details.length, { k: 'cell' })
    details.insert(details.length, 'Zellen')
    const spans = raw.doc.getMap('spans')
    const item = body.toDelta().length
    expect(item).toBeGreaterThan(3)
    spans.set(`${me}.0`, { t: 'sparkle', root: 'body', s: [me, 0, 0], e: null, n: 1 })
    spans.set(`${me}.1`, { t: 'bold', on: 'yes', s: 'nowhere', e: 7 })
    spans.set(`${me}.2`, 'not a span')
    spans.set(`${me}.3`, { t: 'del', ids: [['a', -1, 2]], n: -4 })
    spans.set(`${me}.4`, { t: 'kind', at: [1, 2, 3], v: null, n: 1 })
    spans.set(`${me}.5`, {
      t: 'link',
      on: true,
      v: 'javascript:alert(1)',
      root: 'lead',
      s: [me, 1, 0],
      e: null,
      n: 2,
    })
    spans.set(`${me}.6`, null)
  })
  const written = everything(raw.doc)

  const viewer = await newsroom.person('viewer')
  const errors: string[] = []
  for (const person of [anna, viewer]) {
    person.page.on('pageerror', (error) => errors.push(error.message))
    await person.open(id, { toWrite: person !== viewer })
    await expect(person.editor).toContainText('Text im Hologramm.')
    await expect(
      person.editor
        .getByText('hologram', { exact: false })
        .or(person.editor.locator('[data-marker-kind="hologram"]'))
        .first(),
    ).toBeVisible()
  }
  expect(everything(raw.doc)).toEqual(written)

  await anna.putCaret(anna.block('Zweiter Absatz.'), 'end')
  await anna.type(' Weiter.')
  await anna.press('ControlOrMeta+z')
  await anna.press('ControlOrMeta+Shift+z')
  await anna.expectSaved()
  await anna.page.reload()
  await expect(anna.block('Zweiter Absatz.')).toHaveText('Zweiter Absatz. Weiter.')
  await anna.page.close()
  await viewer.page.close()

  const later = await StockClient.of(chief, id)
  await later.whenSynced()
  const body = later.doc.getText('body')
  const typed = body.toString().indexOf(' Weiter.')
  expect(typed).toBeGreaterThan(0)
  // Without what Anna typed (and that her Redo brought it back), everything is as it was written.
  const { origins: _, ...kept } = everything(later.doc)
  const { origins: none, ...before } = written
  expect(none).toEqual([])
  expect(JSON.stringify(kept).replace(' Weiter.', '')).toBe(JSON.stringify(before))
  expect(errors).toEqual([])
  raw.dispose()
  later.dispose()
})
