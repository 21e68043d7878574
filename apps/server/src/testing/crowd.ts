import { createHmac, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Role } from '@stet/protocol'
import { TEST_SECRET, type TestServer } from './TestServer.ts'

/** Somebody who is signed in; nobody ever asks for their password. */
export interface Somebody {
  readonly id: string
  readonly cookie: string
}

/** Many people of a role, each signed in: written past the accounts, which would hash a password for each. */
export function crowd({ folder }: TestServer, role: Role, size: number): readonly Somebody[] {
  const database = new DatabaseSync(join(folder, 'accounts.sqlite'))
  const at = new Date().toISOString()
  const until = new Date(Date.now() + 86_400_000).toISOString()
  const addPerson = database.prepare(
    `insert into user (id, name, email, emailVerified, createdAt, updatedAt, role, banned)
     values (?, ?, ?, 0, ?, ?, ?, 0)`,
  )
  const addSession = database.prepare(
    'insert into session (id, token, expiresAt, createdAt, updatedAt, userId) values (?, ?, ?, ?, ?, ?)',
  )
  const people = Array.from({ length: size }, (_, index) => {
    const [id, token] = [randomUUID(), randomUUID()]
    addPerson.run(id, `Person ${index}`, `${id}@desk.example`, at, at, role)
    addSession.run(randomUUID(), token, until, at, at, id)
    const signature = createHmac('sha256', TEST_SECRET).update(token).digest('base64')
    return { id, cookie: `stet.session_token=${encodeURIComponent(`${token}.${signature}`)}` }
  })
  database.close()
  return people
}
