import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { newArticle } from '../testing/articles.ts'
import { openSqliteStore } from './SqliteStore.ts'

let path: string
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stet-mail-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  path = join(folder, 'a.sqlite')
})
const open = (keepsMail: boolean) => openSqliteStore({ path, now: Date.now, keepsMail })
const told = (person: string, kind: 'assigned' | 'published' = 'assigned') => ({
  person,
  kind,
  by: 'anna',
  detail: {},
})
const LATER = Number.MAX_SAFE_INTEGER

it('[S106] mail is kept with what somebody is told, as they chose or as it is by itself, until it went out', async () => {
  const store = await open(true)
  expect(await store.mail.settings('cem')).toEqual({ language: null, byMail: {} })
  await store.mail.changeSettings('cem', { byMail: { assigned: false } })
  await store.mail.changeSettings('cem', { byMail: { published: true }, language: 'en' })
  const settings = { language: 'en', byMail: { assigned: false, published: true } }
  expect(await store.mail.changeSettings('cem', {})).toEqual(settings)
  const everybody = ['ben', 'cem'].flatMap((person) => [told(person), told(person, 'published')])
  await store.createArticle(newArticle({ createdAt: 10, told: everybody }))
  const article = { id: 'article-1', state: 'draft', publication: 'none', createdBy: 'anna', metadata: {} }
  const row = { at: 10, isRead: false, by: 'anna', article: { ...article, headline: '' } }
  const due = [
    { person: 'ben', attempts: 0, thread: null, notification: { ...row, number: 1, kind: 'assigned' } },
    { person: 'cem', attempts: 0, thread: null, notification: { ...row, number: 4, kind: 'published' } },
  ]
  expect(await store.mail.due(10, 9)).toEqual(due)
  expect(await store.mail.due(9, 9)).toEqual([])
  expect(await store.mail.due(10, 1)).toEqual(due.slice(0, 1))
  await store.mail.postpone(1, 20)
  await store.close()

  const again = await open(true)
  expect((await again.mail.due(20, 9)).map(({ person, attempts }) => [person, attempts])).toEqual([
    ['cem', 0],
    ['ben', 1],
  ])
  await again.mail.settle(4)
  expect((await again.mail.due(LATER, 9)).map(({ person }) => person)).toEqual(['ben'])
  expect(await again.mail.settings('cem')).toEqual(settings)
  await again.close()
})

it('[S106] a comment is told by its thread, not by its words, and once however often it is changed', async () => {
  const store = await open(true)
  await store.createArticle(newArticle())
  const comment = { id: 'one', author: 'anna', at: 5, text: 'Geheim', digest: 'x' }
  const to = { anchor: { root: 'lead', ids: [], suggestion: null }, quote: 'Zitat', isBlocking: false }
  const limits = { threadsAnArticle: 9, commentsAThread: 9, textAnArticle: 999 }
  await store.addComment({ article: 'article-1', mentions: ['ben'], comment, to }, limits)
  const text = { text: 'Geheimer', editedAt: 6, mentions: ['ben'] }
  await store.changeComment('one', { text, seen: { isBlocking: false, status: 'open' }, audit: null })
  const due = await store.mail.due(LATER, 9)
  expect(due).toMatchObject([{ person: 'ben', thread: 'one', notification: { kind: 'mention' } }])
  expect(JSON.stringify(due)).not.toMatch(/Geheim|Zitat/)
  await store.close()
})

it('[S106] nothing is kept where no mail is sent, and nothing that was missed goes out later', async () => {
  const silent = await open(false)
  await silent.createArticle(newArticle({ told: [told('ben')] }))
  expect(await silent.mail.due(LATER, 9)).toEqual([])
  await silent.close()
  const store = await open(true)
  expect(await store.mail.due(LATER, 9)).toEqual([])
  await store.close()
})
