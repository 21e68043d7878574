import { resolve } from 'node:path'
import { ROLES, roleSchema, type Role } from '@stet/protocol'
import * as z from 'zod/mini'
import { DEFAULT_RETENTION, type RetentionSettings } from './versions/expiredVersions.ts'
import type { OpenIdSettings } from './accounts/openId/OpenIdSettings.ts'
import { mailIn } from './mail/mailIn.ts'
import { isNetwork } from './webhooks/OpenNetworks.ts'
import type { MailSettings } from './mail/MailSettings.ts'
import { DEFAULT_NEWSROOM } from './newsItems/DEFAULT_NEWSROOM.ts'

/** Everything that can be set from outside. Read once, by `main.ts`. */
export interface Config {
  /** 0 lets the system choose a free one. */
  readonly port: number
  readonly host: string
  /** Absolute. Holds the articles, the accounts and the secret. */
  readonly dataDir: string
  /** Whether an empty store is filled with the demo newsroom. */
  readonly isDemoWanted: boolean
  /** What browsers may send as `Origin`; null for the server's own addresses. */
  readonly origins: readonly string[] | null
  /** What a program shows to read `/metrics` without an account; null: no program may. */
  readonly metricsToken: string | null
  /** The name of the newsroom, as it stands in what goes to others. */
  readonly newsroom: string
  /** Roles whose password alone is not enough. */
  readonly secondFactorFor: readonly Role[]
  /** Sign-in with OpenID Connect; null: with passwords only. */
  readonly openId: OpenIdSettings | null
  /** How long versions stay that were kept by themselves; null: for ever. */
  readonly retention: RetentionSettings | null
  /** How mail is sent; null: none is. */
  readonly mail: MailSettings | null
  /** Networks that are not the Internet's, and to which webhooks may go all the same. */
  readonly webhookNetworks: readonly string[]
  readonly logLevel: (typeof LOG_LEVELS)[number]
  /** Milliseconds that the clock of the server is ahead, for tests of what happens at a time; 0 in production. */
  readonly clockAhead: number
}

/** A variable that cannot be used, with what is wrong, in words for whoever starts the server. */
export interface ConfigProblem {
  readonly variable: string
  readonly message: string
}

/** In milliseconds. */
const HOUR = 3_600_000

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const notYet = z.optional(z.literal('', 'is not supported by this version; leave it unset'))

const environmentSchema = z.object({
  PORT: z.prefault(
    z.pipe(
      z.string().check(z.regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')),
      z.pipe(
        z.transform((digits: string) => Number(digits)),
        z.number().check(z.lte(65_535, 'must be a number from 0 to 65535')),
      ),
    ),
    '4180',
  ),
  HOST: z.prefault(z.string().check(z.minLength(1, 'must be an address or a host name')), '127.0.0.1'),
  STET_DATA_DIR: z.prefault(z.string().check(z.minLength(1, 'must be a folder')), './data'),
  STET_DEMO: z.optional(z.enum(['0', '1'], 'must be 0 or 1')),
  STET_ORIGINS: z.optional(
    z.pipe(
      z.string(),
      z.pipe(
        z.transform((list: string) => list.split(',').map((origin) => origin.trim())),
        z.array(
          z
            .string()
            .check(z.refine(isOrigin, 'must be a list like https://stet.example,https://desk.example:8443')),
        ),
      ),
    ),
  ),
  STET_METRICS_TOKEN: z.optional(
    z.string().check(z.regex(/^[\w.~+/=-]{24,}$/, 'must be at least 24 letters, digits or any of .~+/=-_')),
  ),
  STET_NEWSROOM: z.prefault(
    z
      .string()
      .check(
        z.maxLength(100, 'must be a name of at most 100 characters'),
        z.regex(/^[^\p{Cc}\u2028\u2029]+$/u, 'must be one line without control characters'),
      ),
    DEFAULT_NEWSROOM,
  ),
  STET_SECOND_FACTOR: z.prefault(
    z.pipe(
      z.string(),
      z.pipe(
        z.transform((list: string) => listOf(list)),
        z.array(z.enum(ROLES, `must be a list of roles: ${ROLES.join(',')}`)),
      ),
    ),
    '',
  ),
  STET_OIDC_ISSUER: z.optional(
    z.string().check(z.refine(isIssuer, 'must be an address like https://id.example, without a query')),
  ),
  STET_OIDC_CLIENT_ID: z.optional(z.string()),
  STET_OIDC_CLIENT_SECRET: z.optional(z.string()),
  STET_OIDC_NAME: z.optional(z.string().check(z.maxLength(60))),
  STET_OIDC_ROLE_CLAIM: z.optional(z.string()),
  STET_OIDC_ROLES: z.optional(
    z.string().check(z.refine(isRoleList, 'must be a list like newsroom=reporter,desk=editor')),
  ),
  STET_OIDC_CREATE: z.optional(z.enum(['0', '1'], 'must be 0 or 1')),
  STET_VERSIONS_ALL_HOURS: z.optional(
    z.string().check(z.regex(/^(\d{1,6}|all)$/, 'must be a number of hours, or all')),
  ),
  STET_VERSIONS_HOURLY_DAYS: z.optional(z.string().check(z.regex(/^\d{1,5}$/, 'must be a number of days'))),
  STET_SMTP_URL: z.optional(z.string()),
  STET_MAIL_FROM: z.optional(z.string()),
  STET_PUBLIC_URL: z.optional(z.string()),
  STET_WEBHOOK_NETWORKS: z.prefault(
    z.pipe(
      z.string(),
      z.pipe(
        z.transform((list: string) => listOf(list)),
        z.array(z.string().check(z.refine(isNetwork, 'must be a list like 127.0.0.0/8,10.1.0.0/16'))),
      ),
    ),
    '',
  ),
  LOG_LEVEL: z.prefault(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`), 'info'),
  STET_CLOCK_AHEAD: z.prefault(
    z.pipe(
      z.string().check(z.regex(/^\d{1,12}$/, 'must be a whole number of milliseconds')),
      z.transform((digits: string) => Number(digits)),
    ),
    '0',
  ),
  NODE_ENV: z.optional(z.string()),
  DATABASE_URL: notYet,
  REDIS_URL: notYet,
})

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text
}

const listOf = (text: string) =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

/** Passwords and tokens go there: in the clear only on this machine. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash } = new URL(text)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return (protocol === 'https:' || (protocol === 'http:' && isHere)) && search === '' && hash === ''
}

function rolesIn(list: string): { readonly value: string; readonly role: Role | null }[] {
  return listOf(list).map((entry) => {
    const equals = entry.lastIndexOf('=')
    return {
      value: entry.slice(0, Math.max(equals, 0)),
      role: roleSchema.safeParse(entry.slice(equals + 1)).data ?? null,
    }
  })
}

function isRoleList(text: string): boolean {
  return rolesIn(text).every(({ value, role }) => value !== '' && role !== null)
}

type OpenIdVariables = Pick<
  z.infer<typeof environmentSchema>,
  `STET_OIDC_${string}` & keyof z.infer<typeof environmentSchema>
>

/** Null without a provider; or what is missing. */
function openIdIn(values: OpenIdVariables): OpenIdSettings | ConfigProblem | null {
  const { STET_OIDC_ISSUER: issuer, STET_OIDC_ROLES: roles } = values
  if (issuer === undefined) return null
  const missing = (['STET_OIDC_CLIENT_ID', 'STET_OIDC_CLIENT_SECRET'] as const).find(
    (variable) => values[variable] === undefined,
  )
  if (missing) return { variable: missing, message: 'must be set where STET_OIDC_ISSUER is' }
  const wantsToCreate = values.STET_OIDC_CREATE === '1'
  if (wantsToCreate && (roles === undefined || values.STET_OIDC_ROLE_CLAIM === undefined)) {
    return {
      variable: 'STET_OIDC_CREATE',
      message: 'needs STET_OIDC_ROLE_CLAIM and STET_OIDC_ROLES, which say in which role',
    }
  }
  return {
    issuer,
    clientId: values.STET_OIDC_CLIENT_ID ?? '',
    clientSecret: values.STET_OIDC_CLIENT_SECRET ?? '',
    name: values.STET_OIDC_NAME ?? new URL(issuer).host,
    creates: wantsToCreate
      ? {
          claim: values.STET_OIDC_ROLE_CLAIM ?? '',
          roles: rolesIn(roles ?? '').flatMap(({ value, role }) => (role === null ? [] : [{ value, role }])),
        }
      : null,
  }
}

/** What is not set is as it is by itself. */
function retentionIn({
  STET_VERSIONS_ALL_HOURS: hours,
  STET_VERSIONS_HOURLY_DAYS: days,
}: z.infer<typeof environmentSchema>): RetentionSettings | null {
  if (hours === 'all') return null
  const { allFor, hourlyFor } = DEFAULT_RETENTION
  return {
    allFor: hours === undefined ? allFor : Number(hours) * HOUR,
    hourlyFor: days === undefined ? hourlyFor : Number(days) * 24 * HOUR,
  }
}

/** Reads the environment; an empty variable counts as unset. Relative folders are taken from `workingDir`. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  workingDir: string,
): { ok: true; config: Config } | { ok: false; problems: readonly ConfigProblem[] } {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(set)
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => ({
        variable: String(issue.path[0]),
        message: issue.message,
      })),
    }
  }
  const values = parsed.data
  if (values.STET_CLOCK_AHEAD !== 0 && values.NODE_ENV === 'production') {
    const message = 'is for tests; leave it unset where NODE_ENV=production'
    return { ok: false, problems: [{ variable: 'STET_CLOCK_AHEAD', message }] }
  }
  const openId = openIdIn(values)
  if (openId && 'variable' in openId) return { ok: false, problems: [openId] }
  const mail = mailIn(values)
  if (mail && 'variable' in mail) return { ok: false, problems: [mail] }
  return {
    ok: true,
    config: {
      port: values.PORT,
      host: values.HOST,
      dataDir: resolve(workingDir, values.STET_DATA_DIR),
      isDemoWanted:
        values.STET_DEMO === undefined ? values.NODE_ENV !== 'production' : values.STET_DEMO === '1',
      origins: values.STET_ORIGINS ?? null,
      metricsToken: values.STET_METRICS_TOKEN ?? null,
      newsroom: values.STET_NEWSROOM,
      secondFactorFor: values.STET_SECOND_FACTOR,
      openId,
      retention: retentionIn(values),
      mail,
      webhookNetworks: values.STET_WEBHOOK_NETWORKS,
      logLevel: values.LOG_LEVEL,
      clockAhead: values.STET_CLOCK_AHEAD,
    },
  }
}
