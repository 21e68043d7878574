/** Growth of the heap in an hour, in shares of what it is in the middle: the straight line nearest to all looks. */
export function heapSlope(heapBytes: readonly number[]): number {
  const count = heapBytes.length
  const middle = (count - 1) / 2
  const average = heapBytes.reduce((sum, bytes) => sum + bytes, 0) / count
  let above = 0
  let below = 0
  for (const [hour, bytes] of heapBytes.entries()) {
    above += (hour - middle) * (bytes - average)
    below += (hour - middle) ** 2
  }
  return above / below / average
}
