/** A stretch that stands in both sequences: `length` items from `before` and from `after` on. */
export interface Match {
  readonly before: number
  readonly after: number
  readonly length: number
}

/**
 * What two sequences have in common, in order (Myers' greedy algorithm). Costs what they have not in common, squared;
 * beyond `maxChanges` insertions and deletions it gives up and answers with what they begin and end with alike.
 */
export function diffSequences(
  before: readonly number[],
  after: readonly number[],
  maxChanges: number,
): readonly Match[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const middle = middleMatches(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
    maxChanges,
  )
  return [
    { before: 0, after: 0, length: start },
    ...middle.map((match) => shifted(match, start)),
    { before: before.length - end, after: after.length - end, length: end },
  ].filter(({ length }) => length > 0)
}

function shifted(match: Match, by: number): Match {
  return { before: match.before + by, after: match.after + by, length: match.length }
}

/** Nowhere on this diagonal. */
const NOWHERE = -(2 ** 30)

/** How far each diagonal is reached with each number of changes; null if that is more than `maxChanges`. */
function furthestPoints(
  before: readonly number[],
  after: readonly number[],
  maxChanges: number,
): readonly Int32Array[] | null {
  const [width, height] = [before.length, after.length]
  const most = Math.min(width + height, maxChanges)
  const points: Int32Array[] = []
  let last = new Int32Array([NOWHERE, 0, NOWHERE])
  for (let changes = 0; changes <= most; changes += 1) {
    // Diagonals from -changes to changes, with one beyond at each end.
    const reached = new Int32Array(2 * changes + 3).fill(NOWHERE)
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let x = changes === 0 ? 0 : stepTo(diagonal, changes, last)
      let y = x - diagonal
      if (x < 0 || x > width || y > height) continue
      while (x < width && y < height && before[x] === after[y]) {
        x += 1
        y += 1
      }
      reached[diagonal + changes + 1] = x
      if (x === width && y === height) return [...points, reached]
    }
    points.push(reached)
    last = reached
  }
  return null
}

/** Where one more change leads to on a diagonal; `last` is indexed from the diagonal `-changes`. */
function stepTo(diagonal: number, changes: number, last: Int32Array): number {
  const right = (last[diagonal - 1 + changes] ?? NOWHERE) + 1
  const down = last[diagonal + 1 + changes] ?? NOWHERE
  return Math.max(right, down)
}

function middleMatches(
  before: readonly number[],
  after: readonly number[],
  maxChanges: number,
): readonly Match[] {
  if (before.length === 0 || after.length === 0) return []
  const points = furthestPoints(before, after, maxChanges)
  if (!points) return []
  const matches: Match[] = []
  let [x, y] = [before.length, after.length]
  for (let changes = points.length - 1; changes > 0; changes -= 1) {
    const last = points[changes - 1] ?? new Int32Array()
    const diagonal = x - y
    const begin = stepTo(diagonal, changes, last)
    if (x > begin) matches.push({ before: begin, after: begin - diagonal, length: x - begin })
    const isDown = (last[diagonal + 1 + changes] ?? NOWHERE) >= (last[diagonal - 1 + changes] ?? NOWHERE) + 1
    x = isDown ? begin : begin - 1
    y = isDown ? begin - diagonal - 1 : begin - diagonal
  }
  if (x > 0) matches.push({ before: 0, after: 0, length: x })
  return matches.toReversed()
}
