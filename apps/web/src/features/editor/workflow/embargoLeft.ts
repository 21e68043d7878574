/** Milliseconds that an embargo still holds at a moment; 0: none, or it is over. */
export function embargoLeft(until: string | null, now: Date): number {
  return until === null ? 0 : Math.max(0, Date.parse(until) - now.getTime())
}
