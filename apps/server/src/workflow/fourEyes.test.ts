import { insertBehind, liveRanges, originsRoot, read, spanKey, timesRoot, clientsRoot } from '@stet/article'
import * as Y from 'yjs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Somebody } from '../testing/crowd.ts'
import { READY, WorkflowDesk } from './testing/WorkflowDesk.ts'

let desk: WorkflowDesk
let reporter: Somebody
let editor: Somebody
let chief: Somebody
/** Another of each: an editor who is in no article, and a reporter. */
let other: Somebody
let colleague: Somebody

beforeAll(async () => {
  desk = await WorkflowDesk.open()
  ;[reporter, editor, chief] = [desk.person('reporter'), desk.person('editor'), desk.person('chief')]
})
afterAll(() => desk.close())
beforeEach(() => {
  desk.ahead = 0
  const [one, two] = [desk.people('editor', 1)[0], desk.people('reporter', 1)[0]]
  if (!one || !two) throw new Error('nobody came')
  ;[other, colleague] = [one, two]
})

/** An attempt to approve a text as the second pair of eyes that is none. */
interface Attempt {
  readonly by: Somebody
  readonly id: string
}
type Attack = () => Promise<Attempt>

const submit = (by: Somebody, id: string) => desk.must(by, id, { to: 'in_review' })
const back = (by: Somebody, id: string) => desk.must(by, id, { to: 'draft', reason: 'Noch einmal.' })
const lead = (doc: Y.Doc) => doc.getText('lead')
const type = (text: string) => (doc: Y.Doc) => lead(doc).insert(lead(doc).length, text)

/** Somebody else wrote it all and submitted it; the attacker then does something to the text in review. */
async function inReview(
  by: Somebody,
  mode: 'edit' | 'suggest',
  edit: (doc: Y.Doc) => void,
): Promise<Attempt> {
  const id = await desk.articleIn('in_review')
  await (await desk.page(by, id)).write(mode, edit)
  return { by, id }
}

/** The characters of the lead as they are stored, in order. */
function leadIds(doc: Y.Doc): readonly (readonly [number, number, string])[] {
  const ids: [number, number, string][] = []
  for (let item = lead(doc)._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue
    for (let at = 0; at < item.length; at += 1)
      ids.push([item.id.client, item.id.clock + at, item.content.str.charAt(at)])
  }
  return ids
}

/** Writes letters of others in another order and says that they are copies: `move` and `undo` carry the author along. */
function reorder(kind: 'copy' | 'move' | 'undo') {
  return (doc: Y.Doc) => {
    const ids = leadIds(doc).slice(0, 8).toReversed()
    doc.transact((transaction) => {
      if (kind !== 'copy') lead(doc).delete(0, 8)
      const at = Y.getState(doc.store, doc.clientID)
      insertBehind(transaction, lead(doc), null, [ids.map(([, , letter]) => letter).join('')])
      const of = ids.map(([client, clock], index) => [doc.clientID, at + index, 1, client, clock] as const)
      originsRoot(doc).set(spanKey(doc.clientID, 1), { k: kind, n: 1, of })
    })
  }
}

const ATTACKS: Readonly<Record<string, Attack>> = {
  'who wrote and submitted it approves it': async () => {
    const id = await desk.article(editor)
    await submit(editor, id)
    return { by: editor, id }
  },
  'who wrote it lets somebody else submit it': async () => {
    const id = await desk.article(editor)
    await submit(reporter, id)
    return { by: editor, id }
  },
  'the chief wrote it': async () => {
    const id = await desk.article(chief)
    await submit(reporter, id)
    return { by: chief, id }
  },
  'who submitted it wrote nothing': async () => {
    const id = await desk.article(reporter)
    await submit(editor, id)
    return { by: editor, id }
  },
  'who submitted it has it sent back and submitted by somebody else': async () => {
    const id = await desk.article(reporter)
    await submit(editor, id)
    await back(other, id)
    await submit(reporter, id)
    return { by: editor, id }
  },
  'who submitted it sends it back themselves': async () => {
    const id = await desk.article(reporter)
    await submit(editor, id)
    await back(editor, id)
    await submit(reporter, id)
    return { by: editor, id }
  },
  'one letter in review': () => inReview(editor, 'edit', type('!')),
  'one letter of a draft of somebody else': async () => {
    const id = await desk.article(reporter)
    await (await desk.page(editor, id)).write('edit', type('!'))
    await submit(reporter, id)
    return { by: editor, id }
  },
  'nothing but a break': () =>
    inReview(editor, 'edit', (doc) => doc.getText('body').insertEmbed(5, { k: 'p' })),
  'one letter in the kicker': () => inReview(editor, 'edit', (doc) => doc.getText('kicker').insert(0, 'X')),
  'one letter in a details row': () =>
    inReview(editor, 'edit', (doc) => doc.getText('details').insert(doc.getText('details').length, 'X')),
  'delete and retype': () =>
    inReview(editor, 'edit', (doc) => {
      const text = leadIds(doc)
        .map(([, , letter]) => letter)
        .join('')
      lead(doc).delete(0, text.length)
      lead(doc).insert(0, text)
    }),
  'delete all but a letter, and retype in another article state': async () => {
    const id = await desk.article(reporter)
    const page = await desk.page(editor, id)
    await page.write('edit', (doc) => lead(doc).delete(1, 5))
    await page.write('edit', (doc) => lead(doc).insert(1, 'ie Kai'))
    await submit(reporter, id)
    return { by: editor, id }
  },
  'an own suggestion, accepted by oneself': async () => {
    const attempt = await inReview(editor, 'suggest', type(' Neu.'))
    expect((await desk.resolveAll(editor, attempt.id)).statusCode).toBe(200)
    return attempt
  },
  'an own suggestion, accepted by somebody else': async () => {
    const attempt = await inReview(editor, 'suggest', type(' Neu.'))
    await desk.resolveAll(other, attempt.id)
    return attempt
  },
  'an own suggestion, rejected, reopened and accepted': async () => {
    const attempt = await inReview(editor, 'suggest', type(' Neu.'))
    const page = await desk.page(other, attempt.id)
    const [id] = await desk.suggestionsIn(attempt.id)
    const [client, clock] = (id ?? '').split(':').map(Number)
    const name = `i:${client}:${clock}:5`
    for (const [n, verdict] of ['reject', 'open', 'accept'].entries()) {
      await page.write('edit', (doc) =>
        doc.getMap('review').set(`${doc.clientID}.${name}`, { do: verdict, n: n + 1 }),
      )
    }
    return attempt
  },
  'a suggestion of a reporter who is made editor then': async () => {
    const id = await desk.articleIn('in_review')
    await (await desk.page(colleague, id)).write('suggest', type(' Neu.'))
    await desk.resolveAll(other, id)
    await desk.server.accounts.changePerson(colleague.id, { role: 'editor' })
    return { by: colleague, id }
  },
  'who wrote as a reporter is made editor': async () => {
    const id = await desk.article(colleague)
    await submit(reporter, id)
    await desk.server.accounts.changePerson(colleague.id, { role: 'editor' })
    return { by: colleague, id }
  },
  'who wrote as a reporter is made chief, with another name': async () => {
    const id = await desk.article(colleague)
    await submit(reporter, id)
    await desk.server.accounts.changePerson(colleague.id, { role: 'chief', name: 'Somebody Else' })
    return { by: colleague, id }
  },
  'letters of others, pasted in another order': () => inReview(editor, 'edit', reorder('copy')),
  'letters of others, moved into another order': () => inReview(editor, 'edit', reorder('move')),
  'letters of others, put back in another order': () => inReview(editor, 'edit', reorder('undo')),
  'a file that was imported': async () => {
    const answer = await desk.call(editor, 'POST', '/api/articles/import?filename=a.json', READY)
    const { id } = answer.json<{ id: string }>()
    await submit(reporter, id)
    return { by: editor, id }
  },
  'an offline edit that arrives in review': async () => {
    const id = await desk.article(reporter)
    const page = await desk.page(editor, id)
    page.offline('edit', type(' Vom Zug.'))
    const kept = page.doc
    page.client.close()
    await submit(reporter, id)
    await desk.page(editor, id, kept, page.ids)
    return { by: editor, id }
  },
  'an old version that was put back by who approves': async () => {
    const id = await desk.articleIn('in_review')
    const page = await desk.page(reporter, id)
    await (await desk.page(other, id)).write('edit', (doc) => lead(doc).delete(0, 4))
    await page.client.until(() => !read(page.doc, 'original').lead[0]?.runs[0]?.text.startsWith('Der'))
    await (await desk.page(editor, id)).write('edit', (doc) => lead(doc).insert(0, 'Der '))
    return { by: editor, id }
  },
  'hold and back': async () => {
    const id = await desk.article(editor)
    await desk.must(other, id, { to: 'hold' })
    await back(other, id)
    await submit(reporter, id)
    return { by: editor, id }
  },
  'spiked and restored': async () => {
    const id = await desk.article(editor)
    await desk.must(other, id, { to: 'spiked', reason: 'Zu alt.' })
    await back(other, id)
    await submit(reporter, id)
    return { by: editor, id }
  },
  'approved by somebody else, sent back, and approved by the author': async () => {
    const id = await desk.article(editor)
    await submit(reporter, id)
    await desk.must(other, id, { to: 'approved' })
    await back(other, id)
    await submit(reporter, id)
    return { by: editor, id }
  },
  'the clock of the server set back by a year before it was written': async () => {
    desk.ahead = -365 * 86_400_000
    const id = await desk.article(editor)
    desk.ahead = 0
    await submit(reporter, id)
    return { by: editor, id }
  },
  'the clock of the server ahead by a year': async () => {
    const id = await desk.article(editor)
    await submit(reporter, id)
    desk.ahead = 365 * 86_400_000
    return { by: editor, id }
  },
  'the author of a correction': async () => {
    const id = await desk.articleIn('published')
    await desk.must(chief, id, { to: 'correction', reason: 'Falsche Zahl.' })
    await (await desk.page(chief, id)).write('edit', type(' 1200.'))
    await submit(reporter, id)
    return { by: chief, id }
  },
  'who suggested in a published article, accepted in its correction': async () => {
    const id = await desk.articleIn('published')
    await (await desk.page(editor, id)).write('suggest', type(' 1200.'))
    await desk.must(editor, id, { to: 'correction', reason: 'Falsche Zahl.' })
    await desk.resolveAll(chief, id)
    await submit(reporter, id)
    return { by: editor, id }
  },
  'taken back, written on, and approved by who wrote on': async () => {
    const id = await desk.articleIn('published')
    await desk.must(chief, id, { to: 'unpublished', reason: 'Fehler.' })
    await back(other, id)
    await (await desk.page(editor, id)).write('edit', type('!'))
    await submit(reporter, id)
    return { by: editor, id }
  },
}

describe('[W10] four eyes: an attempt to be the second pair that is none is refused, and on record', () => {
  it.each(Object.entries(ATTACKS))('%s', async (_name, attack) => {
    const { by, id } = await attack()
    expect(await desk.step(by, id, { to: 'approved' })).toEqual({ status: 409, closed: ['fourEyes'] })
    expect(await desk.where(id)).toMatch(/^in_review/)
    const [latest] = await desk.audit(id)
    expect(latest).toMatchObject({
      what: 'transition-refused',
      detail: { to: 'approved', closed: ['fourEyes'] },
    })
    // Somebody who really is another may.
    const [third = other] = desk.people('editor', 1)
    expect(await desk.step(third, id, { to: 'approved' })).toEqual({ status: 200, closed: [] })
  })

  it('is for roles first: whoever may not approve is refused, whatever they wrote', async () => {
    const id = await desk.articleIn('in_review')
    for (const role of ['viewer', 'commenter', 'reporter', 'subeditor', 'legal', 'admin'] as const) {
      expect(await desk.step(desk.person(role), id, { to: 'approved' })).toEqual({ status: 403, closed: [] })
      expect((await desk.audit(id))[0]).toMatchObject({
        what: 'transition-refused',
        detail: { closed: ['role'] },
      })
    }
  })

  it('cannot be gone through in an emergency by an editor, nor without a reason', async () => {
    const id = await desk.article(chief)
    await submit(reporter, id)
    expect(await desk.step(editor, id, { to: 'approved', override: true, reason: 'Eilig.' })).toMatchObject({
      status: 403,
    })
    expect(await desk.step(chief, id, { to: 'approved', override: true })).toEqual({
      status: 409,
      closed: ['reason'],
    })
    await desk.must(chief, id, { to: 'approved', override: true, reason: 'Sturmflut.' })
    expect((await desk.audit(id))[0]).toMatchObject({
      what: 'transition-overridden',
      detail: { overridden: ['fourEyes'], reason: 'Sturmflut.' },
    })
  })

  it('knows nobody by a token, nor by a session that has ended', async () => {
    const id = await desk.articleIn('in_review')
    const token = decodeURIComponent(editor.cookie.split('=')[1] ?? '').split('.')[0]
    const headers = { authorization: `Bearer ${token}` }
    const url = `/api/articles/${id}/transitions`
    const answer = await desk.server.ask(null, 'POST', url, { headers, payload: { to: 'approved' } })
    expect(answer.statusCode).toBe(401)
    await desk.server.accounts.changePerson(other.id, { isLocked: true })
    expect(await desk.step(other, id, { to: 'approved' })).toMatchObject({ status: 401 })
    expect(await desk.where(id)).toBe('in_review none')
  })

  it.each([
    ['a patch of the state', 'PATCH', (id: string) => `/api/articles/${id}`, { state: 'approved' }],
    [
      'a patch of the publication',
      'PATCH',
      (id: string) => `/api/articles/${id}`,
      { publication: 'published' },
    ],
    ['a new article that is approved', 'POST', () => '/api/articles', { state: 'approved' }],
    ['a patch of the approval', 'PATCH', (id: string) => `/api/articles/${id}`, { approval: { by: 'x' } }],
  ] as const)('cannot be written past: %s', async (_name, method, url, payload) => {
    const id = await desk.articleIn('in_review')
    expect((await desk.call(chief, method, url(id), payload)).statusCode).toBe(400)
    expect(await desk.where(id)).toBe('in_review none')
  })

  it.each([
    [
      'an entry of clients that makes own text somebody else’s',
      (doc: Y.Doc) => {
        clientsRoot(doc).set(String(doc.clientID), {
          user: reporter.id,
          modes: [[0, 'edit']],
          origin: 'typed',
        })
      },
    ],
    [
      'a time before the round',
      (doc: Y.Doc) => {
        timesRoot(doc).set(`${doc.clientID}:0`, 1)
      },
    ],
  ] as const)('does not take %s', async (_name, forge) => {
    const id = await desk.articleIn('in_review')
    const page = await desk.page(editor, id)
    await page.write('edit', type('!'))
    page.client.write(page.ids.edit, forge)
    expect(await page.client.ending).toEqual({ code: 4400 })
    expect(await desk.step(editor, id, { to: 'approved' })).toEqual({ status: 409, closed: ['fourEyes'] })
    expect((await desk.audit(id)).map(({ what }) => what)).toContain('update-refused')
  })

  it('does not take text under a clientID of somebody else', async () => {
    const id = await desk.articleIn('in_review')
    const theirs = await desk.page(other, id)
    await theirs.write('edit', type('.'))
    const page = await desk.page(editor, id)
    page.client.write(theirs.ids.edit, type('!'))
    expect(await page.client.ending).toEqual({ code: 4403 })
    expect((await desk.audit(id))[0]).toMatchObject({ what: 'update-refused' })
  })

  it('lets who only deleted and took that back approve: they wrote nothing', async () => {
    const id = await desk.articleIn('in_review')
    const page = await desk.page(editor, id)
    const before = liveRanges(page.doc)
    await page.write('edit', (doc) =>
      doc.transact((transaction) => {
        const [client = 0, clock = 0] = leadIds(doc)[0] ?? []
        const text = leadIds(doc)
          .slice(0, 8)
          .map(([, , letter]) => letter)
          .join('')
        lead(doc).delete(0, 8)
        const at = Y.getState(doc.store, doc.clientID)
        insertBehind(transaction, lead(doc), [client, clock + 7], [text])
        originsRoot(doc).set(spanKey(doc.clientID, 1), {
          k: 'undo',
          n: 1,
          of: [[doc.clientID, at, 8, client, clock]],
        })
      }),
    )
    expect(liveRanges(page.doc)).not.toEqual(before)
    await desk.must(editor, id, { to: 'approved' })
  })

  it('lets the author of an earlier round approve what others corrected', async () => {
    const id = await desk.article(chief)
    await submit(reporter, id)
    await desk.must(editor, id, { to: 'approved' })
    await desk.must(chief, id, { to: 'published' })
    await (await desk.page(editor, id)).write('suggest', type(' 1200.'))
    await desk.must(editor, id, { to: 'correction', reason: 'Falsche Zahl.' })
    await desk.resolveAll(chief, id)
    await submit(reporter, id)
    expect(await desk.step(chief, id, { to: 'approved' })).toEqual({ status: 200, closed: [] })
  })
})
