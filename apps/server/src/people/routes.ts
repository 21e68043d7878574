import {
  accountListSchema,
  accountSchema,
  createPersonRequestSchema,
  personPatchSchema,
  type Account,
  type PersonPatch,
} from '@stet/protocol'
import * as z from 'zod/mini'
import type { Actor } from '../accounts/Actor.ts'
import type { OpenAccounts } from '../accounts/openAccounts.ts'
import { HttpProblem } from '../http/HttpProblem.ts'
import type { Routes } from '../http/route.ts'

/** The calls about people, for those who manage accounts. Nobody is ever deleted: names stand beside texts. */
export function addPeopleRoutes(routes: Routes, accounts: OpenAccounts): void {
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
      method: 'POST',
      url: '/api/people',
      summary: 'Gives somebody an account',
      access: 'manageAccounts',
      body: createPersonRequestSchema,
      answer: { status: 201, schema: accountSchema },
    },
    async ({ body }) => {
      const created = await accounts.createPerson(body)
      if (created) return find(created.id)
      const errors = [{ path: 'email', message: 'belongs to another account' }]
      throw new HttpProblem('conflict', 'This address belongs to another account.', errors)
    },
  )

  routes.add(
    {
      method: 'PATCH',
      url: '/api/people/:id',
      summary: 'Changes a role, a name or a password, locks, or signs out everywhere',
      access: 'manageAccounts',
      params: z.object({ id: z.string() }),
      body: personPatchSchema,
      answer: { status: 200, schema: accountSchema },
    },
    async ({ params, body, actor }) => {
      find(params.id)
      refuseToLockOneselfOut(params.id, body, actor)
      await accounts.changePerson(params.id, body)
      return find(params.id)
    },
  )
}

/** So that there is always somebody left who can manage accounts. */
function refuseToLockOneselfOut(id: string, { role, isLocked }: PersonPatch, actor: Actor): void {
  if (id !== actor.id || (role === undefined && !isLocked)) return
  const errors = [{ path: role === undefined ? 'isLocked' : 'role', message: 'cannot be changed by oneself' }]
  throw new HttpProblem('conflict', 'Nobody can take their own rights away.', errors)
}
