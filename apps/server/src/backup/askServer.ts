import { setTimeout } from 'node:timers/promises'
import { tryLockFolder } from '../tryLockFolder.ts'
import type { Tell } from './Progress.ts'
import {
  putRequest,
  readOutcome,
  withdrawRequest,
  type RestoreOutcome,
  type RestoreRequest,
} from './RestoreRequest.ts'

/** Milliseconds between two looks. */
const LOOK_EVERY = 100

/** `held`: no server has the data folder (any more), and we do, until `unlock`. `untaken`: the server does not do it. */
export type Handed =
  | { readonly kind: 'held'; readonly unlock: () => void }
  | { readonly kind: 'answered'; readonly outcome: RestoreOutcome }
  | { readonly kind: 'untaken' }

/**
 * Takes the data folder, or asks the server that has it to put in place what is staged. Should that end meanwhile, however far
 * it has come, the folder is ours. `patience`: milliseconds in which it has to begin.
 */
export async function askServer(
  dataDir: string,
  request: RestoreRequest,
  patience: number,
  tell: Tell,
): Promise<Handed> {
  const atOnce = tryLockFolder(dataDir, 0)
  if (atOnce !== null) return { kind: 'held', unlock: atOnce }
  tell('Asking the running server to take it over')
  await putRequest(dataDir, request)
  for (let waited = 0; ; waited += LOOK_EVERY) {
    const outcome = readOutcome(dataDir)
    if (outcome !== null) return { kind: 'answered', outcome }
    const unlock = tryLockFolder(dataDir, 0)
    if (unlock !== null) {
      withdrawRequest(dataDir)
      return { kind: 'held', unlock }
    }
    if (waited >= patience && withdrawRequest(dataDir)) return { kind: 'untaken' }
    await setTimeout(LOOK_EVERY)
  }
}
