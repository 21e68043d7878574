import type { IncomingHttpHeaders } from 'node:http'
import type { Routes } from '../http/route.ts'
import { METRICS_TYPE, metricsText } from './metricsText.ts'
import type { Metric } from './metricsText.ts'

export interface MetricsParts {
  /** Read at every call. */
  readonly metrics: () => readonly Metric[]
  /** Whether a program that is nobody shows the operator's key. */
  readonly hasKey: (headers: IncomingHttpHeaders) => boolean
}

/** `GET /metrics`: numbers about the server, without ids, names or text of anybody. */
export function addMetricsRoute(routes: Routes, { metrics, hasKey }: MetricsParts): void {
  routes.add(
    {
      method: 'GET',
      url: '/metrics',
      summary: 'What the server tells of itself, as Prometheus reads it; also with the key of the operator',
      access: 'readMetrics',
      hasKey,
      answer: { status: 200, types: ['text/plain'] },
    },
    ({ reply }) => {
      reply.type(METRICS_TYPE)
      return metricsText(metrics())
    },
  )
}
