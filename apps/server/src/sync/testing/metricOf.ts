import { metricsText } from '../../metrics/metricsText.ts'
import type { Sync } from '../createSync.ts'

/** A number that sync tells of itself, by its line without the value: `stet_sockets`, `stet_sockets_closed_total{code="4400"}`; 0 if it tells none. */
export function metricOf(sync: Sync, line: string): number {
  const lines = metricsText(sync.metrics()).split('\n')
  return Number(lines.find((each) => each.startsWith(`${line} `))?.slice(line.length + 1) ?? 0)
}
