import { clientsRoot, textRoot, type ClientEntry, withMode } from '@stet/article'
import { CLOSE_CODES, type ArticleMetadata } from '@stet/protocol'
import type { EditorView } from '@tiptap/pm/view'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { ArticleSession } from './ArticleSession.ts'
import { type FakeCopies, fakeCopies } from './testing/fakeCopies.ts'
import { FakeSyncServer } from './testing/FakeSyncServer.ts'
import { exampleMetadata } from './testing/exampleMetadata.ts'
import { memoryStore } from './memoryStore.ts'
import type { BrowserStore } from './BrowserStore.ts'
import type { Standing } from './Standing.ts'

/** One browser: what it keeps outlives the page loads in it. */
class Browser {
  readonly store: BrowserStore = memoryStore()
  readonly copies: FakeCopies = fakeCopies()
  standing: Standing = { kind: 'open', metadata: exampleMetadata() }
  asked = 0
  private readonly server: FakeSyncServer
  private readonly open: ArticleSession[] = []
  private static ids = 1_000

  constructor(server: FakeSyncServer) {
    this.server = server
  }

  async load(metadata: ArticleMetadata = exampleMetadata(), isFresh = true): Promise<ArticleSession> {
    const session = new ArticleSession(
      { metadata, isFresh },
      { id: 'anna', name: 'Anna', color: 1 },
      {
        syncUrl: 'ws://localhost/sync',
        WebSocket: this.server.WebSocket,
        now: Date.now,
        random: () => 0.5,
        random32: () => (Browser.ids += 1),
        schedule: (run) => {
          const timer = setTimeout(() => run(), 16)
          return () => clearTimeout(timer)
        },
        store: this.store,
        openCopy: this.copies.open,
        ask: async () => {
          this.asked += 1
          return this.standing
        },
        textOf: (doc) => Promise.resolve(textRoot(doc, 'lead').toString()),
      },
    )
    this.open.push(session)
    await Promise.all([session.start(), passed(10)])
    await passed(50)
    return session
  }

  /** The process is gone: nothing more is sent, nothing is said goodbye to. */
  crash(session: ArticleSession): void {
    session.doc.destroy()
    for (const socket of this.server.sockets) socket.close()
    const copyOfLater = session as unknown as { connection: { dispose: () => void } }
    copyOfLater.connection.dispose()
  }

  async dispose(): Promise<void> {
    const all = Promise.all(this.open.map((session) => session.dispose()))
    await passed(6_000)
    await all
  }
}

const passed = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const type = (session: ArticleSession, text: string) => {
  const lead = textRoot(session.doc, 'lead')
  lead.insert(lead.length, text)
}
const leadOf = (doc: Y.Doc) => textRoot(doc, 'lead').toString()
const badgeOf = (session: ArticleSession) => session.getSnapshot().badge
const isHeld = (session: ArticleSession) => session.getSnapshot().isHeld
const composingView = { composing: true, hasFocus: () => false } as unknown as EditorView

let server: FakeSyncServer
let browser: Browser

const writeAsBen = (text: string) => textRoot(server.doc, 'lead').insert(0, text)
const goOffline = () => {
  server.mode = 'refusing'
  browser.standing = { kind: 'unreachable' }
  server.closeAll(1006)
}
const comeBack = () => {
  server.mode = 'open'
  browser.standing = { kind: 'open', metadata: exampleMetadata() }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  server = new FakeSyncServer()
  textRoot(server.doc, 'lead').insert(0, 'Anfang.')
  browser = new Browser(server)
})
afterEach(async () => {
  await browser.dispose()
  vi.useRealTimers()
})

describe('opening', () => {
  it('may be read and written once it is synced and its clientIDs are registered', async () => {
    const session = await browser.load()
    expect(leadOf(session.doc)).toBe('Anfang.')
    expect(session.getSnapshot()).toMatchObject({
      isReadable: true,
      isWritable: true,
      badge: { kind: 'saved' },
    })
    expect(clientsRoot(server.doc).get(String(session.clientIds.edit))?.user).toBe('anna')
  })

  it('names its clientIDs, schema and epoch and asks for durable answers', async () => {
    const session = await browser.load()
    const query = new URL(server.addresses[0] ?? '').searchParams
    expect(query.getAll('edit')).toEqual([String(session.clientIds.edit)])
    expect(query.getAll('suggest')).toEqual([String(session.clientIds.suggest)])
    expect([query.get('schema'), query.get('epoch'), query.get('ack')]).toEqual(['1', '1', '1'])
  })

  it('is never shown empty while nobody has answered', async () => {
    server.mode = 'refusing'
    browser.standing = { kind: 'unreachable' }
    const session = await browser.load()
    await passed(30_000)
    expect(session.getSnapshot()).toMatchObject({ isReadable: false, isWritable: false })
  })

  it('is never shown empty although its clientIDs are registered before the text comes', async () => {
    server.doc.clientID = 9
    server.received = () => {}
    const session = await browser.load()
    expect(clientsRoot(session.doc).has(String(session.clientIds.edit))).toBe(true)
    expect(session.getSnapshot()).toMatchObject({ isReadable: false, isWritable: false })
  })

  it('waits with writing until the ids are registered, but not for a server that hangs', async () => {
    browser.crash(await browser.load())
    server.mode = 'silent'
    const session = await browser.load()
    expect(session.getSnapshot()).toMatchObject({ isReadable: true, isWritable: false })
    await passed(4_000)
    expect(session.getSnapshot()).toMatchObject({ isWritable: true, isOffline: true })
  })

  it('a reader reads, and sends nothing', async () => {
    const session = await browser.load(exampleMetadata({ mode: 'view' }))
    expect(session.getSnapshot()).toMatchObject({ isReadable: true, isWritable: false })
    type(session, ' Geschmuggelt.')
    await passed(1_000)
    expect(leadOf(server.doc)).toBe('Anfang.')
  })
})

describe('saving', () => {
  it('says saved only after the durable answer', async () => {
    const session = await browser.load()
    server.isStorageSlow = true
    type(session, ' Neu.')
    expect(badgeOf(session).kind).toBe('saving')
    await passed(1_000)
    expect(leadOf(server.doc)).toBe('Anfang. Neu.')
    expect(badgeOf(session).kind).toBe('saving')
    server.releaseStorage()
    await passed(10)
    await passed(400)
    expect(badgeOf(session).kind).toBe('saved')
  })

  it('says that the server cannot write when the answer is missing for five seconds, and recovers by itself', async () => {
    const session = await browser.load()
    server.isStorageSlow = true
    type(session, ' Neu.')
    await passed(5_200)
    expect(badgeOf(session)).toMatchObject({ kind: 'not-saved', reason: 'server-cannot-write' })
    server.releaseStorage()
    await passed(10)
    expect(badgeOf(session).kind).toBe('saved')
  })

  it('does not take an answer to the lost socket for one to what was typed since', async () => {
    const session = await browser.load()
    server.isStorageSlow = true
    type(session, ' Eins.')
    await passed(200)
    server.closeAll(1006)
    await passed(2_000)
    expect(session.unsavedChanges).toBe(1)
    server.releaseStorage()
    await passed(200)
    await passed(400)
    expect(badgeOf(session).kind).toBe('saved')
    expect(leadOf(server.doc)).toBe('Anfang. Eins.')
  })

  it('never lets an update overtake older ones after a reconnection', async () => {
    const session = await browser.load()
    server.closeAll(1006)
    type(session, ' Offline.')
    for (let key = 0; key < 400; key += 1) {
      await passed(1)
      type(session, '.')
    }
    await passed(1_000)
    expect(leadOf(server.doc)).toBe(`Anfang. Offline.${'.'.repeat(400)}`)
    expect(badgeOf(session).kind).toBe('saved')
  })

  it('tells the screen a word at once and a count calmly', async () => {
    const session = await browser.load()
    let told = 0
    session.subscribe(() => {
      told += 1
    })
    server.isStorageSlow = true
    for (let key = 0; key < 20; key += 1) {
      type(session, 'x')
      await passed(20)
    }
    expect(told).toBe(1)
    server.mode = 'refusing'
    browser.standing = { kind: 'unreachable' }
    server.closeAll(1006)
    await passed(2_000)
    told = 0
    for (let key = 0; key < 20; key += 1) {
      type(session, 'x')
      await passed(20)
    }
    expect(told).toBeLessThanOrEqual(3)
    await passed(500)
    expect(badgeOf(session)).toEqual({ kind: 'offline', changes: 40 })
  })
})

describe('while an input method composes', () => {
  it('holds what others write, says so, and shows it when the composition is over', async () => {
    const session = await browser.load()
    session.showIn(composingView)
    writeAsBen('Ben: ')
    await passed(200)
    expect([leadOf(session.doc), isHeld(session)]).toEqual(['Anfang.', false])
    await passed(200)
    expect([leadOf(session.doc), isHeld(session)]).toEqual(['Anfang.', true])
    session.showIn(null)
    await passed(20)
    expect([leadOf(session.doc), isHeld(session)]).toEqual(['Ben: Anfang.', false])
  })

  it('holds it for five seconds and not longer', async () => {
    const session = await browser.load()
    session.showIn(composingView)
    writeAsBen('Ben: ')
    await passed(4_900)
    expect(leadOf(session.doc)).toBe('Anfang.')
    await passed(200)
    expect([leadOf(session.doc), isHeld(session)]).toEqual(['Ben: Anfang.', false])
  })

  it('holds also what comes with a new connection, and loses nothing', async () => {
    const session = await browser.load()
    goOffline()
    session.showIn(composingView)
    type(session, ' か')
    writeAsBen('Ben: ')
    comeBack()
    session.checkConnection()
    await passed(1_000)
    expect([leadOf(session.doc), leadOf(server.doc)]).toEqual(['Anfang. か', 'Ben: Anfang. か'])
    expect([isHeld(session), badgeOf(session).kind]).toEqual([true, 'saved'])
    session.showIn(null)
    await passed(20)
    expect([leadOf(session.doc), isHeld(session)]).toEqual(['Ben: Anfang. か', false])
  })
})

describe('offline', () => {
  it('counts what is kept and sends it when the network is back', async () => {
    const session = await browser.load()
    goOffline()
    type(session, ' Eins.')
    type(session, ' Zwei.')
    await passed(2_000)
    expect(badgeOf(session)).toEqual({ kind: 'offline', changes: 2 })
    comeBack()
    session.checkConnection()
    await passed(300)
    expect(leadOf(server.doc)).toBe('Anfang. Eins. Zwei.')
    await passed(400)
    expect(badgeOf(session).kind).toBe('saved')
  })

  it('opens a closed tab again, counts its work as well, and sends both', async () => {
    const first = await browser.load()
    goOffline()
    type(first, ' Eins.')
    await passed(100)
    browser.crash(first)

    const second = await browser.load(exampleMetadata(), false)
    expect(leadOf(second.doc)).toBe('Anfang. Eins.')
    expect(second.getSnapshot().isWritable).toBe(true)
    type(second, ' Zwei.')
    await passed(2_000)
    expect(badgeOf(second)).toEqual({ kind: 'offline', changes: 2 })
    expect(second.clientIds.edit).not.toBe(first.clientIds.edit)

    comeBack()
    second.checkConnection()
    await passed(300)
    const query = new URL(server.addresses.at(-1) ?? '').searchParams
    expect(query.getAll('edit')).toEqual([String(second.clientIds.edit), String(first.clientIds.edit)])
    expect(leadOf(server.doc)).toBe('Anfang. Eins. Zwei.')
    await passed(400)
    expect(badgeOf(second).kind).toBe('saved')
    // Its pair is not named again once everything of it is durable.
    await second.dispose()
    const third = await browser.load()
    expect(new URL(server.addresses.at(-1) ?? '').searchParams.getAll('edit')).toEqual([
      String(third.clientIds.edit),
    ])
  })

  it('keeps naming an earlier page load whose work is not durable yet', async () => {
    const first = await browser.load()
    goOffline()
    type(first, ' Eins.')
    await passed(100)
    browser.crash(first)
    browser.crash(await browser.load(exampleMetadata(), false))
    const third = await browser.load(exampleMetadata(), false)
    expect(third.earlierClientIds.map(({ edit }) => edit)).toContain(first.clientIds.edit)
    await passed(2_000)
    expect(badgeOf(third)).toEqual({ kind: 'offline', changes: 1 })
  })

  it('says so when this browser keeps nothing', async () => {
    const session = await browser.load()
    browser.copies.fail()
    goOffline()
    type(session, ' Eins.')
    await passed(2_000)
    expect(badgeOf(session)).toEqual({ kind: 'not-saved', changes: 1, reason: 'not-kept' })
  })

  it('finds out about a dead connection after a sleep and comes back at once', async () => {
    const session = await browser.load()
    server.isDead = true
    type(session, ' Zugeklappt.')
    await passed(300)
    server.sockets.clear()
    server.isDead = false
    vi.setSystemTime(Date.now() + 300_000)
    session.checkConnection()
    await passed(20_000)
    expect(leadOf(server.doc)).toBe('Anfang. Zugeklappt.')
    expect(badgeOf(session).kind).toBe('saved')
  })
})

describe('when the server closes', () => {
  it('does nothing of the kind while an article is quiet for an hour', async () => {
    await browser.load()
    await passed(3_600_000)
    expect(server.addresses).toHaveLength(1)
  })

  it('comes back from a restart with a pause', async () => {
    const session = await browser.load()
    server.closeAll(CLOSE_CODES.restarting)
    await passed(1_000)
    expect(server.addresses).toHaveLength(2)
    expect(badgeOf(session).kind).toBe('saved')
  })

  it('syncs again after a gap', async () => {
    const session = await browser.load()
    type(session, ' Neu.')
    server.closeAll(CLOSE_CODES.gap)
    await passed(1_000)
    expect(leadOf(server.doc)).toBe('Anfang. Neu.')
    expect(badgeOf(session).kind).toBe('saved')
  })

  it('keeps the text of somebody who was signed out, and goes on when they are back', async () => {
    const session = await browser.load()
    browser.standing = { kind: 'signed-out' }
    server.closeAll(CLOSE_CODES.notSignedIn)
    await passed(100)
    type(session, ' Weiter.')
    expect(session.getSnapshot()).toMatchObject({ isWritable: true, refusal: 'signed-out' })
    expect(badgeOf(session)).toMatchObject({ kind: 'not-saved', reason: 'signed-out' })
    await passed(60_000)
    expect(server.addresses).toHaveLength(1)
    browser.standing = { kind: 'open', metadata: exampleMetadata() }
    await session.resume()
    await passed(1_000)
    expect(leadOf(server.doc)).toBe('Anfang. Weiter.')
    expect(badgeOf(session).kind).toBe('saved')
  })

  it('stops at refused content, keeps the text, and starts over when told, with a copy', async () => {
    const session = await browser.load()
    server.isStorageSlow = true
    type(session, ' Verdorben.')
    await passed(200)
    server.closeAll(CLOSE_CODES.malformed)
    await passed(60_000)
    expect(server.addresses).toHaveLength(1)
    expect(session.getSnapshot()).toMatchObject({ isReadable: true, isWritable: false, refusal: 'malformed' })
    await expect(session.text()).resolves.toBe('Anfang. Verdorben.')
    await session.startOver()
    expect(session.getSnapshot().end).toMatchObject({
      kind: 'restart',
      recovered: { text: 'Anfang. Verdorben.', reason: 'malformed' },
    })
    expect(await browser.store.recovered('anna')).toHaveLength(1)
    expect(browser.copies.names()).toEqual([])
  })

  it('leaves an article that is gone, with what was not sent', async () => {
    const session = await browser.load()
    server.isStorageSlow = true
    type(session, ' Rest.')
    browser.standing = { kind: 'gone' }
    server.closeAll(CLOSE_CODES.notFound)
    await passed(100)
    expect(session.getSnapshot().end).toMatchObject({
      kind: 'gone',
      recovered: { text: 'Anfang. Rest.', reason: 'gone' },
    })
  })

  it('keeps a copy also of what had been saved in an article that is gone: a backup may be older than it', async () => {
    const session = await browser.load()
    type(session, ' Gespeichert.')
    await passed(1_000)
    expect(badgeOf(session)).toEqual({ kind: 'saved' })
    browser.standing = { kind: 'gone' }
    server.closeAll(CLOSE_CODES.notFound)
    await passed(100)
    expect(session.getSnapshot().end).toMatchObject({
      kind: 'gone',
      recovered: { text: 'Anfang. Gespeichert.', reason: 'gone' },
    })
  })

  it('does not merge into another epoch: it keeps a copy and starts anew', async () => {
    const session = await browser.load()
    server.isStorageSlow = true
    type(session, ' Alt.')
    browser.standing = { kind: 'open', metadata: exampleMetadata({ epoch: 2 }) }
    server.closeAll(CLOSE_CODES.otherEpoch)
    await passed(100)
    expect(session.getSnapshot().end).toMatchObject({
      kind: 'restart',
      metadata: { epoch: 2 },
      recovered: { reason: 'other-epoch' },
    })
    expect(browser.copies.names()).toEqual([])
  })

  it('keeps a copy also of what had been saved in the life before: a backup may be older than that', async () => {
    const session = await browser.load()
    type(session, ' Gespeichert.')
    await passed(1_000)
    expect(badgeOf(session)).toEqual({ kind: 'saved' })
    browser.standing = { kind: 'open', metadata: exampleMetadata({ epoch: 2 }) }
    server.closeAll(CLOSE_CODES.otherEpoch)
    await passed(100)
    expect(session.getSnapshot().end).toMatchObject({
      kind: 'restart',
      recovered: { reason: 'other-epoch', text: 'Anfang. Gespeichert.' },
    })
  })

  it('starts anew without a copy when nothing was written here', async () => {
    const session = await browser.load()
    browser.standing = { kind: 'open', metadata: exampleMetadata({ epoch: 2 }) }
    server.closeAll(CLOSE_CODES.otherEpoch)
    await passed(100)
    expect(session.getSnapshot().end).toMatchObject({ kind: 'restart', recovered: null })
  })

  it('becomes a reader when the right to write is gone, and keeps unsent work as a copy', async () => {
    const session = await browser.load()
    server.isStorageSlow = true
    type(session, ' Spät.')
    browser.standing = { kind: 'open', metadata: exampleMetadata({ mode: 'view' }) }
    server.closeAll(CLOSE_CODES.forbidden)
    await passed(100)
    const { end } = session.getSnapshot()
    expect(end).toMatchObject({
      kind: 'restart',
      metadata: { mode: 'view' },
      recovered: { text: 'Anfang. Spät.' },
    })
  })

  it('reads on when the article is damaged: unsent work becomes a copy, and what this browser holds stays', async () => {
    const session = await browser.load()
    type(session, ' Noch.')
    await passed(300)
    server.isStorageSlow = true
    type(session, ' Ungesendet.')
    await passed(300)
    const metadata = exampleMetadata({ mode: 'view', isDamaged: true })
    browser.standing = { kind: 'open', metadata }
    server.closeAll(CLOSE_CODES.forbidden)
    await passed(100)
    const { end } = session.getSnapshot()
    expect(end).toMatchObject({
      kind: 'restart',
      recovered: { reason: 'damaged', text: 'Anfang. Noch. Ungesendet.' },
    })
    server.mode = 'refusing'
    const reading = await browser.load(metadata)
    expect(reading.getSnapshot()).toMatchObject({ isReadable: true, isWritable: false, end: null })
    expect(leadOf(reading.doc)).toBe('Anfang. Noch. Ungesendet.')
  })

  it('opens the same text again when one may only suggest, and sends on what is unsent, without a copy', async () => {
    const session = await browser.load()
    server.isStorageSlow = true
    server.isDead = true
    type(session, ' Spät.')
    browser.standing = { kind: 'open', metadata: exampleMetadata({ mode: 'suggest' }) }
    server.closeAll(CLOSE_CODES.forbidden)
    await passed(100)
    expect(session.getSnapshot().end).toMatchObject({
      kind: 'restart',
      metadata: { mode: 'suggest' },
      recovered: null,
    })
    server.isDead = false
    server.releaseStorage()
    const next = await browser.load(exampleMetadata({ mode: 'suggest' }))
    await passed(100)
    expect(server.doc.getText('lead').toString()).toBe('Anfang. Spät.')
    expect(server.addresses.at(-1)).toContain(`edit=${session.clientIds.edit}`)
    server.tellConverted(6, 0)
    await passed(10)
    expect(next.getSnapshot().conversion).toEqual({ inserted: 6, struck: 0 })
    server.tellConverted(1, 2)
    await passed(10)
    expect(next.getSnapshot().conversion).toEqual({ inserted: 7, struck: 2 })
  })

  it('learns from the clients that its right has changed, waits for what is on its way, and hands on what it was told', async () => {
    const session = await browser.load()
    const id = String(session.clientIds.edit)
    server.isStorageSlow = true
    type(session, ' Spät.')
    browser.standing = { kind: 'open', metadata: exampleMetadata({ mode: 'suggest' }) }
    const entry = clientsRoot(server.doc).get(id) as ClientEntry
    clientsRoot(server.doc).set(id, withMode(entry, 3, 'suggest'))
    await passed(100)
    expect(session.getSnapshot().end).toBeNull()
    server.tellConverted(6, 0)
    server.releaseStorage()
    await passed(100)
    expect(session.getSnapshot().end).toMatchObject({
      kind: 'restart',
      metadata: { mode: 'suggest' },
      recovered: null,
      conversion: { inserted: 6, struck: 0 },
    })
  })

  it('takes new ids when it is sent away twice although it may write', async () => {
    const session = await browser.load()
    type(session, ' Nochmal.')
    server.closeAll(CLOSE_CODES.forbidden)
    await passed(1_000)
    expect(session.getSnapshot().end).toBeNull()
    expect(server.addresses).toHaveLength(2)
    server.closeAll(CLOSE_CODES.forbidden)
    await passed(100)
    expect(session.getSnapshot().end).toMatchObject({ kind: 'restart' })
  })

  it('takes new ids when its own belong to somebody else', async () => {
    server.userOf = () => 'ben'
    const session = await browser.load()
    expect(session.getSnapshot()).toMatchObject({ isWritable: false, end: { kind: 'restart' } })
  })

  it('takes new ids when its own wrote elsewhere', async () => {
    const session = await browser.load()
    const twin = new Y.Doc()
    Y.applyUpdate(twin, Y.encodeStateAsUpdate(server.doc))
    twin.clientID = session.clientIds.edit
    textRoot(twin, 'lead').insert(0, 'Doppelt. ')
    Y.applyUpdate(server.doc, Y.encodeStateAsUpdate(twin))
    await passed(200)
    expect(session.getSnapshot().end).toMatchObject({ kind: 'restart' })
  })

  it('[P12] does nothing about what the server holds while it is the same, or something is on the way', async () => {
    const session = await browser.load()
    type(session, ' Noch.')
    await passed(1_000)
    server.tellFingerprint()
    type(session, ' Und.')
    await vi.dynamicImportSettled()
    await passed(1_000)
    server.tellFingerprint()
    writeAsBen('Neu. ')
    await vi.dynamicImportSettled()
    await passed(1_000)
    expect(session.getSnapshot()).toMatchObject({ end: null, badge: { kind: 'saved' } })
    expect(server.reported).toEqual([])
  })

  it('[P12] says so when it holds something else, keeps all of it as a copy, and goes on under other ids with what the server has', async () => {
    const session = await browser.load()
    const twin = new Y.Doc()
    Y.applyUpdate(twin, Y.encodeStateAsUpdate(server.doc))
    twin.clientID = session.clientIds.edit
    server.isForgetful = true
    type(session, ' Meine Worte.')
    textRoot(twin, 'lead').insert(7, ' Deine Worte.')
    const mute = [...server.sockets]
    server.sockets.clear()
    Y.applyUpdate(server.doc, Y.encodeStateAsUpdate(twin))
    for (const socket of mute) server.sockets.add(socket)
    await passed(1_000)
    expect(badgeOf(session)).toEqual({ kind: 'saved' })
    server.tellFingerprint()
    await vi.dynamicImportSettled()
    await passed(100)
    expect(server.reported).toHaveLength(1)
    expect(session.getSnapshot().end).toMatchObject({
      kind: 'restart',
      recovered: { reason: 'differs', text: 'Anfang. Meine Worte.' },
    })
    server.isForgetful = false
    const next = await browser.load()
    expect(leadOf(next.doc)).toBe('Anfang. Deine Worte.')
    expect(next.clientIds.edit).not.toBe(session.clientIds.edit)
    server.tellFingerprint()
    await vi.dynamicImportSettled()
    await passed(100)
    expect(next.getSnapshot().end).toBeNull()
  })

  it('asks to reload when it is too old, and stays readable', async () => {
    const session = await browser.load()
    server.closeAll(CLOSE_CODES.oldSchema)
    await passed(60_000)
    expect(session.getSnapshot()).toMatchObject({ isReadable: true, isWritable: false, refusal: 'outdated' })
    expect(server.addresses).toHaveLength(1)
  })

  it('asks over HTTP when it is refused before the upgrade', async () => {
    const session = await browser.load()
    server.mode = 'refusing'
    server.closeAll(1006)
    browser.standing = { kind: 'gone' }
    await passed(2_000)
    expect(session.getSnapshot().end).toMatchObject({ kind: 'gone' })
  })

  it('backs off when told that it was too much', async () => {
    const session = await browser.load()
    type(session, ' Viel.')
    server.closeAll(CLOSE_CODES.tooMuch)
    await passed(4_000)
    expect(server.addresses).toHaveLength(1)
    expect(badgeOf(session)).toMatchObject({ kind: 'not-saved', reason: 'too-fast' })
    await passed(2_000)
    expect(badgeOf(session).kind).toBe('saved')
  })
})

describe('two tabs and leaving', () => {
  it('the same person in two tabs: both save, none settles the other', async () => {
    const one = await browser.load()
    const two = await browser.load()
    type(one, ' Eins.')
    await passed(500)
    type(two, ' Zwei.')
    await passed(500)
    for (const session of [one, two]) {
      expect(leadOf(session.doc)).toBe('Anfang. Eins. Zwei.')
      await passed(400)
      expect(badgeOf(session).kind).toBe('saved')
    }
  })

  it('waits a moment for the last answer when it is left', async () => {
    const session = await browser.load()
    type(session, ' Letztes.')
    const leaving = session.dispose()
    await passed(100)
    await leaving
    expect(leadOf(server.doc)).toBe('Anfang. Letztes.')
    expect(await browser.store.pages('anna')).toEqual([])
  })

  it('leaves a record behind when the last answer does not come', async () => {
    const session = await browser.load()
    server.isStorageSlow = true
    type(session, ' Letztes.')
    const leaving = session.dispose()
    await passed(6_000)
    await leaving
    expect(await browser.store.pages('anna')).toMatchObject([{ changes: 1 }])
  })
})
