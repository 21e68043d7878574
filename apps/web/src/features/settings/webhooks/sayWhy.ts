/** Why something was not taken: what was answered, else the code of the connection. */
export function sayWhy({
  status,
  problem,
}: {
  readonly status: number | null
  readonly problem: string | null
}): string {
  return status === null ? (problem ?? '') : `HTTP ${status}`
}
