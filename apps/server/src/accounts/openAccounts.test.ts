import crypto from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openAccounts, type OpenAccounts } from './openAccounts.ts'

const PASSWORD = 'long enough'
let folder: string
let accounts: OpenAccounts
let clock: { ahead: number }

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stet-accounts-'))
  clock = { ahead: 0 }
  accounts = await open()
})
afterEach(async () => {
  accounts.close()
  await rm(folder, { recursive: true })
})

function open(areCookiesSecure = false) {
  return openAccounts({
    path: join(folder, 'accounts.sqlite'),
    secret: 'a secret of more than thirty-two characters, Wdr7',
    areCookiesSecure,
    now: () => Date.now() + clock.ahead,
    log: () => undefined,
    watchEvery: 20,
  })
}

async function createAnna() {
  const created = await accounts.createPerson({
    name: 'Anna Weber',
    email: 'Anna@desk.example',
    password: PASSWORD,
    role: 'reporter',
  })
  if (!created) throw new Error('not created')
  return created.id
}

async function signIn() {
  const signedIn = await accounts.signIn({ email: 'anna@desk.example', password: PASSWORD }, {})
  if (!signedIn?.actor) throw new Error('refused')
  return { ...signedIn, headers: { cookie: (signedIn.cookies[0] ?? '').split(';')[0] ?? '' } }
}

/** Every password hash that the work computes, by its length and its costs. */
async function countHashes<T>(work: () => Promise<T>) {
  const { scrypt } = crypto
  const hashes: unknown[] = []
  const counting = (...[password, salt, length, costs, done]: Parameters<typeof scrypt>) => {
    hashes.push([length, costs])
    scrypt(password, salt, length, costs, done)
  }
  try {
    Object.assign(crypto, { scrypt: counting })
    syncBuiltinESMExports()
    return { value: await work(), hashes }
  } finally {
    Object.assign(crypto, { scrypt })
    syncBuiltinESMExports()
  }
}

/** Resolves with the first change about this person, or about anybody. */
function nextChange(): Promise<string | null> {
  return new Promise((resolve) => {
    const stop = accounts.onChange(({ userId }) => {
      stop()
      resolve(userId)
    })
  })
}

describe('accounts', () => {
  it('signs a person in with a cookie that scripts cannot read, and knows who sends it', async () => {
    const id = await createAnna()
    const { cookies, headers, actor } = await signIn()
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatch(/^stet\.session_token=/)
    expect(cookies[0]).toMatch(/; HttpOnly/)
    expect(cookies[0]).toMatch(/; SameSite=Lax/)
    expect(cookies[0]).not.toMatch(/; Secure/)
    expect(actor).toMatchObject({ id, name: 'Anna Weber', email: 'anna@desk.example', role: 'reporter' })
    expect(accounts.authenticate(headers)).toEqual(actor)
    expect(accounts.authenticate({ cookie: `theme=dark; ${headers.cookie}; other=1` })).toEqual(actor)
    expect(accounts.actorOf(actor.sessionId)).toEqual(actor)
    expect(accounts.person(id)).toEqual({ id, name: 'Anna Weber' })
  })

  it('marks the cookie Secure where people come over https only', async () => {
    await createAnna()
    accounts.close()
    accounts = await open(true)
    const { cookies, headers } = await signIn()
    expect(cookies[0]).toMatch(/^__Secure-stet\.session_token=.*; Secure/)
    expect(accounts.authenticate(headers)).not.toBeNull()
  })

  it('keeps people and sessions over a restart', async () => {
    await createAnna()
    const { headers, actor } = await signIn()
    accounts.close()
    accounts = await open()
    expect(accounts.hasPeople()).toBe(true)
    expect(accounts.authenticate(headers)).toEqual(actor)
  })

  it('refuses a wrong password, an unknown address, no address and an endless password alike', async () => {
    await createAnna()
    for (const credentials of [
      { email: 'anna@desk.example', password: 'wrong password' },
      { email: 'nobody@desk.example', password: PASSWORD },
      { email: 'anna', password: PASSWORD },
      { email: 'anna@desk.example', password: 'x'.repeat(5000) },
    ]) {
      expect(await accounts.signIn(credentials, {})).toBeNull()
    }
  })

  it('does the same work for every sign-in that fails, so that no clock tells who has an account', async () => {
    const id = await createAnna()
    await accounts.changePerson(id, { isLocked: true })
    const works = []
    for (const credentials of [
      { email: 'anna@desk.example', password: PASSWORD },
      { email: 'anna@desk.example', password: 'wrong password' },
      { email: 'nobody@desk.example', password: PASSWORD },
    ]) {
      const { hashes, value } = await countHashes(() => accounts.signIn(credentials, {}))
      expect(value).toBeNull()
      works.push(hashes)
    }
    expect(works[0]).toHaveLength(1)
    expect(works).toEqual([works[0], works[0], works[0]])
  })

  it('knows nobody behind a forged, cut or foreign cookie', async () => {
    await createAnna()
    const { headers } = await signIn()
    const [name = '', value = ''] = headers.cookie.split('=')
    const signature = decodeURIComponent(value).split('.')[1] ?? ''
    for (const cookie of [
      '',
      name,
      `${name}=`,
      `${name}=%E0%A4%A`,
      `${name}=${value.slice(0, -8)}`,
      `${name}=somebody.${encodeURIComponent(signature)}`,
      `other=${value}`,
    ]) {
      expect({ cookie, actor: accounts.authenticate({ cookie }) }).toEqual({ cookie, actor: null })
    }
    expect(accounts.authenticate({})).toBeNull()
  })

  it('refuses a second account for an address, however it is written', async () => {
    await createAnna()
    const again = { name: 'A', email: 'ANNA@desk.example', password: PASSWORD, role: 'viewer' } as const
    expect(await accounts.createPerson(again)).toBeNull()
  })

  it('ends a session at sign-out, clears the cookie and tells at once', async () => {
    const id = await createAnna()
    const first = await signIn()
    const second = await signIn()
    const change = nextChange()
    const cleared = await accounts.signOut(first.headers)
    expect(cleared[0]).toMatch(/Max-Age=0/)
    expect(await change).toBe(id)
    expect(accounts.authenticate(first.headers)).toBeNull()
    expect(accounts.actorOf(first.actor.sessionId)).toBeNull()
    expect(accounts.authenticate(second.headers)).not.toBeNull()
  })

  it('tells of a changed role, and answers with the new one from then on', async () => {
    const id = await createAnna()
    const { headers } = await signIn()
    const change = nextChange()
    await accounts.changePerson(id, { role: 'viewer' })
    expect(await change).toBe(id)
    expect(accounts.authenticate(headers)?.role).toBe('viewer')
  })

  it('signs a person out everywhere, however many sessions there are', async () => {
    const id = await createAnna()
    const { headers, actor } = await signIn()
    const other = new DatabaseSync(join(folder, 'accounts.sqlite'))
    for (let session = 0; session < 150; session++) {
      other
        .prepare(
          `insert into session (id, token, expiresAt, createdAt, updatedAt, userId)
           select ?, ?, expiresAt, createdAt, updatedAt, userId from session where id = ?`,
        )
        .run(`session-${session}`, `token-${session}`, actor.sessionId)
    }
    other.close()
    expect(accounts.actorOf('session-149')).not.toBeNull()
    await accounts.changePerson(id, { isSignedOut: true })
    expect(accounts.authenticate(headers)).toBeNull()
    for (let session = 0; session < 150; session++) expect(accounts.actorOf(`session-${session}`)).toBeNull()
  })

  it('ends a session that has run out and tells', async () => {
    const id = await createAnna()
    const { headers, actor } = await signIn()
    const change = nextChange()
    clock.ahead = 15 * 24 * 60 * 60 * 1000
    expect(accounts.authenticate(headers)).toBeNull()
    expect(await change).toBe(id)
    clock.ahead = 0
    expect(accounts.actorOf(actor.sessionId)).toBeNull()
  })

  it('tells when another process changes the accounts', async () => {
    await createAnna()
    const { headers } = await signIn()
    const change = nextChange()
    const other = new DatabaseSync(join(folder, 'accounts.sqlite'))
    other.exec("update user set banned = 1 where email = 'anna@desk.example'")
    other.close()
    expect(await change).toBeNull()
    expect(accounts.authenticate(headers)).toBeNull()
  })

  it('lets a session in use live on', async () => {
    await createAnna()
    const { headers } = await signIn()
    expect(await accounts.prolong(headers)).toEqual([])
    expect(await accounts.prolong({})).toEqual([])
  })
})
