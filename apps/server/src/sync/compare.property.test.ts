import { array, assert, asyncProperty, constantFrom, nat, record } from 'fast-check'
import type * as Y from 'yjs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { metricOf } from './testing/metricOf.ts'
import { RawClient } from './testing/RawClient.ts'
import { SyncServer } from './testing/SyncServer.ts'

let server: SyncServer
beforeAll(async () => {
  server = await SyncServer.open({ compareAfter: 0, compareEvery: 1, restAfter: 3 })
})
afterAll(() => server.close())

const people = ['anna', 'ben', 'chris'] as const
const FIELDS = ['headline', 'lead', 'body'] as const

/** What somebody does: writes, deletes, writes on before it is sent, comes back on a new socket, or waits for the disk. */
const step = record({
  who: nat(people.length - 1),
  what: constantFrom('insert', 'insert', 'insert', 'delete', 'offline', 'return', 'wait'),
  field: constantFrom(...FIELDS),
  at: nat(1_000),
  length: nat(8),
})

let articles = 0
let compared = 0

it('[S70] honest pages that write at the same time, offline and online, raise no alarm', async () => {
  await assert(
    asyncProperty(array(step, { minLength: 20, maxLength: 60, size: 'max' }), async (steps) => {
      articles += 1
      const id = await server.article('Stand')
      const open = (who: number, doc?: Y.Doc) => {
        const query = `?edit=${who + 11}&suggest=${who + 21}&ack=1`
        const address = `ws://127.0.0.1:${server.port}/sync/${id}${query}`
        return RawClient.open(address, server.headersOf(people[who] ?? ''), doc).then((client) =>
          client.synced(),
        )
      }
      const clients = await Promise.all(people.map((_, who) => open(who)))
      const all = [...clients]
      let barrier = 0
      for (const { who, what, field, at, length } of steps) {
        const client = clients[who]
        if (!client) continue
        const isSuggesting = people[who] === 'chris'
        const own = who + (isSuggesting ? 21 : 11)
        const write = (doc: Y.Doc): void => {
          const text = doc.getText(field)
          if (what === 'delete' && !isSuggesting) {
            const from = at % (text.length + 1)
            text.delete(from, Math.min(length, text.length - from))
          } else text.insert(at % (text.length + 1), 'wortlaut'.slice(0, length + 1))
        }
        if (what === 'wait') await client.acknowledged((barrier += 1))
        else if (what === 'return') {
          client.terminate()
          clients[who] = await open(who, client.doc)
          all.push(clients[who])
        } else if (what === 'offline') client.edit(own, write)
        else {
          client.edit(own, write)
          client.sendAll()
        }
      }
      for (const client of clients) {
        client.sendAll()
        await client.acknowledged((barrier += 1))
      }
      for (const client of clients) {
        await client.until(() => client.compared.at(-1) === 'same' || client.compared.includes('differs'))
      }
      for (const client of all) {
        expect(client.compared).not.toContain('differs')
        compared += client.compared.filter((found) => found === 'same').length
        client.close()
      }
    }),
    { numRuns: 40, endOnFailure: true },
  )
  expect(metricOf(server.sync, 'stet_alarms_total{alarm="differs"}')).toBe(0)
  console.log(`${articles} articles, ${compared} comparisons at the same moment, no difference`)
})
