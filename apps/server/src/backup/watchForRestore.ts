import { STORE_VERSION } from '../storage/sqlite/migrations.ts'
import { answerRequest, takeRequest, type RestoreRequest } from './RestoreRequest.ts'

/** Milliseconds. */
const LOOK_EVERY = 500

const otherVersion = {
  ok: false,
  problem: 'the running server is of another version: start it anew first',
} as const

/**
 * Looks for a restore that the server is asked to take over, one at a time. The result stops looking; what was begun goes on.
 */
export function watchForRestore(
  dataDir: string,
  takeOver: (request: RestoreRequest) => Promise<void>,
): () => void {
  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy) return
    const request = takeRequest(dataDir)
    if (request === null) return
    isBusy = true
    const work = request.store === STORE_VERSION ? takeOver(request) : answerRequest(dataDir, otherVersion)
    void work.finally(() => {
      isBusy = false
    })
  }, LOOK_EVERY)
  timer.unref()
  return () => clearInterval(timer)
}
