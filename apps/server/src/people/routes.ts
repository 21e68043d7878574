import {
  accountListSchema,
  accountSchema,
  createPersonRequestSchema,
  peopleDirectorySchema,
  personPatchSchema,
  type Account,
  type PersonPatch,
  type Role,
} from '@stet/protocol'
import * as z from 'zod/mini'
import type { Actor } from '../accounts/Actor.ts'
import type { OpenAccounts } from '../accounts/openAccounts.ts'
import { HttpProblem } from '../http/HttpProblem.ts'
import type { Routes } from '../http/route.ts'
import { withoutUndefined } from '../http/withoutUndefined.ts'
import { GRANTABLE } from '../permissions.ts'
import type { AuditEntry } from '../storage/AuditEntry.ts'
import type { Store } from '../storage/Store.ts'

export interface PeopleRouteParts {
  readonly accounts: OpenAccounts
  readonly store: Pick<Store, 'addAuditEntry'>
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** The calls about people, for those who manage accounts. Nobody is ever deleted: names stand beside texts. */
export function addPeopleRoutes(routes: Routes, { accounts, store, now }: PeopleRouteParts): void {
  const note = (by: Actor, what: string, detail: AuditEntry['detail']) =>
    store.addAuditEntry({ at: now(), person: by.id, article: null, what, detail })
  const find = (id: string): Account => {
    const account = accounts.people().find((person) => person.id === id)
    if (!account) throw new HttpProblem('not-found', 'There is no such person.')
    return account
  }

  routes.add(
    {
      method: 'GET',
      url: '/api/people',
      summary: 'Everybody with an account',
      access: 'manageAccounts',
      answer: { status: 200, schema: accountListSchema },
    },
    () => ({ people: accounts.people() }),
  )

  routes.add(
    {
      method: 'GET',
      url: '/api/people/directory',
      summary: 'Who works here and at which desk, to be mentioned or to be given work',
      access: 'seePeople',
      answer: { status: 200, schema: peopleDirectorySchema },
    },
    () => {
      const homes = accounts.desks.homes()
      const present = accounts.people().filter(({ isLocked }) => !isLocked)
      return { people: present.map(({ id, name }) => ({ id, name, desk: homes.get(id)?.name ?? '' })) }
    },
  )

  routes.add(
    {
      method: 'POST',
      url: '/api/people',
      summary: 'Gives somebody an account',
      access: 'manageAccounts',
      body: createPersonRequestSchema,
      answer: { status: 201, schema: accountSchema },
    },
    async ({ body, actor }) => {
      const created = await accounts.createPerson(body)
      if (created) {
        await note(actor, 'account-made', { who: created.id, role: body.role })
        return find(created.id)
      }
      const errors = [{ path: 'email', message: 'belongs to another account' }]
      throw new HttpProblem('conflict', 'This address belongs to another account.', errors)
    },
  )

  routes.add(
    {
      method: 'PATCH',
      url: '/api/people/:id',
      summary:
        'Changes a role, what somebody has beyond it, a name, a desk or a password, locks, signs out everywhere, or takes a second factor off',
      access: 'manageAccounts',
      params: z.object({ id: z.string() }),
      body: personPatchSchema,
      answer: { status: 200, schema: accountSchema },
    },
    async ({ params, body, actor }) => {
      const { role } = find(params.id)
      refuseToLockOneselfOut(params.id, body, actor)
      if (typeof body.desk === 'string' && !accounts.desks.list().some(({ id }) => id === body.desk)) {
        const errors = [{ path: 'desk', message: 'is no desk' }]
        throw new HttpProblem('invalid-request', 'There is no such desk.', errors)
      }
      if (body.grants) refuseGrants(params.id, body.grants, body.role ?? role, actor)
      await accounts.changePerson(params.id, body)
      if (body.grants) accounts.grant(params.id, body.grants.map(asStored), actor.id)
      await note(actor, 'account-changed', changesOnRecord(params.id, body))
      return find(params.id)
    },
  )
}

/** Names and passwords are not put on record, only that they were changed. */
function changesOnRecord(who: string, { name, password, ...rest }: PersonPatch): AuditEntry['detail'] {
  return {
    who,
    ...withoutUndefined(rest),
    ...(name === undefined ? {} : { name: true }),
    ...(password === undefined ? {} : { password: true }),
  }
}

type Granted = NonNullable<PersonPatch['grants']>

/** Nobody gives themselves anything, nor a role what the table of permissions does not let it have. */
function refuseGrants(id: string, grants: Granted, role: Role, actor: Actor): void {
  if (id === actor.id) {
    const errors = [{ path: 'grants', message: 'cannot be changed by oneself' }]
    throw new HttpProblem('conflict', 'Nobody can give themselves rights.', errors)
  }
  const errors = grants.flatMap(({ right }, index) => [
    ...(GRANTABLE[right].includes(role)
      ? []
      : [{ path: `grants[${index}].right`, message: `cannot be given to a ${role}` }]),
    ...(grants.findIndex((other) => other.right === right) === index
      ? []
      : [{ path: `grants[${index}].right`, message: 'is given twice' }]),
  ])
  if (errors.length > 0)
    throw new HttpProblem('invalid-request', 'The request gives what cannot be given.', errors)
}

function asStored({ right, until }: Granted[number]) {
  return { right, until: until === null ? null : Date.parse(until) }
}

/** So that there is always somebody left who can manage accounts. */
function refuseToLockOneselfOut(id: string, { role, isLocked }: PersonPatch, actor: Actor): void {
  if (id !== actor.id || (role === undefined && !isLocked)) return
  const errors = [{ path: role === undefined ? 'isLocked' : 'role', message: 'cannot be changed by oneself' }]
  throw new HttpProblem('conflict', 'Nobody can take their own rights away.', errors)
}
