/** Where a details row is drawn, measured from the end of the editor, because only rows stand below a row. */
export interface RowLayout {
  readonly index: number
  /** Pixels from the end of the editor to the end of the row. */
  readonly fromEnd: number
  /** Pixels. */
  readonly height: number
  /** Text of the key. */
  readonly key: string
}

/** Measures the details rows inside an editor's element. */
export function measureRows(editor: HTMLElement): readonly RowLayout[] {
  const rows = [...editor.querySelectorAll<HTMLElement>('.article-details-row')]
  if (rows.length === 0) return []
  const { bottom } = editor.getBoundingClientRect()
  return rows.map((row, index) => {
    const box = row.getBoundingClientRect()
    return {
      index,
      fromEnd: Math.round(bottom - box.bottom),
      height: Math.round(box.height),
      key: row.firstElementChild?.textContent.trim() ?? '',
    }
  })
}

/** Whether rows are drawn and named the same. */
export function isSameRows(a: readonly RowLayout[], b: readonly RowLayout[]): boolean {
  return (
    a.length === b.length &&
    a.every((row, index) => {
      const other = b[index]
      return (
        other !== undefined &&
        row.fromEnd === other.fromEnd &&
        row.height === other.height &&
        row.key === other.key
      )
    })
  )
}
