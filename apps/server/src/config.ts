import { resolve } from 'node:path'
import * as z from 'zod/mini'

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
  readonly logLevel: (typeof LOG_LEVELS)[number]
}

/** A variable that cannot be used, with what is wrong, in words for whoever starts the server. */
export interface ConfigProblem {
  readonly variable: string
  readonly message: string
}

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
  LOG_LEVEL: z.prefault(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`), 'info'),
  NODE_ENV: z.optional(z.string()),
  DATABASE_URL: notYet,
  REDIS_URL: notYet,
})

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text
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
      logLevel: values.LOG_LEVEL,
    },
  }
}
