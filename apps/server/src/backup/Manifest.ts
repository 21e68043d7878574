import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SCHEMA_VERSION } from '@stet/article'
import * as z from 'zod/mini'
import { STORE_VERSION } from '../storage/sqlite/migrations.ts'
import { DATABASE_FILES, INSTALLATION_FILES } from './installationFiles.ts'
import { writeDurably } from './writeDurably.ts'

/** The version of a backup as a whole: which files it has, what its manifest says, how documents are hashed. */
const BACKUP_FORMAT = 1

const MANIFEST_FILE = 'manifest.json'

const count = z.int().check(z.minimum(0))
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

const head = z.object({ last: count, hash: sha256 })

const manifestSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  /** The program that made it. */
  stet: z.string(),
  /** Of `stet.sqlite`: see `STORE_VERSION`. */
  store: count,
  /** The newest stored form of an article that may be in it: see `SCHEMA_VERSION`. */
  schema: count,
  /** When it was begun; everything that was saved before is in it. */
  at: z.iso.datetime(),
  files: z.array(z.object({ name: z.enum(INSTALLATION_FILES), bytes: count, sha256 })),
  /** `hash`: of what the document says (`hashOfDocument`); null for one that did not load when the backup was made. */
  articles: z.array(z.object({ id: z.string(), epoch: count, hash: z.nullable(sha256) })),
  /** Where what is on record ends. `areWhole`: the chains fitted when the backup was made. Not in backups of a store before version 4. */
  records: z.optional(z.object({ areWhole: z.boolean(), audit: head, decisions: head })),
})

/** What a backup is: written last, so that a folder without it is no backup. */
export type Manifest = z.infer<typeof manifestSchema>

/** `missing`: no backup, or one that was not finished. */
export type ManifestResult =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly reason: 'missing' | 'refused'; readonly problem: string }

/** A manifest of this version of the program. */
export function newManifest(parts: Omit<Manifest, 'format' | 'schema'>): Manifest {
  return { format: BACKUP_FORMAT, schema: SCHEMA_VERSION, ...parts }
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeDurably(join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 1)}\n`)
}

/** Reads the manifest of a backup; refuses one that is damaged, or of a version that this program does not know. */
export async function readManifest(folder: string): Promise<ManifestResult> {
  const text = await readFile(join(folder, MANIFEST_FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
    throw error
  })
  if (text === null) {
    const problem = `${folder} has no ${MANIFEST_FILE}: it is no backup, or one that was not finished`
    return { ok: false, reason: 'missing', problem }
  }
  const value = parseJson(text)
  const newer = newerVersion(value)
  if (newer !== null) return refused(`${newer}: it was made by a newer Stet. Update this one first`)
  const parsed = manifestSchema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refused(`${MANIFEST_FILE} is damaged at ${issue?.path.join('.') || 'its beginning'}`)
  }
  const { files, articles } = parsed.data
  const names = new Set(files.map(({ name }) => name))
  const isWhole =
    names.size === files.length &&
    new Set(articles.map(({ id }) => id)).size === articles.length &&
    DATABASE_FILES.every((name) => names.has(name))
  return isWhole ? { ok: true, manifest: parsed.data } : refused(`${MANIFEST_FILE} is damaged in its lists`)
}

/** Told before anything else is looked at: a newer manifest may have any other form. */
function newerVersion(value: unknown): string | null {
  const known = { format: BACKUP_FORMAT, store: STORE_VERSION, schema: SCHEMA_VERSION }
  for (const [name, version] of Object.entries(known)) {
    const said: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : null
    if (typeof said === 'number' && said > version) {
      return `the backup has ${name} ${said}, this program knows ${name} ${version}`
    }
  }
  return null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function refused(problem: string): ManifestResult {
  return { ok: false, reason: 'refused', problem }
}
