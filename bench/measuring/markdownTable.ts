const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

/** A table in Markdown. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** A measured value as a cell. */
export function numberCell(value: number): string {
  return value.toFixed(Math.abs(value) >= 100 ? 0 : 2)
}

/** Whether a value is within its bound, and by how much not. */
export function verdictCell(reached: number, atMost: number): string {
  if (reached <= atMost) return 'met'
  const part = reached / atMost - 1
  return `missed by ${Number.isFinite(part) ? `${Math.round(part * 100)} %` : 'any'}`
}
