import { clientsRoot, openRoots, SERVER_USER, UNKNOWN_USER } from '@stet/article'
import { CLOSE_CODES } from '@stet/protocol'
import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { Bindings } from './Bindings.ts'
import type { NewEntries } from './Bindings.ts'

const anna = { userId: 'anna', mode: 'edit' } as const
const annaSuggesting = { userId: 'anna', mode: 'suggest' } as const

/** A document in which clients 11 and 12 have written, and its bindings. */
function written() {
  const doc = openRoots(new Y.Doc())
  for (const client of [11, 12]) {
    doc.clientID = client
    doc.getText('body').insert(0, 'abc')
  }
  doc.clientID = 1
  return { doc, bindings: new Bindings(() => doc) }
}
const entriesOf = (claimed: NewEntries | object) => (claimed instanceof Map ? [...claimed] : claimed)

it('[S23] a named client is its person’s for ever, across loads', () => {
  const doc = openRoots(new Y.Doc())
  const bindings = new Bindings(() => doc)
  const claimed = bindings.claim({ edit: [7], suggest: [8] }, anna)
  expect(entriesOf(claimed)).toEqual([
    [7, { user: 'anna', modes: [[0, 'edit']], origin: 'typed' }],
    [8, { user: 'anna', modes: [[0, 'suggest']], origin: 'typed' }],
  ])
  bindings.write(claimed as NewEntries)
  const later = new Bindings(() => doc)
  expect(later.ownerOf(7)).toBe('anna')
  expect(entriesOf(later.claim({ edit: [7], suggest: [8] }, anna))).toEqual([])
  expect(later.claim({ edit: [7], suggest: [] }, { userId: 'ben', mode: 'edit' })).toMatchObject({
    ok: false,
    code: CLOSE_CODES.forbidden,
  })
})

it('[S23] an id under which somebody unknown wrote, and the server’s own, are nobody’s to have', () => {
  const { doc, bindings } = written()
  bindings.keepForServer(13)
  for (const client of [11, 13]) {
    expect(bindings.claim({ edit: [client], suggest: [] }, anna)).toMatchObject({ ok: false })
  }
  expect(bindings.ownerOf(13)).toBe(SERVER_USER)
  clientsRoot(doc).set('12', { broken: true } as never)
  expect(new Bindings(() => doc).ownerOf(12)).toBe(UNKNOWN_USER)
})

it('[S35] who may only suggest from now on, suggests from the next clock on, and edits again once allowed', () => {
  const { doc } = written()
  clientsRoot(doc).set('11', { user: 'anna', modes: [[0, 'edit']], origin: 'typed' })
  const bindings = new Bindings(() => doc)
  const named = { edit: [11], suggest: [] }
  const demoted = bindings.claim(named, annaSuggesting) as NewEntries
  expect(demoted.get(11)?.modes).toEqual([
    [0, 'edit'],
    [3, 'suggest'],
  ])
  bindings.write(demoted)
  expect([bindings.modeAt(11, 2), bindings.modeAt(11, 3)]).toEqual(['edit', 'suggest'])
  doc.clientID = 11
  doc.getText('body').insert(0, 'd')
  doc.clientID = 1
  const promoted = bindings.claim(named, anna) as NewEntries
  expect(promoted.get(11)?.modes).toEqual([
    [0, 'edit'],
    [3, 'suggest'],
    [4, 'edit'],
  ])
})

it('[S35] an edit client that is used while its person may only suggest is marked by its first struct', () => {
  const { doc } = written()
  clientsRoot(doc).set('11', { user: 'anna', modes: [[0, 'edit']], origin: 'typed' })
  const bindings = new Bindings(() => doc)
  expect(bindings.entriesFor([11], annaSuggesting).get(11)?.modes).toEqual([
    [0, 'edit'],
    [3, 'suggest'],
  ])
  expect(bindings.entriesFor([11], anna).size).toBe(0)
  expect(bindings.entriesFor([99], annaSuggesting).get(99)?.modes).toEqual([[0, 'suggest']])
})

it('[S23] somebody who only reads claims nothing', () => {
  const bindings = new Bindings(() => openRoots(new Y.Doc()))
  expect(entriesOf(bindings.claim({ edit: [7], suggest: [8] }, { userId: 'dora', mode: 'view' }))).toEqual([])
})
