import { deskListSchema, deskPatchSchema, deskSchema, newDeskRequestSchema, type Desk } from '@stet/protocol'
import * as z from 'zod/mini'
import type { StoredDesk } from '../accounts/Desks.ts'
import { HttpProblem } from '../http/HttpProblem.ts'
import type { ArticleParts } from '../articles/ArticleParts.ts'
import type { Routes } from '../http/route.ts'
import { moveToDesk } from './moveToDesk.ts'
import type { AuditEntry } from '../storage/AuditEntry.ts'
import type { PeopleRouteParts } from './routes.ts'

const paramsSchema = z.object({ desk: z.string() })

/** The calls about desks. */
export function addDeskRoutes(
  routes: Routes,
  { accounts, store, now }: PeopleRouteParts,
  articles: ArticleParts,
): void {
  const { desks } = accounts
  const present = ({ id, name, members }: StoredDesk): Desk => ({
    id,
    name,
    people: members
      .map((member) => accounts.person(member))
      .filter((person) => person !== null)
      .toSorted((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
  })
  const find = (id: string): StoredDesk => {
    const desk = desks.list().find((each) => each.id === id)
    if (!desk) throw new HttpProblem('not-found', 'There is no such desk.')
    return desk
  }
  const refuseStrangers = (people: readonly string[]) => {
    const errors = people.flatMap((id, index) =>
      accounts.person(id) ? [] : [{ path: `people[${index}]`, message: 'is nobody with an account here' }],
    )
    if (errors.length > 0)
      throw new HttpProblem('invalid-request', 'The request names unknown people.', errors)
  }
  const note = (person: string, what: string, desk: string, detail: AuditEntry['detail'] = {}) =>
    store.addAuditEntry({ at: now(), person, article: null, what, detail: { desk, ...detail } })
  const rename = async (by: string, { id, name: from }: StoredDesk, to: string) => {
    if (desks.list().some(({ name }) => name === to)) throw taken(to)
    // First, so that whoever repeats what failed on the way finds the desk under its old name, and goes on.
    const moved = await moveToDesk(articles, from, to)
    if (!desks.rename(id, to)) {
      await moveToDesk(articles, to, from)
      throw taken(to)
    }
    await note(by, 'desk-renamed', id, { from, to, articles: moved })
  }

  routes.add(
    {
      method: 'GET',
      url: '/api/desks',
      summary: 'The desks and who belongs to them',
      access: 'seePeople',
      answer: { status: 200, schema: deskListSchema },
    },
    () => ({ desks: desks.list().map(present) }),
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/desks',
      summary: 'Opens a desk',
      access: 'manageAccounts',
      body: newDeskRequestSchema,
      answer: { status: 201, schema: deskSchema },
    },
    async ({ actor, body: { name, people = [] } }) => {
      refuseStrangers(people)
      const id = desks.add(name, people)
      if (id === null) throw taken(name)
      await note(actor.id, 'desk-opened', id)
      return present(find(id))
    },
  )

  routes.add(
    {
      method: 'PATCH',
      url: '/api/desks/:desk',
      summary: 'Names a desk otherwise, or says who belongs to it',
      access: 'manageAccounts',
      params: paramsSchema,
      body: deskPatchSchema,
      answer: { status: 200, schema: deskSchema },
    },
    async ({ actor, params: { desk }, body: { name, people } }) => {
      const known = find(desk)
      const { id } = known
      if (name === undefined && people === undefined)
        throw new HttpProblem('invalid-request', 'The request names nothing to change.')
      if (people) refuseStrangers(people)
      if (name !== undefined && name !== known.name) await rename(actor.id, known, name)
      if (people) {
        desks.setMembers(id, people)
        await note(actor.id, 'desk-changed', id)
      }
      return present(find(id))
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/desks/:desk/close',
      summary: 'Closes a desk; articles that name it keep its name',
      access: 'manageAccounts',
      params: paramsSchema,
      answer: { status: 204 },
    },
    async ({ actor, params: { desk }, reply }) => {
      const { id } = find(desk)
      desks.remove(id)
      await note(actor.id, 'desk-closed', id)
      return reply.send()
    },
  )
}

function taken(name: string): HttpProblem {
  const errors = [{ path: 'name', message: 'is the name of another desk' }]
  return new HttpProblem('conflict', `There is a desk ${name} already.`, errors)
}
