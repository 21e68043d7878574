import { HttpProblem } from '../http/HttpProblem.ts'
import type { Store } from '../storage/Store.ts'

const TRY_AGAIN = { 'retry-after': '10' }

/**
 * Waits for a write, but not for a disk to get better: a thrown `storage-trouble` when nothing can be written, before
 * anything was taken, or when that begins while the write waits (then it may still be stored later).
 */
export async function whileStoring<T>(
  store: Pick<Store, 'health' | 'onTrouble'>,
  write: () => Promise<T>,
): Promise<T> {
  if (store.health().trouble) {
    throw new HttpProblem('storage-trouble', 'Nothing can be saved now. Nothing was stored.', [], TRY_AGAIN)
  }
  const trouble = Promise.withResolvers<never>()
  const stop = store.onTrouble(() => {
    const detail =
      'Saving stopped while this was on its way. Look whether it is there once saving works again.'
    trouble.reject(new HttpProblem('storage-trouble', detail, [], TRY_AGAIN))
  })
  try {
    return await Promise.race([write(), trouble.promise])
  } finally {
    stop()
  }
}
