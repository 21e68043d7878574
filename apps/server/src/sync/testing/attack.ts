import { originsRoot, read } from '@stet/article'
import * as Y from 'yjs'
import { expect, it } from 'vitest'
import { encodeUpdate } from './encodeUpdate.ts'
import type { RawDeletion, RawStruct } from './encodeUpdate.ts'
import { ANNA, CHRIS, hostileDesk, idOf } from './hostileDesk.ts'
import type { LiveDesk, RawPage } from './LiveDesk.ts'

/** Makes the update that Chris attacks with. */
export type Attack = (page: RawPage, desk: LiveDesk) => Uint8Array

const asOthersRead = (doc: Y.Doc) =>
  (['original', { without: 'chris' }] as const).map((view) => JSON.stringify(read(doc, view)))

/** The text of the article. */
export const body = (doc: Y.Doc) => doc.getText('body')
/** What comes of writing on Chris's page. */
export const write =
  (edit: (doc: Y.Doc) => void, client = CHRIS): Attack =>
  (page) =>
    page.write(client, edit)
const next = (desk: LiveDesk, client: number) => Y.getState(desk.live.doc.store, client)
/** Structs and deletions that no library would write. */
export const raw =
  (
    build: (desk: LiveDesk) => { structs?: readonly RawStruct[]; deletions?: readonly RawDeletion[] },
  ): Attack =>
  (_page, desk) => {
    const { structs = [], deletions = [] } = build(desk)
    return encodeUpdate(structs, deletions)
  }
/** A struct of Chris's own, at the next clock. */
export const own = (desk: LiveDesk, struct: Partial<RawStruct>): RawStruct => ({
  client: CHRIS,
  clock: next(desk, CHRIS),
  parent: 'body',
  content: { text: 'x' },
  ...struct,
})
/** Text that says it is a copy of something. */
export const copyOf =
  (text: string, of: (doc: Y.Doc, to: readonly [number, number]) => unknown, k = 'move'): Attack =>
  (page) =>
    page.write(CHRIS, (doc) => {
      body(doc).insert(1, text)
      const to = idOf(body(doc), 1)
      originsRoot(doc).set(`${CHRIS}.z`, { k, n: 15, of: [of(doc, to)] } as never)
    })

/** Lets Chris, who may only suggest, attack; everybody else must read, to the byte, what they read before. */
export function attack(build: Attack) {
  const desk = hostileDesk()
  const everybody = [desk.page('anna'), desk.page('ben')]
  const page = desk.page('chris')
  const before = asOthersRead(desk.live.doc)
  const stored = Y.encodeStateAsUpdate(desk.live.doc)
  const told = desk.taken.length
  const result = page.send(build(page, desk))
  for (const { update } of desk.taken.slice(told)) {
    for (const { doc } of everybody) {
      Y.applyUpdate(doc, update)
      expect(asOthersRead(doc)).toEqual(before)
    }
  }
  const { doc } = desk.live
  for (const reader of [doc, ...everybody.map((each) => each.doc), desk.page('ben').doc]) {
    expect(asOthersRead(reader)).toEqual(before)
  }
  return { result, isUntouched: Buffer.from(stored).equals(Y.encodeStateAsUpdate(doc)), doc }
}

/** The characters that Anna moved away; deleted since. */
export function movedAway(doc: Y.Doc): readonly [client: number, clock: number] {
  const entry = originsRoot(doc).get(`${ANNA}.m`)
  const [, , , client, clock] = entry?.k === 'paste' || entry?.k === 'check' ? [] : (entry?.of[0] ?? [])
  return [client ?? -1, clock ?? -1]
}

/** The first stretch of text of a client. */
export function firstText(doc: Y.Doc, client: number): readonly [number, number, number] {
  for (const item of doc.store.clients.get(client) ?? []) {
    if (item instanceof Y.Item && item.parentSub === null) return [client, item.id.clock, item.length]
  }
  throw new Error('no text')
}

/** The text of known characters of one client. */
export function textAt(doc: Y.Doc, [client, clock]: readonly [number, number], length: number): string {
  const { content, id } = Y.getItem(doc.store, Y.createID(client, clock))
  return content instanceof Y.ContentString
    ? content.str.slice(clock - id.clock, clock - id.clock + length)
    : ''
}

/** An attack, and the close code and the reason that answer it. */
export type RefusedAttack = readonly [what: string, code: number, reason: string, build: Attack]

/** Each is answered with its code and reason, and leaves no trace. */
export function refuses(attacks: readonly RefusedAttack[]): void {
  it.each(attacks.map(([what, code, reason, build]) => ({ what, code, reason, build })))(
    '$what',
    ({ code, reason, build }) => {
      const { result, isUntouched } = attack(build)
      expect(result).toEqual({ ok: false, code, reason })
      expect(isUntouched).toBe(true)
    },
  )
}
