import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { COMPANIONS, INSTALLATION_FILES } from './installationFiles.ts'
import { restoringPlaces } from './restoringPlaces.ts'

const exchangeSchema = z.object({
  /** Name of the folder, in the data folder, for what is there now. */
  keptIn: z.string().check(z.regex(/^[\w-]+$/)),
  /** The staged files. Whatever else there is of an installation goes without a successor. */
  incoming: z.array(z.enum(INSTALLATION_FILES)),
})
type Exchange = z.infer<typeof exchangeSchema>

/** Told after each change on the disk; a test ends the process there. */
export type OnStep = () => void

/**
 * Puts the staged files in the place of those of the installation, and those into a folder beside them. Whoever calls holds
 * the data folder, and no file of it is open. Ended at any moment, it is as if it had not begun, or `finishExchange` completes it.
 */
export function exchangeFiles(dataDir: string, keptIn: string, onStep: OnStep = () => {}): void {
  const { staged, exchange } = restoringPlaces(dataDir)
  const incoming = INSTALLATION_FILES.filter((name) => existsSync(join(staged, name)))
  const plan: Exchange = { keptIn, incoming }
  const draft = `${exchange}.part`
  writeFileSync(draft, JSON.stringify(plan), { mode: 0o600, flush: true })
  onStep()
  renameSync(draft, exchange)
  syncFolder(restoringPlaces(dataDir).folder)
  onStep()
  finishExchange(dataDir, onStep)
}

/** Completes an exchange that was cut short, if there is one: the name of the folder that keeps what was there before. */
export function finishExchange(dataDir: string, onStep: OnStep = () => {}): string | null {
  const { folder, staged, exchange } = restoringPlaces(dataDir)
  if (!existsSync(exchange)) return null
  const { keptIn, incoming } = exchangeSchema.parse(JSON.parse(readFileSync(exchange, 'utf8')))
  const kept = join(dataDir, keptIn)
  mkdirSync(kept, { recursive: true, mode: 0o700 })
  const move = (from: string, to: string) => {
    if (!existsSync(from)) return
    renameSync(from, to)
    onStep()
  }
  // A staged file that is gone has been moved in: what stands there is the new one.
  const waiting = INSTALLATION_FILES.filter(
    (name) => !incoming.includes(name) || existsSync(join(staged, name)),
  )
  for (const name of waiting) {
    for (const suffix of ['', ...COMPANIONS])
      move(join(dataDir, `${name}${suffix}`), join(kept, `${name}${suffix}`))
  }
  // A new file beside an old companion would be a broken one: SQLite takes them for its own.
  syncFolder(kept)
  syncFolder(dataDir)
  for (const name of waiting) move(join(staged, name), join(dataDir, name))
  syncFolder(dataDir)
  unlinkSync(exchange)
  syncFolder(folder)
  onStep()
  return keptIn
}

function syncFolder(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
