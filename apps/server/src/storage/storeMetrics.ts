import { single } from '../metrics/metricsText.ts'
import type { Metric } from '../metrics/metricsText.ts'
import type { StoreHealth, StoreTrouble } from './Store.ts'

const TROUBLES: readonly StoreTrouble['kind'][] = ['full', 'locked', 'failing']

/** What the store tells of itself. */
export function storeMetrics({ trouble, pendingUpdates, pendingBytes }: StoreHealth): readonly Metric[] {
  return [
    single('gauge', 'stet_commit_queue_updates', 'Updates taken but not yet on disk.', pendingUpdates),
    single('gauge', 'stet_commit_queue_bytes', 'Bytes taken but not yet on disk.', pendingBytes),
    {
      type: 'gauge',
      name: 'stet_store_trouble',
      help: '1 while nothing can be written for this reason.',
      samples: TROUBLES.map((kind) => ({ labels: { kind }, value: trouble?.kind === kind ? 1 : 0 })),
    },
  ]
}
