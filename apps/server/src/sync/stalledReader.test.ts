import { CLOSE_CODES } from '@stet/protocol'
import { afterEach, expect, it } from 'vitest'
import type * as Y from 'yjs'
import type { SyncSettings } from './SyncSettings.ts'
import { eventually } from './testing/eventually.ts'
import { contentOf } from './testing/honestEdits.ts'
import { metricOf } from './testing/metricOf.ts'
import { RawClient } from './testing/RawClient.ts'
import { SyncServer } from './testing/SyncServer.ts'

const MIB = 1024 * 1024
const BLOCK = 256 * 1024

let server: SyncServer
let articleId: string

const start = async (settings: Partial<SyncSettings>) => {
  server = await SyncServer.open({
    socketBytes: { burst: 1e9, perSecond: 1e9 },
    personBytes: { burst: 1e9, perSecond: 1e9 },
    ...settings,
  })
  articleId = await server.article('')
}
afterEach(() => server.close())

const open = async (name: string, query = '') => {
  const address = `ws://127.0.0.1:${server.port}/sync/${articleId}${query}`
  return (await RawClient.open(address, server.headersOf(name))).synced()
}
const metric = (line: string) => metricOf(server.sync, line)
const body = (doc: Y.Doc) => doc.getText('body')

/** Writes a block and takes the one before away again, until so many bytes were written and are on disk. */
async function writeBlocks(client: RawClient, bytes: number, look = () => {}): Promise<void> {
  for (let number = 1; number <= bytes / BLOCK; number += 1) {
    client.write(71, (doc) => {
      body(doc).insert(0, String(number % 10).repeat(BLOCK))
      body(doc).delete(BLOCK, body(doc).length - BLOCK)
    })
    await client.acknowledged(number)
    look()
  }
}

it('[S50] [S57] beside a reader that stops reading others hear everything, and little waits for it; when it reads on it catches up', async () => {
  await start({ readWithin: 600_000 })
  const anna = await open('anna', '?edit=71&ack=1')
  const stuck = await open('ben', '?edit=81&ack=1')
  const dora = await open('dora')
  stuck.freeze()
  let most = 0
  await writeBlocks(anna, 32 * MIB, () => {
    most = Math.max(most, metric('stet_waiting_bytes'))
  })
  await eventually(() => metric('stet_readers_behind') === 1)
  // For who is stuck, and for dora, who may be late herself.
  expect(most).toBeLessThan(4 * MIB)
  stuck.write(81, (doc) => doc.getText('lead').insert(0, 'written all the same'))
  await dora.until(() => dora.doc.getText('lead').length > 0 && body(dora.doc).length === BLOCK)
  const before = stuck.heard.length
  stuck.thaw()
  await stuck.acknowledged(1)
  expect(contentOf(stuck.doc)).toEqual(contentOf(dora.doc))
  const heard = stuck.heard.slice(before)
  expect(heard.length).toBeLessThan(32 * (MIB / BLOCK))
  // A fingerprint comes when its time is there, between what else comes.
  const kinds = heard.map(({ kind }) => kind).filter((kind) => kind !== 'fingerprint')
  expect(kinds.slice(-2)).toEqual(['update', 'acknowledge'])
  expect(metric('stet_readers_behind')).toBe(0)
  expect(metric('stet_slow_readers_total')).toBe(0)
  anna.write(71, (doc) => doc.getText('lead').insert(0, '!'))
  await stuck.until(() => stuck.doc.getText('lead').toString().startsWith('!'))
})

it('[S50] [P11] who reads nothing is closed with 4503, and has everything when it comes back', async () => {
  await start({ readWithin: 200, heartbeat: 60_000 })
  const anna = await open('anna', '?edit=71&ack=1')
  const stuck = await open('dora')
  stuck.freeze()
  await writeBlocks(anna, 20 * MIB)
  await eventually(() => metric('stet_slow_readers_total') === 1)
  expect(server.sync.rooms.people(articleId).map((person) => person.id)).toEqual(['anna'])
  stuck.thaw()
  expect(await stuck.ending).toEqual({ code: CLOSE_CODES.busy })
  expect(stuck.reason).toBe('reads too slowly')
  const address = `ws://127.0.0.1:${server.port}/sync/${articleId}`
  const back = await (await RawClient.open(address, server.headersOf('dora'), stuck.doc)).synced()
  expect(contentOf(back.doc)).toEqual(contentOf(anna.doc))
})
