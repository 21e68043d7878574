import { markdownTable, numberCell, verdictCell } from '../measuring/markdownTable.ts'
import { FIGURES } from './figures.ts'
import { QUANTITIES, type Quantity } from './measureEditor.ts'
import type { Results } from './Results.ts'
import type { Variant } from './Variant.ts'

/** The figures asked and reached as a Markdown table, as far as what they need was measured. */
export function figuresTable(results: Results, measured: readonly Variant[]): string {
  const figures = FIGURES.filter(({ variants }) => variants.every((variant) => measured.includes(variant)))
  const rows = figures.map(({ name, atMost, of, stock, sections }) => {
    const reached = of(results)
    return [
      name,
      `≤ ${atMost}`,
      numberCell(reached),
      verdictCell(reached, atMost),
      stock ? numberCell(stock(results)) : '–',
      sections ? numberCell(sections(results)) : '–',
    ]
  })
  return markdownTable(['figure', 'asked', 'stet', '', 'stock', 'pm with sections'], rows)
}

/** The milliseconds behind the figures as a Markdown table. */
export function valuesTable(
  results: Results,
  variants: readonly Variant[],
  lengths: readonly number[],
): string {
  const rows = lengths.flatMap((words) =>
    variants
      .filter((variant) => results.has(variant, words, 'load'))
      .map((variant) =>
        [words.toLocaleString('en'), variant].concat(
          QUANTITIES.map((quantity) => valueCell(results, variant, words, quantity)),
        ),
      ),
  )
  return markdownTable(['words', 'editor', ...QUANTITIES], rows)
}

function valueCell(results: Results, variant: Variant, words: number, quantity: Quantity): string {
  return results.has(variant, words, quantity) ? numberCell(results.value(variant, words, quantity)) : '–'
}
