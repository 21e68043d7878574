import { afterEach, expect, it } from 'vitest'
import { awarenessStates as states } from './testing/awarenessStates.ts'
import { eventually } from './testing/eventually.ts'
import { RawClient } from './testing/RawClient.ts'
import { seenBy } from './testing/seenBy.ts'
import { SyncServer } from './testing/SyncServer.ts'

let server: SyncServer

afterEach(async () => {
  await server.close()
})

const open = (name: string, articleId: string, query = '') =>
  RawClient.open(`ws://127.0.0.1:${server.port}/sync/${articleId}${query}`, server.headersOf(name))

const caret = (at: number) => JSON.stringify({ user: { id: 'anna' }, cursor: { anchor: at, head: at } })
const anna = { id: 'anna', name: 'ANNA' }

it('[S40] the server says who somebody is; nobody speaks for somebody else', async () => {
  server = await SyncServer.open()
  const id = await server.article()
  const [one, two, reader] = [
    await open('anna', id, '?edit=11'),
    await open('ben', id),
    await open('dora', id),
  ]
  one.awareness(states([11, 1, caret(3)]))
  await reader.until(() => seenBy(reader).has(11))
  expect(seenBy(reader).get(11)).toMatchObject({ user: anna, cursor: { anchor: 3 } })
  two.awareness(states([22, 1, JSON.stringify({ user: { id: 'anna', name: 'Anna', color: 1 } })]))
  two.awareness(states([11, 9_999_999_999_999, '{"cursor":null}'], [11, 2, 'null']))
  two.awareness(states([22, 2, '{"last":true}']))
  await reader.until(() => JSON.stringify([seenBy(reader).get(22)]).includes('last'))
  expect(seenBy(reader).get(22)).toMatchObject({ user: { id: 'ben', name: 'BEN' } })
  expect(seenBy(reader).get(11)).toMatchObject({ user: anna, cursor: { anchor: 3 } })
  reader.awareness(states([33, 1, '{"cursor":null}']))
  await one.until(() => seenBy(one).has(33))
  expect(seenBy(one).get(33)).toMatchObject({ user: { id: 'dora' } })
  expect(server.sync.rooms.people(id).map((person) => person.color)).toHaveLength(3)
})

it('[S41] who leaves is gone at once, for newcomers too, and is seen again when back under the same clientID', async () => {
  server = await SyncServer.open()
  const id = await server.article()
  const reader = await open('ben', id)
  for (const query of ['?edit=11', '']) {
    const tab = await open('anna', id, query)
    tab.awareness(states([11, 1, caret(1)]))
    await reader.until(() => seenBy(reader).has(11))
    tab.terminate()
    await reader.until(() => !seenBy(reader).has(11))
    reader.awareness(states([11, 9_999_999_999_999, caret(9)]))
    expect(server.sync.rooms.people(id).map((person) => person.id)).not.toContain('anna')
  }
  const newcomer = await (await open('dora', id)).synced()
  expect(seenBy(newcomer).has(11)).toBe(false)
})

it('[S42] a reload and a second tab are one person; a socket that stopped answering is gone after two heartbeats', async () => {
  server = await SyncServer.open({ heartbeat: 100 })
  const id = await server.article()
  const changes: string[][] = []
  server.sync.rooms.onPeopleChange((_id, people) => changes.push(people.map((person) => person.id)))
  const first = await open('anna', id, '?edit=11')
  const second = await open('anna', id, '?edit=12')
  first.terminate()
  await eventually(() => server.sync.rooms.size().sockets === 1)
  const asleep = await open('ben', id, '?edit=21')
  asleep.awareness(states([21, 1, '{"cursor":null}']))
  await second.until(() => seenBy(second).has(21))
  asleep.freeze()
  await second.until(() => !seenBy(second).has(21))
  await eventually(() => server.sync.rooms.size().sockets === 1)
  expect(changes).toEqual([['anna'], ['anna', 'ben'], ['anna']])
  expect(second.count('awareness')).toBeGreaterThan(2)
})

it('[S43] a tab that comes back before its old socket is found dead takes its caret over', async () => {
  server = await SyncServer.open()
  const id = await server.article()
  const reader = await open('ben', id)
  const old = await open('anna', id, '?edit=11')
  old.awareness(states([11, 5, caret(1)]))
  await reader.until(() => seenBy(reader).has(11))
  const back = await open('anna', id, '?edit=11')
  back.awareness(states([11, 5, caret(2)]))
  await reader.until(() => JSON.stringify([seenBy(reader).get(11)]).includes('"anchor":2'))
  old.terminate()
  await eventually(() => server.sync.rooms.size().sockets === 2)
  expect(seenBy(reader).get(11)).toMatchObject({ user: anna, cursor: { anchor: 2 } })
})
