import type { Measured } from '../measuring/Measured.ts'
import { markdownTable, numberCell, verdictCell } from '../measuring/markdownTable.ts'
import { FIGURES, quantityOf } from './figures.ts'
import type { Measure } from './measures/Measure.ts'
import { CONTESTANTS, type Contestant } from './servers/contestants.ts'

const OTHERS: readonly Contestant[] = CONTESTANTS.filter((contestant) => contestant !== 'stet')

/** The figures asked and reached as a Markdown table. */
export function figuresTable(measured: Measured, measures: readonly Measure[]): string {
  const rows = FIGURES.filter(({ measure }) => measures.some(({ name }) => name === measure)).map(
    ({ name, atMost, of, peers }) => {
      const reached = of(measured, 'stet')
      const others = OTHERS.map((other) => (peers.includes(other) ? numberCell(of(measured, other)) : '–'))
      return [name, `≤ ${atMost}`, numberCell(reached), verdictCell(reached, atMost)].concat(others)
    },
  )
  return markdownTable(['figure', 'asked', 'stet', '', ...OTHERS], rows)
}

/** Everything that was measured as a Markdown table. */
export function valuesTable(measured: Measured, measures: readonly Measure[]): string {
  const names = new Set(measured.names)
  const rows = measures.flatMap(({ name: measure }) => {
    const quantities = measured.names
      .map((name) => /^(?<measure>[^,]+), [^:]+: (?<quantity>.+)$/.exec(name)?.groups)
      .flatMap((groups) => (groups?.['measure'] === measure ? [groups['quantity'] ?? ''] : []))
    return [...new Set(quantities)].map((quantity) =>
      [`${measure}: ${quantity}`].concat(
        CONTESTANTS.map((contestant) => {
          const name = quantityOf(contestant, measure, quantity)
          return names.has(name) ? numberCell(measured.value(name)) : '–'
        }),
      ),
    )
  })
  return markdownTable(['measured, median', ...CONTESTANTS], rows)
}
