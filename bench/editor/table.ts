import { FIGURES } from './figures.ts'
import { QUANTITIES, type Quantity } from './measureEditor.ts'
import type { Results } from './Results.ts'
import type { Variant } from './Variant.ts'

/** The figures asked and reached as a Markdown table. */
export function figuresTable(results: Results): string {
  const rows = FIGURES.map(({ name, atMost, of, stock, sections }) => {
    const reached = of(results)
    const verdict = reached <= atMost ? 'met' : `missed by ${percent(reached / atMost - 1)}`
    return [
      name,
      `≤ ${atMost}`,
      number(reached),
      verdict,
      stock ? number(stock(results)) : '–',
      sections ? number(sections(results)) : '–',
    ]
  })
  return markdown(['figure', 'asked', 'stet', '', 'stock', 'pm with sections'], rows)
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
  return markdown(['words', 'editor', ...QUANTITIES], rows)
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function valueCell(results: Results, variant: Variant, words: number, quantity: Quantity): string {
  return results.has(variant, words, quantity) ? number(results.value(variant, words, quantity)) : '–'
}

function number(value: number): string {
  return value.toFixed(Math.abs(value) >= 100 ? 0 : 2)
}

function percent(part: number): string {
  return Number.isFinite(part) ? `${Math.round(part * 100)} %` : 'any'
}
