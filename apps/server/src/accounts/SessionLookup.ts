import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { accountSchema, roleSchema, type Account, type Person, type Role } from '@stet/protocol'
import * as z from 'zod/mini'
import type { Actor } from './Actor.ts'
import type { FoundToken } from './ApiTokens.ts'

/** Reads who is behind a session straight from the tables of accounts: two prepared statements, no writes. */
export interface SessionLookup {
  byToken(token: string): Actor | null
  /** The same for a session that may nothing, because the second factor that its role needs is not set up yet. */
  halfwayByToken(token: string): Actor | null
  byId(sessionId: string): Actor | null
  person(userId: string): Person | null
  /** The person whose program shows this token; null for nobody, or somebody who is locked. */
  byApiToken(token: FoundToken): Actor | null
  /** Everybody with a known role, by name. */
  people(): readonly Omit<Account, 'desk' | 'grants'>[]
  /** Sessions that have run out but still stand in the table. */
  runOut(): readonly { readonly token: string; readonly userId: string }[]
  /** Changes whenever another process has written the accounts. */
  writtenElsewhere(): number
}

/** How a session began for whose second factor the provider answers. */
export const OPEN_ID = 'openId'

const ofTable = z.omit(accountSchema, { desk: true, grants: true })

/** As what a token goes where sessions are told apart. */
const API_TOKEN = 'token:'
const apiTokenSession = (tokenId: string) => `${API_TOKEN}${tokenId}`

/** The token that goes as this session; null if it is a person's own. */
export function apiTokenIn(sessionId: string): string | null {
  return sessionId.startsWith(API_TOKEN) ? sessionId.slice(API_TOKEN.length) : null
}

type Row = Record<string, SQLOutputValue>

const SESSION = `
  select session.id as sessionId, session.expiresAt, session.way, user.id, user.name, user.email, user.role, user.banned,
    user.twoFactorEnabled
  from session join user on user.id = session.userId where session.`

/** The tables must exist. `now` is in milliseconds; `needsSecondFactor` says whose password alone is not enough, `grantsOf` what somebody has beyond their role. */
export function createSessionLookup(
  database: DatabaseSync,
  now: () => number,
  needsSecondFactor: (role: Role) => boolean,
  grantsOf: (userId: string) => NonNullable<Actor['grants']>,
): SessionLookup {
  const tokenStatement = database.prepare(`${SESSION}token = ?`)
  const idStatement = database.prepare(`${SESSION}id = ?`)
  const userStatement = database.prepare('select id, name, email, role, banned from user where id = ?')
  const personStatement = database.prepare('select id, name from user where id = ?')
  const peopleStatement = database.prepare(
    'select id, name, email, role, banned, twoFactorEnabled from user order by name, id',
  )
  const runOutStatement = database.prepare('select token, userId from session where expiresAt <= ?')
  const versionStatement = database.prepare('pragma data_version')

  function anyActor(row: Row | undefined): Actor | null {
    if (!row || Date.parse(String(row['expiresAt'])) <= now()) return null
    const known = personIn(row)
    return (
      known && { ...known, grants: grantsOf(known.id), sessionId: String(row['sessionId']), scopes: null }
    )
  }

  /** Who has a second factor gave it, before there was a session: only who has none yet may be halfway. */
  function isHalfway(row: Row | undefined, { role }: Actor): boolean {
    return row?.['twoFactorEnabled'] !== 1 && row?.['way'] !== OPEN_ID && needsSecondFactor(role)
  }

  function actor(row: Row | undefined): Actor | null {
    const known = anyActor(row)
    return known && isHalfway(row, known) ? null : known
  }

  return {
    byToken: (token) => actor(tokenStatement.get(token)),
    halfwayByToken(token) {
      const row = tokenStatement.get(token)
      const known = anyActor(row)
      return known && isHalfway(row, known) ? known : null
    },
    byId: (sessionId) => actor(idStatement.get(sessionId)),
    byApiToken({ id, userId, scopes }) {
      const row = userStatement.get(userId)
      const known = row && personIn(row)
      return known ? { ...known, sessionId: apiTokenSession(id), scopes } : null
    },
    person(userId) {
      const row = personStatement.get(userId)
      return row ? { id: String(row['id']), name: String(row['name']) } : null
    },
    people: () =>
      peopleStatement.all().flatMap(({ banned, twoFactorEnabled, ...row }) => {
        const rest = { isLocked: banned === 1, hasSecondFactor: twoFactorEnabled === 1 }
        const account = ofTable.safeParse({ ...row, ...rest })
        return account.success ? [account.data] : []
      }),
    runOut: () =>
      runOutStatement
        .all(new Date(now()).toISOString())
        .map((row) => ({ token: String(row['token']), userId: String(row['userId']) })),
    writtenElsewhere: () => Number(versionStatement.get()?.['data_version']),
  }
}

/** Null for who is locked, or has a role that there is not. */
function personIn(row: Row): Omit<Actor, 'sessionId' | 'scopes'> | null {
  const role = roleSchema.safeParse(row['role'])
  if (row['banned'] === 1 || !role.success) return null
  return {
    id: String(row['id']),
    name: String(row['name']),
    email: String(row['email']),
    role: role.data,
  }
}
