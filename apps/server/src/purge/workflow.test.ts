import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silent } from '../backup/testing/DeskOnDisk.ts'
import { verifyStore } from '../backup/verifyStore.ts'
import { eventually } from '../sync/testing/eventually.ts'
import { READY, WorkflowDesk } from '../workflow/testing/WorkflowDesk.ts'
import { tracesIn } from './testing/tracesIn.ts'

const NAME = 'Quirlmeyer'
const NAMED = {
  ...READY,
  headline: `${NAME} sperrt Kai`,
  lead: { text: `Der Kai bleibt gesperrt, sagt ${NAME}.` },
}

let desk: WorkflowDesk
beforeAll(async () => {
  desk = await WorkflowDesk.open()
})
afterAll(() => desk.close())

const purge = (id: string) =>
  desk.call(desk.person('chief'), 'POST', `/api/articles/${id}/purge`, { text: NAME, reason: 'Auf Wunsch' })

async function approved(): Promise<string> {
  const id = await desk.article(desk.person('reporter'), NAMED)
  await desk.must(desk.person('reporter'), id, { to: 'in_review' })
  await desk.must(desk.person('editor'), id, { to: 'approved', reason: `${NAME} hat zugestimmt` })
  return id
}

describe('a purge in the workflow', () => {
  it('[U6] ends an approval of what the article does not read any more', async () => {
    const id = await approved()
    expect((await purge(id)).statusCode).toBe(200)
    await eventually(async () => (await desk.where(id)) === 'in_review none')
    await eventually(async () => (await desk.audit(id))[0]?.what === 'approval-void')
    expect(tracesIn(desk.server.folder, NAME)).toEqual([])
  })

  it('[U6] changes at once what is public, and the address under which it is', async () => {
    const id = await approved()
    await desk.must(desk.person('chief'), id, { to: 'published' })
    const before = await desk.slugOf(id)
    expect((await desk.publicly(before)).body).toContain(NAME)
    const { places } = (await purge(id)).json<{ places: Record<string, number> }>()
    expect(places).toMatchObject({ publications: 1, metadata: 1 })
    expect((await desk.publicly(before)).statusCode).toBe(404)
    const now = await desk.publicly(await desk.slugOf(id))
    expect([now.statusCode, now.body.includes(NAME)]).toEqual([200, false])
    expect(tracesIn(desk.server.folder, NAME)).toEqual([])
    // The accounts of this newsroom are elsewhere.
    const { problems } = await verifyStore(desk.server.folder, null, silent)
    expect(problems.map(({ what }) => what).filter((what) => !what.startsWith('accounts'))).toEqual([])
  })

  it('[U4] whatever is kept, commented, changed and decided at the same moment is of before or behind it', async () => {
    const id = await desk.article(desk.person('reporter'), NAMED)
    const [chief, reporter] = [desk.person('chief'), desk.person('reporter')]
    const path = `/api/articles/${id}`
    const calls = Array.from({ length: 12 }, (_, number) => [
      desk.call(chief, 'POST', `${path}/versions`, { name: `Nr. ${number}` }),
      desk.call(chief, 'POST', `${path}/comments`, {
        id: crypto.randomUUID(),
        text: `Nr. ${number}`,
        quote: '',
        anchor: { root: 'lead', ids: [], suggestion: null },
      }),
      desk.call(chief, 'PATCH', path, { desk: `Nr. ${number}` }),
      desk.call(reporter, 'GET', `${path}?view=markup`),
      ...(number === 4
        ? [purge(id), desk.call(reporter, 'POST', `${path}/transitions`, { to: 'in_review' })]
        : []),
    ]).flat()
    const statuses = (await Promise.all(calls)).map(({ statusCode }) => statusCode)
    expect(statuses.filter((status) => status >= 400 && status !== 409)).toEqual([])
    const read = await desk.call(chief, 'GET', `${path}/versions?limit=500`)
    const { versions } = read.json<{ versions: { reason: string }[] }>()
    expect(versions.filter(({ reason }) => reason === 'named')).toHaveLength(12)
    await eventually(() => desk.server.store.scrub())
    expect(tracesIn(desk.server.folder, NAME)).toEqual([])
  })
})
