import { expect, it } from 'vitest'
import { Histogram } from './Histogram.ts'
import { metricsText, single } from './metricsText.ts'
import { Tally } from './Tally.ts'

it('writes gauges, counters and histograms as Prometheus reads them', () => {
  const histogram = new Histogram()
  for (const milliseconds of [0.5, 1, 3, 40_000]) histogram.note(milliseconds)
  const tally = new Tally('code', 'reason')
  tally.note('4400', 'a "marker"\\that is\nnone')
  tally.note('4400', 'a "marker"\\that is\nnone')
  tally.note('4403', 'no right')
  const text = metricsText([
    single('gauge', 'stet_open_articles', 'Articles.\nOpen.', 3),
    { type: 'counter', name: 'stet_refused_total', help: 'Refused.', samples: tally.samples },
    { type: 'histogram', name: 'stet_seconds', help: 'Time.', histogram },
  ])
  expect(text.split('\n')).toEqual([
    '# HELP stet_open_articles Articles.\\nOpen.',
    '# TYPE stet_open_articles gauge',
    'stet_open_articles 3',
    '# HELP stet_refused_total Refused.',
    '# TYPE stet_refused_total counter',
    'stet_refused_total{code="4400",reason="a \\"marker\\"\\\\that is\\nnone"} 2',
    'stet_refused_total{code="4403",reason="no right"} 1',
    '# HELP stet_seconds Time.',
    '# TYPE stet_seconds histogram',
    'stet_seconds_bucket{le="0.001"} 2',
    'stet_seconds_bucket{le="0.002"} 2',
    'stet_seconds_bucket{le="0.005"} 3',
    ...[0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 30].map((le) => `stet_seconds_bucket{le="${le}"} 3`),
    'stet_seconds_bucket{le="+Inf"} 4',
    'stet_seconds_sum 40.0045',
    'stet_seconds_count 4',
    '',
  ])
})

it('tells at most some hundred kinds apart, so that words from outside could not fill the memory', () => {
  const tally = new Tally('code', 'reason')
  for (let at = 0; at < 5000; at += 1) tally.note('4400', `reason ${at}`)
  tally.note('4400', 'reason 0')
  expect(tally.samples.length).toBeLessThan(300)
  expect(tally.samples.reduce((sum, { value }) => sum + value, 0)).toBe(5001)
  expect(tally.samples).toContainEqual({ labels: { code: 'other', reason: 'other' }, value: 4800 })
  expect(tally.samples).toContainEqual({ labels: { code: '4400', reason: 'reason 0' }, value: 2 })
})
