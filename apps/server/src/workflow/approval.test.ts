import { read, type WriteMode } from '@stet/article'
import * as Y from 'yjs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../sync/testing/eventually.ts'
import type { Store } from '../storage/Store.ts'
import type { Somebody } from '../testing/crowd.ts'
import { EventReader } from '../testing/EventReader.ts'
import { storeWith } from '../testing/storeWith.ts'
import { WorkflowDesk } from './testing/WorkflowDesk.ts'

let desk: WorkflowDesk
let store: Store
let editor: Somebody
let chief: Somebody
/** Steps wait for it before they are written. */
let beforeWrite: () => Promise<void>

beforeAll(async () => {
  store = await storeWith({
    async changeWorkflow(this: Store, ...args) {
      await beforeWrite()
      return this.changeWorkflow(...args)
    },
  })
  desk = await WorkflowDesk.open({ store })
  ;[editor, chief] = [desk.person('editor'), desk.person('chief')]
})
afterAll(() => desk.close())
beforeEach(() => {
  beforeWrite = () => Promise.resolve()
  desk.ahead = 0
})

const type = (text: string) => (doc: Y.Doc) => {
  const lead = doc.getText('lead')
  lead.insert(lead.length, text)
}
const leadOf = async (id: string, view: 'original' | 'markup' = 'original') => {
  const answer = await desk.call(chief, 'GET', `/api/articles/${id}?view=${view}`)
  return answer.json<{ article: { lead: { text: string } } }>().article.lead.text
}
/** What the API, an import or a restore does: writes as an editor, whatever the state by now. */
const writeAnyway = (id: string, by: Somebody, edit: (doc: Y.Doc) => void, mode: WriteMode = 'edit') =>
  desk.server.articles.rooms.edit(
    id,
    () => ({ userId: by.id, mode }),
    () => ({ value: null, write: edit }),
  )
const voided = (id: string) => eventually(async () => (await desk.where(id)).startsWith('in_review'))

describe('[W12] an approval is of one text', () => {
  it('[V3] which is kept as a version, as every step keeps what the article read then', async () => {
    const id = await desk.articleIn('in_review')
    await writeAnyway(id, chief, type(' Nachtrag.'), 'suggest')
    await desk.call(editor, 'POST', `/api/articles/${id}/transitions`, {
      to: 'draft',
      reason: 'Bitte kürzer.',
    })
    const latest = async () => {
      const answer = await desk.call(chief, 'GET', `/api/articles/${id}/versions`)
      return answer.json<{ versions: { reason: string; by: { id: string } | null }[] }>().versions[0]
    }
    await eventually(async () => (await latest())?.reason === 'transition')
    expect((await latest())?.by?.id).toBe(editor.id)
  })

  it('is voided by a change, whatever way that comes; it is on record, and who approved is told', async () => {
    const id = await desk.articleIn('approved')
    const events = await EventReader.open(desk.address, editor.cookie)
    await writeAnyway(id, chief, type(','))
    await voided(id)
    const step = await events.nextOf('workflow-step')
    events.leave()
    expect(step).toMatchObject({
      id,
      step: 'approval_void',
      by: { id: chief.id },
      concerns: [{ id: editor.id }],
    })
    expect((await desk.audit(id))[0]).toMatchObject({
      what: 'approval-void',
      detail: { approvedBy: editor.id, from: { state: 'approved' }, into: { state: 'in_review' } },
    })
    expect(await desk.step(chief, id, { to: 'published' })).toEqual({ status: 409, closed: ['state'] })
  })

  it('a suggestion, a comma that is only suggested, leaves it standing, and publishing waits for a decision', async () => {
    const id = await desk.articleIn('approved')
    await (await desk.page(editor, id)).write('suggest', type(','))
    expect(await desk.step(chief, id, { to: 'published' })).toEqual({ status: 409, closed: ['suggestions'] })
    expect(await desk.where(id)).toBe('approved none')
  })

  it('nobody decides on suggestions in an approved text', async () => {
    const id = await desk.articleIn('approved')
    await (await desk.page(editor, id)).write('suggest', type(','))
    expect((await desk.resolveAll(chief, id)).statusCode).toBe(403)
  })

  it('an edit that is on its way while it is approved voids it, and its writer cannot approve again', async () => {
    const id = await desk.articleIn('in_review')
    const page = await desk.page(editor, id)
    const [reached, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    beforeWrite = () => {
      reached.resolve()
      return released.promise
    }
    const approving = desk.step(editor, id, { to: 'approved' })
    await reached.promise
    beforeWrite = () => Promise.resolve()
    await page.write('edit', type(' Spät.'))
    released.resolve()
    expect((await approving).status).toBe(200)
    await voided(id)
    expect(await desk.step(editor, id, { to: 'approved' })).toEqual({ status: 409, closed: ['fourEyes'] })
  })

  it('whatever moment an edit comes at, no text is approved that its approver wrote in', async () => {
    for (let turn = 0; turn < 12; turn += 1) {
      const id = await desk.articleIn('in_review')
      const page = await desk.page(editor, id)
      const approving = desk.step(editor, id, { to: 'approved' })
      for (let wait = 0; wait < turn; wait += 1) await new Promise((resolve) => setImmediate(resolve))
      page.client.write(page.ids.edit, type(' Zugleich.'))
      const [outcome] = await Promise.all([
        approving,
        Promise.race([page.saved().catch(() => null), page.client.ending]),
      ])
      const text = await leadOf(id)
      if (text.includes('Zugleich')) await voided(id)
      const wanted = text.includes('Zugleich') || outcome.status !== 200 ? 'in_review none' : 'approved none'
      expect(await desk.where(id)).toBe(wanted)
      const published = await desk.step(chief, id, { to: 'published' })
      expect(published.status === 200 && text.includes('Zugleich')).toBe(false)
    }
  })

  it('what was written offline before, by who approves, arrives as a suggestion, and nothing goes out', async () => {
    const id = await desk.articleIn('in_review')
    const page = await desk.page(editor, id)
    page.offline('edit', type(' Vom Zug.'))
    page.client.close()
    await desk.must(editor, id, { to: 'approved' })
    const again = await desk.page(editor, id, page.doc, page.ids)
    await again.saved()
    expect(await leadOf(id)).not.toContain('Vom Zug')
    expect(await leadOf(id, 'markup')).toContain('Vom Zug')
    expect(await desk.where(id)).toBe('approved none')
    expect(await desk.step(chief, id, { to: 'published' })).toEqual({ status: 409, closed: ['suggestions'] })
  })

  it('what was deleted offline after the approval stands, struck', async () => {
    const id = await desk.articleIn('in_review')
    const page = await desk.page(editor, id)
    page.client.close()
    await desk.must(editor, id, { to: 'approved' })
    page.offline('edit', (doc) => doc.getText('lead').delete(0, 4))
    await (await desk.page(editor, id, page.doc, page.ids)).saved()
    expect(await leadOf(id)).toContain('Der Kai')
    expect(await desk.step(chief, id, { to: 'published' })).toEqual({ status: 409, closed: ['suggestions'] })
  })

  it('an old version that is put back over it voids it', async () => {
    const id = await desk.articleIn('approved')
    await writeAnyway(id, editor, (doc) => {
      doc.getText('lead').delete(0, doc.getText('lead').length)
      doc.getText('lead').insert(0, 'Die alte Fassung.')
    })
    await voided(id)
    expect(await desk.step(editor, id, { to: 'approved' })).toEqual({ status: 409, closed: ['fourEyes'] })
  })

  it('a format that counts is a change, and the same text again is none', async () => {
    const id = await desk.articleIn('approved')
    await writeAnyway(id, chief, (doc) => {
      const at = doc.getText('lead')._start?.id
      doc.getMap('spans').set(`${doc.clientID}.1`, {
        t: 'link',
        on: true,
        v: 'https://elsewhere.example',
        root: 'lead',
        s: [at?.client, at?.clock, 0],
        e: null,
        n: 1,
      })
    })
    await voided(id)
    expect((await desk.audit(id))[0]).toMatchObject({ what: 'approval-void' })
  })

  it('does not outlive a restart that came between the change and its end', async () => {
    const id = await desk.articleIn('approved')
    const approved = await store.getWorkflow(id)
    await writeAnyway(id, chief, type('!'))
    await voided(id)
    // As a crash left it: the text is on disk, and that the approval ended is not.
    const { record } = (await store.getWorkflow(id)) ?? {}
    if (!record || !approved) throw new Error('no record')
    const approval = approved.record.approval
    const change = { metadata: {}, published: null, killNotice: null, audit: [], at: 0 } as const
    await store.changeWorkflow(id, {
      ...change,
      record: { ...record, approval },
      state: 'approved',
      publication: 'none',
    })
    expect(await desk.step(chief, id, { to: 'published' })).toEqual({ status: 409, closed: ['approval'] })
    // Whoever looks finds it, and it ends.
    expect((await desk.standing(id)).offers.find(({ to }) => to === 'published')?.isOpen).toBe(false)
    await voided(id)
  })
})

describe('[W20] modes', () => {
  it('a change of state has closed every editor when it is answered, and they come again as suggesters', async () => {
    const second = await WorkflowDesk.open()
    try {
      const approver = second.person('editor')
      const id = await second.articleIn('in_review')
      const page = await second.page(approver, id)
      await second.must(approver, id, { to: 'approved' })
      expect(second.server.articles.rooms.size().sockets).toBe(0)
      expect(await page.client.ending).toEqual({ code: 4403 })
      const again = await second.page(approver, id, page.doc, page.ids)
      await again.write('edit', type(' Danach.'))
      const [, pending] = read(again.doc, 'markup').lead[0]?.runs ?? []
      expect(pending).toMatchObject({ text: ' Danach.', insertion: approver.id })
    } finally {
      await second.close()
    }
  })
})
