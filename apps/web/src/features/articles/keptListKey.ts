/** Under what this browser keeps the list of one person. */
export function keptListKey(userId: string): string {
  return `stet.list.${userId}`
}
