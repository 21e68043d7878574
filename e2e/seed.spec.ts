import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, KEEPS_PAGES, test } from './newsroom.ts'

const seed = await readFile(path.join(import.meta.dirname, 'seed.de.txt'))

test('the seed article is imported, opened and exported byte for byte, each part in its field', async ({
  newsroom,
}) => {
  const reporter = await newsroom.person('reporter', KEEPS_PAGES)
  const id = await reporter.importText(seed)
  await reporter.open(id)

  await expect(reporter.field('headline')).toHaveText(
    'Putin lobt Trump: Geheimes Telefonat über Ukraine-Krieg entfaltet Wirkung',
  )
  await expect(reporter.field('dateline')).toHaveText('Sotschi, Russland')
  await expect(reporter.field('lead')).toContainText('„sehr nützlich und gehaltvoll“')
  await expect(reporter.editor.locator('section')).toHaveCount(3)
  await expect(reporter.editor.locator('section h2')).toHaveText([
    'Steigender Druck auf Russland',
    'Fortdauernde Militäraktionen und Sanktionen',
  ])

  const article = await reporter.storedArticle(id)
  expect(article.kicker).toBe('')
  expect(article.dateline).toBe('Sotschi, Russland')
  expect(article.lead.text).toMatch(/^Wladimir Putin hat .* Funkstille herrschte\.$/)
  expect(article.sections.map(({ heading, blocks }) => [heading, blocks.length])).toEqual([
    ['', 1],
    ['Steigender Druck auf Russland', 2],
    ['Fortdauernde Militäraktionen und Sanktionen', 2],
  ])
  expect(article.details).toEqual([
    { key: 'Ort', value: 'Sotschi, Russland' },
    { key: 'Quellen', value: '' },
  ])

  expect((await reporter.exportText(id)).equals(seed)).toBe(true)
  // Opening must not have changed it, and neither must a second look.
  await reporter.page.reload()
  await expect(reporter.field('headline')).toContainText('Putin lobt Trump')
  expect((await reporter.exportText(id)).equals(seed)).toBe(true)
})
