import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { ROLES, type Role } from '@stet/protocol'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { admin } from 'better-auth/plugins/admin'
import { createAccessControl } from 'better-auth/plugins/access'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { adminAc, defaultStatements, userAc } from 'better-auth/plugins/admin/access'
import { can } from '../permissions.ts'

/** How passwords are kept. */
export interface PasswordHashing {
  readonly hash: (password: string) => Promise<string>
  readonly verify: (kept: { readonly hash: string; readonly password: string }) => Promise<boolean>
}

export interface AuthSettings {
  readonly database: DatabaseSync
  readonly secret: string
  readonly areCookiesSecure: boolean
  /** Called after every change of a person or of one of their sessions. */
  readonly onChange: (userId: string) => void
  /** Gets what the library wants to say; never a secret. */
  readonly log: (message: string) => void
  /** Scrypt, as the library has it, unless told. */
  readonly passwords?: PasswordHashing | undefined
}

const DAY = 24 * 60 * 60

/** Passwords, accounts and sessions, by better-auth: nobody signs up, sessions live 14 days after their last use. */
export function createAuth({ database, secret, areCookiesSecure, onChange, log, passwords }: AuthSettings) {
  const accessControl = createAccessControl(defaultStatements)
  const roles = Object.fromEntries(
    ROLES.map((role: Role) => [
      role,
      accessControl.newRole(can({ role }, 'manageAccounts', null) ? adminAc.statements : userAc.statements),
    ]),
  )
  return betterAuth({
    appName: 'Stet',
    // Only for links in e-mails and for other sites' sign-in, of which there are none.
    baseURL: 'http://localhost',
    secret,
    database,
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { level: 'warn', log: (_level, message) => log(message) },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      maxPasswordLength: 256,
      ...(passwords && { password: passwords }),
    },
    session: {
      expiresIn: 14 * DAY,
      updateAge: DAY,
      // How it began where that was not with a password: `openId`.
      additionalFields: { way: { type: 'string', required: false, input: false } },
    },
    advanced: {
      cookiePrefix: 'stet',
      useSecureCookies: areCookiesSecure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => randomUUID() },
    },
    plugins: [
      admin({
        defaultRole: 'viewer',
        adminRoles: ROLES.filter((role) => can({ role }, 'manageAccounts', null)),
        ac: accessControl,
        roles,
      }),
      twoFactor({ issuer: 'Stet' }),
    ],
    databaseHooks: {
      session: { delete: { after: async ({ userId }) => onChange(userId) } },
      user: {
        update: { after: async ({ id }) => onChange(id) },
        delete: { after: async ({ id }) => onChange(id) },
      },
    },
  })
}

export type Auth = ReturnType<typeof createAuth>

/** Creates or completes the tables of accounts. */
export async function migrateAuth(auth: Auth): Promise<void> {
  const { runMigrations } = await getMigrations(auth.options)
  await runMigrations()
}
