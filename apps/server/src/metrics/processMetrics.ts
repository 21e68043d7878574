import { single } from './metricsText.ts'
import type { Metric } from './metricsText.ts'

/** What the process uses, under the names that every Prometheus client has for it. */
export function processMetrics(): readonly Metric[] {
  const { user, system } = process.cpuUsage()
  return [
    single('gauge', 'process_resident_memory_bytes', 'Memory.', process.memoryUsage.rss()),
    single('counter', 'process_cpu_seconds_total', 'Processor time.', (user + system) / 1e6),
  ]
}
