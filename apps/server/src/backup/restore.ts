import { existsSync } from 'node:fs'
import { mkdir, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { STORE_VERSION } from '../storage/sqlite/migrations.ts'
import { tryLockFolder } from '../tryLockFolder.ts'
import { askServer } from './askServer.ts'
import { checkRestored, type RestoredReport } from './checkRestored.ts'
import { diskProblem } from './diskProblem.ts'
import type { Manifest } from './Manifest.ts'
import type { Tell } from './Progress.ts'
import { putInPlace } from './putInPlace.ts'
import { readBackup } from './readBackup.ts'
import { clearLeft, type RestoreOutcome, type RestoreRequest } from './RestoreRequest.ts'
import { restoringPlaces } from './restoringPlaces.ts'
import { stageBackup } from './stageBackup.ts'
import { problemLine, verifyStore } from './verifyStore.ts'

export interface RestoreParts {
  /** Of the backup. */
  readonly folder: string
  /** Need not be there yet; a server may be running on it. */
  readonly dataDir: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly tell: Tell
  /** Milliseconds in which a running server has to begin. */
  readonly patience?: number
}

/** `refused`: nothing was touched. */
export type RestoreResult =
  | { readonly kind: 'refused'; readonly problems: readonly string[] }
  | {
      readonly kind: 'restored'
      /** Folder of what was there before; null where nothing was. */
      readonly keptIn: string | null
      /** What could not be taken over from there. */
      readonly notes: readonly string[]
      readonly report: RestoredReport
    }

const PATIENCE = 30_000

/**
 * Puts a backup in the place of what a data folder holds, through the server if one is running there. Whatever is wrong with the
 * backup is found before anything is touched; what was there before is kept beside it; every article begins another life. Every
 * article is read again at the end, and its hash compared.
 */
export async function restore(parts: RestoreParts): Promise<RestoreResult> {
  const { folder, dataDir, tell } = parts
  const read = await readBackup(folder, tell)
  if (!read.ok) return { kind: 'refused', problems: read.problems }
  const isNew = !existsSync(dataDir)
  const places = restoringPlaces(dataDir)
  let letGo: (() => void) | null = null
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    clearLeft(dataDir)
    await mkdir(places.folder, { recursive: true, mode: 0o700 })
    letGo = tryLockFolder(places.folder, 0)
    if (letGo === null) return refused('another restore is under way in this data folder')
    if (existsSync(places.exchange))
      return refused('a restore was cut short here: start the server, it completes it')
    return await stageAndHandOver(parts, read.manifest)
  } catch (error) {
    return refused(diskProblem(error, dataDir))
  } finally {
    if (letGo !== null) {
      letGo()
      if (!existsSync(places.exchange)) await rm(places.folder, { recursive: true, force: true })
      if (isNew) await rmdir(dataDir).catch(() => {})
    }
  }
}

async function stageAndHandOver(parts: RestoreParts, manifest: Manifest): Promise<RestoreResult> {
  const { folder, dataDir, now, tell, patience = PATIENCE } = parts
  const { staged } = restoringPlaces(dataDir)
  const at = now()
  tell(`Making ${manifest.articles.length} articles ready`)
  await stageBackup(folder, manifest, staged, at)
  const problems = await stagedProblems(staged, manifest, tell)
  if (problems.length > 0) return { kind: 'refused', problems }

  const keptIn = `replaced-${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}`
  const request: RestoreRequest = { store: STORE_VERSION, at, backupOf: manifest.at, keptIn }
  const handed = await askServer(dataDir, request, patience, tell)
  if (handed.kind === 'untaken') {
    return refused(
      'the server that is running on the data folder does not take it over: stop it, and start this again',
    )
  }
  const unlock = handed.kind === 'held' ? handed.unlock : null
  try {
    const outcome: RestoreOutcome = handed.kind === 'held' ? putInPlace(dataDir, request) : handed.outcome
    if (!outcome.ok) return refused(outcome.problem)
    tell('In place; reading every article again')
    const report = await checkRestored(dataDir, folder, manifest, tell)
    const kept = outcome.keptIn === null ? null : join(dataDir, outcome.keptIn)
    return { kind: 'restored', keptIn: kept, notes: outcome.notes, report }
  } finally {
    unlock?.()
  }
}

/** What is wrong with a backup although its files are as its manifest says: it is told before anything is touched. */
async function stagedProblems(staged: string, manifest: Manifest, tell: Tell): Promise<readonly string[]> {
  const { problems } = await verifyStore(staged, manifest, tell)
  return problems.filter(({ isOld }) => !isOld).map(problemLine)
}

function refused(problem: string): RestoreResult {
  return { kind: 'refused', problems: [problem] }
}
