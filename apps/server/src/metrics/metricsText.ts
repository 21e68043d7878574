import type { Histogram } from './Histogram.ts'

/** One value of a metric. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

interface Named {
  /** As Prometheus wants it: `stet_open_articles`, with the unit at the end, `_total` for what only grows. */
  readonly name: string
  /** One line. */
  readonly help: string
}

/** Something that the server tells of itself. */
export type Metric =
  | (Named & { readonly type: 'gauge' | 'counter'; readonly samples: readonly Sample[] })
  | (Named & { readonly type: 'histogram'; readonly histogram: Histogram })

/** A metric that is one number. */
export function single(type: 'gauge' | 'counter', name: string, help: string, value: number): Metric {
  return { type, name, help, samples: [{ labels: {}, value }] }
}

/** The media type of `metricsText`. */
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/**
 * The text format of Prometheus, version 0.0.4. It is three kinds of line: a library for it (`prom-client`) would bring two
 * more, one of them for tracing, and keep the values; here they are read where they are, and only when somebody asks.
 */
export function metricsText(metrics: readonly Metric[]): string {
  return metrics
    .flatMap((metric) => [
      `# HELP ${metric.name} ${escaped(metric.help)}`,
      `# TYPE ${metric.name} ${metric.type}`,
      ...(metric.type === 'histogram'
        ? histogramLines(metric.name, metric.histogram)
        : metric.samples.map(({ labels, value }) => line(metric.name, labels, value))),
    ])
    .map((each) => `${each}\n`)
    .join('')
}

function histogramLines(name: string, { buckets, count, seconds }: Histogram): readonly string[] {
  return [
    ...buckets.map((bucket) => line(`${name}_bucket`, { le: String(bucket.seconds) }, bucket.count)),
    line(`${name}_bucket`, { le: '+Inf' }, count),
    line(`${name}_sum`, {}, seconds),
    line(`${name}_count`, {}, count),
  ]
}

function line(name: string, labels: Readonly<Record<string, string>>, value: number): string {
  const pairs = Object.entries(labels).map(
    ([label, word]) => `${label}="${escaped(word).replaceAll('"', '\\"')}"`,
  )
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
}
