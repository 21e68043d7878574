import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { accountSchema, roleSchema, type Account, type Person } from '@stet/protocol'
import type { Actor } from './Actor.ts'

/** Reads who is behind a session straight from the tables of accounts: two prepared statements, no writes. */
export interface SessionLookup {
  byToken(token: string): Actor | null
  byId(sessionId: string): Actor | null
  person(userId: string): Person | null
  /** Everybody with a known role, by name. */
  people(): readonly Account[]
  /** Sessions that have run out but still stand in the table. */
  runOut(): readonly { readonly token: string; readonly userId: string }[]
  /** Changes whenever another process has written the accounts. */
  writtenElsewhere(): number
}

type Row = Record<string, SQLOutputValue>

const SESSION = `
  select session.id as sessionId, session.expiresAt, user.id, user.name, user.email, user.role, user.banned
  from session join user on user.id = session.userId where session.`

/** The tables must exist. `now` is in milliseconds. */
export function createSessionLookup(database: DatabaseSync, now: () => number): SessionLookup {
  const tokenStatement = database.prepare(`${SESSION}token = ?`)
  const idStatement = database.prepare(`${SESSION}id = ?`)
  const personStatement = database.prepare('select id, name from user where id = ?')
  const peopleStatement = database.prepare('select id, name, email, role, banned from user order by name, id')
  const runOutStatement = database.prepare('select token, userId from session where expiresAt <= ?')
  const versionStatement = database.prepare('pragma data_version')

  function actor(row: Row | undefined): Actor | null {
    if (!row || row['banned'] === 1) return null
    if (Date.parse(String(row['expiresAt'])) <= now()) return null
    const role = roleSchema.safeParse(row['role'])
    if (!role.success) return null
    return {
      id: String(row['id']),
      name: String(row['name']),
      email: String(row['email']),
      role: role.data,
      sessionId: String(row['sessionId']),
    }
  }

  return {
    byToken: (token) => actor(tokenStatement.get(token)),
    byId: (sessionId) => actor(idStatement.get(sessionId)),
    person(userId) {
      const row = personStatement.get(userId)
      return row ? { id: String(row['id']), name: String(row['name']) } : null
    },
    people: () =>
      peopleStatement.all().flatMap(({ banned, ...row }) => {
        const account = accountSchema.safeParse({ ...row, isLocked: banned === 1 })
        return account.success ? [account.data] : []
      }),
    runOut: () =>
      runOutStatement
        .all(new Date(now()).toISOString())
        .map((row) => ({ token: String(row['token']), userId: String(row['userId']) })),
    writtenElsewhere: () => Number(versionStatement.get()?.['data_version']),
  }
}
