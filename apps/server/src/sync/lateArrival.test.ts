import { afterEach, beforeEach, expect, it } from 'vitest'
import { RawClient } from './testing/RawClient.ts'
import { SyncServer } from './testing/SyncServer.ts'

let server: SyncServer
let articleId: string
beforeEach(async () => {
  server = await SyncServer.open()
  articleId = await server.article('Stand')
})
afterEach(() => server.close())

const come = (name: string, query = '') =>
  new RawClient(`ws://127.0.0.1:${server.port}/sync/${articleId}${query}`, server.headersOf(name))

/** Loading waits until what is returned is called; `begun` resolves when it waits. */
function holdLoading() {
  const held = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  server.store.beforeLoad = () => {
    begun.resolve()
    return held.promise
  }
  return { begun: begun.promise, go: held.resolve }
}

it('[S68] who was signed out while the article was loaded is not let in', async () => {
  const { begun, go } = holdLoading()
  const anna = come('anna')
  await begun
  server.change('anna', 'signedOut')
  go()
  expect(await anna.ending).toEqual({ status: 401 })
})

it('[S68] whose role changed while the article was loaded comes in as what they are now', async () => {
  const { begun, go } = holdLoading()
  const anna = come('anna', '?edit=21')
  await begun
  server.change('anna', 'view')
  go()
  await anna.opened()
  anna.write(21, (doc) => doc.getText('headline').insert(0, 'x'))
  expect(await anna.ending).toEqual({ code: 4403 })
})

/** Does something so many turns of the queue after the article was looked at for the last time before a seat is taken. */
function afterLastLook(turns: number, change: () => void): void {
  const getArticle = server.store.getArticle.bind(server.store)
  let looks = 0
  server.store.getArticle = async (id) => {
    const row = await getArticle(id)
    looks += 1
    if (looks === 2) {
      void (async () => {
        for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
        change()
      })()
    }
    return row
  }
}

it.each(['the session ends', 'the article is closed'])(
  '[S68] %s in whatever moment before somebody takes their seat: nobody stays',
  async (what) => {
    const stayed: number[] = []
    for (let turns = 0; turns < 30; turns += 1) {
      server.ended.delete('anna')
      articleId = await server.article('Stand')
      afterLastLook(turns, () => {
        if (what === 'the session ends') server.change('anna', 'signedOut')
        else server.sync.rooms.closeArticle(articleId, 4410)
      })
      // All turns are over before the server reads what she asks.
      const anna = come('anna')
      await anna
        .opened()
        .then(() => anna.synced())
        .then(
          () => stayed.push(turns),
          () => anna.ending,
        )
      Reflect.deleteProperty(server.store, 'getArticle')
    }
    expect(stayed).toEqual([])
    expect(server.sync.rooms.size().sockets).toBe(0)
  },
)
