/** The CSS colour of a person's number, 1 to 12; other numbers wrap round. */
export function personColor(color: number): string {
  return `var(--person-${((((color - 1) % 12) + 12) % 12) + 1})`
}
