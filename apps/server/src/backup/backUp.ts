import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { STORE_VERSION } from '../storage/sqlite/migrations.ts'
import { openReadOnly } from '../storage/sqlite/openReadOnly.ts'
import { VERSION } from '../version.ts'
import { checkArticles } from './checkArticles.ts'
import { checkChains } from './checkChains.ts'
import { checkForm } from './checkForm.ts'
import { copyDatabase, holdMoment } from './copyDatabase.ts'
import { hashOfFile } from './hashOfFile.ts'
import {
  ACCOUNTS_FILE,
  ARTICLES_FILE,
  INSTALLATION_FILES,
  isDatabaseFile,
  type InstallationFile,
} from './installationFiles.ts'
import { newManifest, readManifest, writeManifest, type Manifest } from './Manifest.ts'
import { Progress, type Tell } from './Progress.ts'
import { recordHeads } from './recordHeads.ts'
import { restoringPlaces } from './restoringPlaces.ts'
import { diskProblem } from './diskProblem.ts'
import { problemLine, verifyStore, type StoreProblem } from './verifyStore.ts'
import { syncToDisk } from './writeDurably.ts'

export interface BackUpParts {
  readonly dataDir: string
  /** Of the backup: not there yet, or empty. */
  readonly folder: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly tell: Tell
}

/** `damaged`: what the backup holds as it is, because it was so before: articles that did not load, records that did not fit. */
export type BackUpResult =
  | { readonly ok: true; readonly articles: number; readonly damaged: readonly StoreProblem[] }
  | { readonly ok: false; readonly problems: readonly string[] }

/**
 * Copies an installation into a folder, also while its server runs: each database as it was at one moment, with everything
 * that had been saved when this began. Every article is read again from the copy, and its hash compared. The manifest comes last; what
 * fails before takes everything away again that it wrote.
 */
export async function backUp(parts: BackUpParts): Promise<BackUpResult> {
  const { dataDir, folder } = parts
  if (!existsSync(join(dataDir, ARTICLES_FILE))) return refused(`there is no Stet in ${dataDir}`)
  if (existsSync(restoringPlaces(dataDir).exchange))
    return refused('a restore is under way in the data folder')
  const isNew = !existsSync(folder)
  const occupied = await whatIsIn(folder)
  if (occupied !== null) return refused(occupied)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const result = await fill(parts)
    if (!result.ok) await empty(folder, isNew)
    return result
  } catch (error) {
    const problem = diskProblem(error, folder)
    await empty(folder, isNew)
    return refused(problem)
  }
}

async function fill({ dataDir, folder, now, tell }: BackUpParts): Promise<BackUpResult> {
  const at = new Date(now()).toISOString()
  const articles = openReadOnly(join(dataDir, ARTICLES_FILE))
  if (!articles.ok) return refused(`${ARTICLES_FILE} ${articles.problem}`)
  const source = articles.database
  try {
    holdMoment(source)
    tell(`Copying ${dataDir} to ${folder}`)
    await copyDatabase(source, join(folder, ARTICLES_FILE), new Progress(tell, ARTICLES_FILE))
    const problem = await copyAccounts(dataDir, folder, tell)
    if (problem !== null) return refused(problem)
    const names = await copySmallFiles(dataDir, folder)
    const listed = await listArticles(source, tell)
    const files: Manifest['files'] = []
    for (const name of names) {
      await syncToDisk(join(folder, name))
      files.push({ name, ...(await hashOfFile(join(folder, name))) })
    }
    const manifest = newManifest({
      stet: VERSION,
      store: articles.version,
      at,
      files,
      articles: listed,
      ...headsOf(source, articles.version),
    })
    return await finish(folder, manifest, tell)
  } finally {
    source.close()
  }
}

/** Checks the copy against what was read from the original, and makes it a backup. */
async function finish(folder: string, manifest: Manifest, tell: Tell): Promise<BackUpResult> {
  const { articles, problems } = await verifyStore(folder, manifest, tell)
  const bad = problems.filter(({ isOld }) => !isOld)
  if (bad.length > 0) return { ok: false, problems: bad.map(problemLine) }
  await writeManifest(folder, manifest)
  await syncToDisk(dirname(folder))
  return { ok: true, articles, damaged: problems }
}

async function copyAccounts(dataDir: string, folder: string, tell: Tell): Promise<string | null> {
  const accounts = openReadOnly(join(dataDir, ACCOUNTS_FILE))
  if (!accounts.ok) return `${ACCOUNTS_FILE} ${accounts.problem}`
  try {
    holdMoment(accounts.database)
    await copyDatabase(accounts.database, join(folder, ACCOUNTS_FILE), new Progress(tell, ACCOUNTS_FILE))
    return null
  } finally {
    accounts.database.close()
  }
}

/** Gives the names of everything that is in the backup now. */
async function copySmallFiles(dataDir: string, folder: string): Promise<readonly InstallationFile[]> {
  const there = INSTALLATION_FILES.filter((name) => existsSync(join(dataDir, name)))
  for (const name of there) {
    if (!isDatabaseFile(name)) await copyFile(join(dataDir, name), join(folder, name))
  }
  return there
}

/** A chain that is broken is no reason to have no backup: that it was so is in the manifest. */
function headsOf(source: DatabaseSync, version: number): Pick<Manifest, 'records'> {
  if (version !== STORE_VERSION || checkForm(source).length > 0) return {}
  return { records: { areWhole: checkChains(source).length === 0, ...recordHeads(source) } }
}

async function listArticles(source: DatabaseSync, tell: Tell): Promise<Manifest['articles']> {
  const total = Number(source.prepare('SELECT count(*) AS count FROM articles').get()?.['count'])
  const progress = new Progress(tell, 'articles read')
  const listed: Manifest['articles'] = []
  for await (const { id, epoch, hash } of checkArticles(source)) {
    listed.push({ id, epoch, hash })
    progress.reached(listed.length, total)
  }
  return listed
}

/** Why a folder cannot take a backup; null where it can. */
async function whatIsIn(folder: string): Promise<string | null> {
  if (!existsSync(folder)) return null
  const names = await readdir(folder).catch(() => null)
  if (names === null) return `${folder} is no folder`
  if (names.length === 0) return null
  const manifest = await readManifest(folder)
  if (manifest.ok) return `${folder} holds a backup already, of ${manifest.manifest.at}`
  return `${folder} is not empty: name a folder that is not there yet`
}

async function empty(folder: string, isNew: boolean): Promise<void> {
  if (isNew) await rm(folder, { recursive: true, force: true })
  else
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true })
}

function refused(problem: string): BackUpResult {
  return { ok: false, problems: [problem] }
}
