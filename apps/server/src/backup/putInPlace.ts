import { existsSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { carryOver } from './carryOver.ts'
import { diskProblem } from './diskProblem.ts'
import { exchangeFiles, finishExchange } from './exchangeFiles.ts'
import { ARTICLES_FILE } from './installationFiles.ts'
import type { RestoreOutcome, RestoreRequest } from './RestoreRequest.ts'
import { restoringPlaces } from './restoringPlaces.ts'

/**
 * Puts what is staged in the place of the installation in a data folder; what was there is kept beside it. Whoever calls holds
 * the folder, and nothing in it is open. Completes what was cut short before. Either all is exchanged, or nothing.
 */
export function putInPlace(dataDir: string, request: RestoreRequest): RestoreOutcome {
  const { staged, exchange } = restoringPlaces(dataDir)
  try {
    if (existsSync(exchange)) finishExchange(dataDir)
    const isInPlace = !existsSync(join(staged, ARTICLES_FILE))
    const keptIn = existsSync(join(dataDir, ARTICLES_FILE)) ? request.keptIn : null
    const { at, backupOf } = request
    const notes = isInPlace ? [] : carryOver(dataDir, staged, { at, backupOf, keptIn })
    if (!isInPlace) exchangeFiles(dataDir, request.keptIn)
    return {
      ok: true,
      keptIn: removeIfEmpty(join(dataDir, request.keptIn)) ? null : request.keptIn,
      notes: [...notes],
    }
  } catch (error) {
    return { ok: false, problem: diskProblem(error, dataDir) }
  }
}

/** Where nothing was replaced, nothing is kept. */
function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder)
    return true
  } catch {
    return !existsSync(folder)
  }
}
