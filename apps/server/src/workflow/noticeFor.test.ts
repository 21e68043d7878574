import type * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WorkflowDesk } from './testing/WorkflowDesk.ts'

let desk: WorkflowDesk
beforeAll(async () => {
  desk = await WorkflowDesk.open()
})
afterAll(() => desk.close())

/** Suggests one word of the lead in the place of another. */
const replace = (word: string, by: string) => (doc: Y.Doc) => {
  const lead = doc.getText('lead')
  const at = lead.toString().indexOf(word)
  const item = lead._start
  const ids = [[item?.id.client, (item?.id.clock ?? 0) + at, word.length]]
  doc.getMap('spans').set(`${doc.clientID}.1`, { t: 'del', ids, n: 1 })
  lead.insert(at + word.length, by)
}

describe('[W15] the notice of a correction', () => {
  it('is drafted from what is only suggested, for everybody, and not from what was rejected', async () => {
    const [reporter, chief] = [desk.person('reporter'), desk.person('chief')]
    const id = await desk.articleIn('published')
    const draft = async (by = chief) => (await desk.standing(id, by)).draftNotice
    await desk.must(reporter, id, { to: 'correction', reason: 'Ein Leser fand einen Fehler.' })
    expect(await draft()).toBeNull()
    await (await desk.page(reporter, id)).write('suggest', replace('Montag', 'Dienstag'))
    const says = 'In einer früheren Version hieß es „Montag“ statt „Dienstag“. Wir haben das korrigiert.'
    expect(await draft()).toBe(says)
    expect(await draft(desk.person('viewer'))).toBe(says)
    await desk.resolveAll(chief, id, 'reject')
    expect(await draft()).toBeNull()
  })

  it('is none of what is not public', async () => {
    const id = await desk.articleIn('in_review')
    await (await desk.page(desk.person('reporter'), id)).write('suggest', replace('Montag', 'Dienstag'))
    expect((await desk.standing(id)).draftNotice).toBeNull()
  })
})
