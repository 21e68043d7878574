/** What of a V8 profile is read: microseconds between samples, and the functions that they met. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
    readonly children?: readonly number[] | undefined
  }[]
  readonly samples?: readonly number[] | undefined
  readonly timeDeltas?: readonly number[] | undefined
}

const NOT_WORK = new Set(['(idle)', '(root)', '(program)'])

/** Where most of the time of a profile went: functions with their own milliseconds, the longest first. */
export function hotFunctions(
  { nodes, samples = [], timeDeltas = [] }: CpuProfile,
  count: number,
): readonly string[] {
  const names = new Map(
    nodes.map(({ id, callFrame }) => [
      id,
      callFrame.functionName || `(anonymous, line ${callFrame.lineNumber + 1})`,
    ]),
  )
  const own = new Map<string, number>()
  samples.forEach((id, at) => {
    const name = names.get(id) ?? ''
    if (!NOT_WORK.has(name)) own.set(name, (own.get(name) ?? 0) + (timeDeltas[at] ?? 0) / 1000)
  })
  return [...own]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, count)
    .map(([name, milliseconds]) => `${name} ${milliseconds.toFixed(1)}`)
}
