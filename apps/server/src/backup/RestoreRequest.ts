import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import * as z from 'zod/mini'
import { tryLockFolder } from '../tryLockFolder.ts'
import { restoringPlaces } from './restoringPlaces.ts'
import { writeDurably } from './writeDurably.ts'

const requestSchema = z.object({
  /** The version of the staged `stet.sqlite`: a server that was started from another program does not know it. */
  store: z.int(),
  /** When the restore was begun, in milliseconds since 1970. */
  at: z.int(),
  /** When the backup was made. */
  backupOf: z.iso.datetime(),
  /** Name of the folder for what is replaced. */
  keptIn: z.string(),
})

/** What the command asks of whoever holds the data folder: to put what is staged in the place of what is there. */
export type RestoreRequest = z.infer<typeof requestSchema>

const outcomeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), keptIn: z.nullable(z.string()), notes: z.array(z.string()) }),
  z.object({ ok: z.literal(false), problem: z.string() }),
])

/** What became of it; `keptIn`: null where nothing was there before. */
export type RestoreOutcome = z.infer<typeof outcomeSchema>

/** The command asks. */
export async function putRequest(dataDir: string, request: RestoreRequest): Promise<void> {
  await writeDurably(restoringPlaces(dataDir).request, JSON.stringify(request))
}

/** The command asks no longer; false if the server has begun. */
export function withdrawRequest(dataDir: string): boolean {
  const { request } = restoringPlaces(dataDir)
  try {
    renameSync(request, `${request}.withdrawn`)
    return true
  } catch {
    return false
  }
}

/** The server begins, if it is asked by a command that still waits: from here on nobody can withdraw. */
export function takeRequest(dataDir: string): RestoreRequest | null {
  const { folder, request, taken } = restoringPlaces(dataDir)
  if (!existsSync(request)) return null
  try {
    if (isLeft(folder)) return null
    renameSync(request, taken)
    return requestSchema.parse(JSON.parse(readFileSync(taken, 'utf8')))
  } catch {
    // Withdrawn at this moment.
    return null
  }
}

/** The server has done it, or says why not. */
export async function answerRequest(dataDir: string, outcome: RestoreOutcome): Promise<void> {
  await writeDurably(restoringPlaces(dataDir).outcome, JSON.stringify(outcome))
}

/** Null: there is no answer yet. */
export function readOutcome(dataDir: string): RestoreOutcome | null {
  const { outcome } = restoringPlaces(dataDir)
  return existsSync(outcome) ? outcomeSchema.parse(JSON.parse(readFileSync(outcome, 'utf8'))) : null
}

/** Removes what a command left that was ended, but for an exchange that has begun. */
export function clearLeft(dataDir: string): void {
  const { folder, exchange } = restoringPlaces(dataDir)
  if (existsSync(folder) && !existsSync(exchange) && isLeft(folder))
    rmSync(folder, { recursive: true, force: true })
}

/** Whether no command is at work in the folder. */
function isLeft(folder: string): boolean {
  const letGo = tryLockFolder(folder, 0)
  letGo?.()
  return letGo !== null
}
