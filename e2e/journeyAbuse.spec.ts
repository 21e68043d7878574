import { emailOf, password } from './accounts.ts'
import { expect, Newsroom, test } from './newsroom.ts'
import { clockAt, OwnServer } from './OwnServer.ts'
import type { Person } from './Person.ts'
import { cookieOf, handshakeStatus, StockClient } from './StockClient.ts'

const DAY = 86_400_000
const MIB = 1024 * 1024

interface Entry {
  readonly article: string | null
  readonly what: string
  readonly person: { readonly id: string }
  readonly detail: Readonly<Record<string, unknown>>
}

/** How the server answers what somebody's browser would send: the status. */
const patch = async (by: Person, path: string, data: object) =>
  (await by.http.patch(path, { data, headers: { origin: by.origin } })).status()
const post = async (by: Person, path: string, data: object) => (await by.post(path, { data })).status()

/** With which code the server closes this program after it did something. */
async function closedAfter(client: StockClient, attack: () => void): Promise<number> {
  await client.whenSynced()
  const closed = new Promise<number>((resolve) => {
    client.provider.once('connection-close', (event: { code: number } | null) => {
      // Whoever comes back with the same would be refused again.
      client.dispose()
      resolve(event?.code ?? 0)
    })
  })
  attack()
  return closed
}

test('@own-server J9 whoever may not is refused, that is on record, and everybody else goes on writing', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const server = await OwnServer.start({ environment: clockAt(0) })
  const newsroom = new Newsroom(server.baseURL, server, browser)
  try {
    const anna = await newsroom.person('reporter')
    const ben = await newsroom.person('reporter2')
    const viewer = await newsroom.person('viewer')
    const commenter = await newsroom.person('commenter')
    const lea = await newsroom.person('legal')
    const sub = await newsroom.person('subeditor')
    const admin = await newsroom.person('admin')
    const chief = await newsroom.person('chief')
    const id = await anna.createArticle({ headline: 'Hafen', lead: { text: 'Anfang.' }, sections: [] })
    const api = `/api/articles/${id}`
    await Promise.all([
      ...[anna, ben, sub].map((person) => person.open(id)),
      ...[viewer, commenter].map((person) => person.open(id, { toWrite: false })),
    ])

    let reads = 'Anfang.'
    /** Anna types, and Ben, and each reads what the other wrote; all of it is saved. */
    async function othersGoOn(word: string): Promise<void> {
      for (const [writer, reader] of [
        [anna, ben],
        [ben, anna],
      ] as const) {
        await writer.putCaret(writer.field('lead'), 'end')
        await writer.type(` ${word}`)
        reads += ` ${word}`
        await expect(reader.field('lead')).toHaveText(reads)
        await writer.expectSaved()
      }
    }
    const onRecord = async (who: Person, what: string) => {
      const { id: person } = await who.me()
      const answer = await chief.http.get('/api/audit?limit=500')
      const { entries } = (await answer.json()) as { entries: Entry[] }
      return entries.filter((entry) => entry.person.id === person && entry.what === what)
    }
    await othersGoOn('eins')

    await test.step('whoever reads and comments as they may is not on record', async () => {
      for (const person of [viewer, commenter]) {
        await expect(person.editor).toHaveAttribute('contenteditable', 'false')
        await expect(person.field('lead')).toHaveText(reads)
        expect(await onRecord(person, 'call-refused')).toEqual([])
      }
    })

    await test.step('a viewer who goes past the screen', async () => {
      expect(await patch(viewer, api, { slug: 'gekapert' })).toBe(403)
      expect(await post(viewer, `${api}/comments`, { text: 'Hallo' })).toBe(403)
      expect(await post(viewer, `${api}/suggestions/resolve`, { all: true, action: 'accept' })).toBe(403)
      expect(await post(viewer, `${api}/transitions`, { to: 'in_review' })).toBe(403)
      expect((await viewer.http.get('/api/audit')).status()).toBe(403)
      const program = await StockClient.of(viewer, id)
      expect(await closedAfter(program, () => program.doc.getText('lead').insert(0, 'Gekapert. '))).toBe(4403)
      const calls = (await onRecord(viewer, 'call-refused')).map(({ detail }) => detail['call'])
      expect(calls.toReversed()).toEqual([
        'PATCH /api/articles/:id',
        'POST /api/articles/:id/comments',
        'POST /api/articles/:id/suggestions/resolve',
        'GET /api/audit',
      ])
      expect(await onRecord(viewer, 'transition-refused')).toMatchObject([{ article: id }])
      expect(await onRecord(viewer, 'update-refused')).toMatchObject([
        { article: id, detail: { code: 4403 } },
      ])
      await othersGoOn('zwei')
    })

    await test.step('a commenter, who may comment and nothing else', async () => {
      const comment = {
        id: crypto.randomUUID(),
        text: 'Stimmt das?',
        anchor: { root: 'lead', ids: [], suggestion: null },
        quote: '',
      }
      expect(await post(commenter, `${api}/comments`, comment)).toBe(201)
      expect(await patch(commenter, api, { slug: 'gekapert' })).toBe(403)
      expect(await patch(commenter, `/api/comments/${comment.id}`, { isBlocking: true })).toBe(403)
      const program = await StockClient.of(commenter, id)
      expect(await closedAfter(program, () => program.doc.getText('lead').delete(0, 3))).toBe(4403)
      expect(await onRecord(commenter, 'update-refused')).toMatchObject([{ detail: { code: 4403 } }])
      await othersGoOn('drei')
    })

    await test.step('a program that may only suggest, and sends what an editor would', async () => {
      const attacks = [
        (program: StockClient) => program.doc.getText('lead').delete(0, 'Anfang.'.length),
        (program: StockClient) => program.doc.getMap('review').set('x', { v: 'accept' }),
        (program: StockClient) => program.doc.getMap('clients').set('7', { u: 'somebody', m: 'edit' }),
      ]
      for (const attack of attacks) {
        const program = await StockClient.of(lea, id)
        expect([4400, 4403]).toContain(await closedAfter(program, () => attack(program)))
      }
      expect(await onRecord(lea, 'update-refused')).toHaveLength(attacks.length)
      await othersGoOn('vier')
    })

    await test.step('5 MB about where somebody is', async () => {
      for (const [megabytes, code] of [
        [5, 4400],
        [12, 1009],
      ] as const) {
        const program = await StockClient.of(lea, id)
        const state = { x: 'x'.repeat(megabytes * MIB) }
        expect(await closedAfter(program, () => program.provider.awareness.setLocalState(state))).toBe(code)
      }
      const codes = (await onRecord(lea, 'message-refused')).map(({ detail }) => detail['code'])
      expect(codes).toEqual([1009, 4400])
      await othersGoOn('fünf')
    })

    await test.step('somebody who was removed while they write', async () => {
      await sub.putCaret(sub.field('headline'), 'end')
      await sub.type(' gesperrt')
      await sub.expectSaved()
      const [{ id: person }, cookie] = [await sub.me(), await cookieOf(sub)]
      expect(await patch(admin, `/api/people/${person}`, { isLocked: true })).toBe(200)
      await expect(sub.page.getByRole('textbox', { name: 'Password' })).toBeVisible()
      await expect(sub.editor).toHaveCount(0)
      expect((await sub.http.get(api)).status()).toBe(401)
      expect(await post(sub, `${api}/comments`, { text: 'Doch' })).toBe(401)
      const url = `${server.baseURL.replace('http', 'ws')}/sync/${id}`
      expect(await handshakeStatus(url, { cookie, origin: server.baseURL })).toBe(401)
      const again = { email: emailOf('subeditor'), password }
      expect(await post(sub, '/api/auth/sign-in/email', again)).toBe(401)
      expect(await onRecord(admin, 'account-changed')).toMatchObject([
        { detail: { who: person, isLocked: true } },
      ])
      // What they wrote before stays.
      await expect(anna.field('headline').locator('ins')).toHaveText(' gesperrt')
      await othersGoOn('sechs')
    })

    await test.step('a program whose token has run out', async () => {
      const made = await anna.post('/api/tokens', { data: { name: 'Import', scopes: ['write'], days: 1 } })
      const { token, secret } = (await made.json()) as { token: { id: string }; secret: string }
      const bearer = { authorization: `Bearer ${secret}` }
      const url = `${server.baseURL.replace('http', 'ws')}/sync/${id}`
      const ask = async () => (await fetch(server.baseURL + api, { headers: bearer })).status
      expect(await ask()).toBe(200)
      expect(await handshakeStatus(url, bearer)).toBe(101)
      await server.relaunchAt(Date.now() + 2 * DAY)
      expect(await ask()).toBe(401)
      expect(await handshakeStatus(url, bearer)).toBe(401)
      expect((await onRecord(anna, 'token-refused')).map(({ detail }) => detail)).toEqual([
        { token: token.id, call: 'sync' },
        { token: token.id, call: 'GET /api/articles/:id' },
      ])
      await anna.expectSaved(60_000)
      await ben.expectSaved(60_000)
      await othersGoOn('sieben')
    })

    const stored = await chief.storedArticle(id)
    expect(stored).toMatchObject({ headline: 'Hafen', lead: { text: reads } })
    const { slug } = (await (await chief.http.get(api)).json()) as { slug: string }
    expect(slug).toBe('hafen')
  } finally {
    await newsroom.dispose()
    await server.dispose()
  }
})
