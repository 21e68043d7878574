import path from 'node:path'
import type { CpuProfile } from './hotFunctions.ts'

type ProfileNode = CpuProfile['nodes'][number]

const NO_WORK = new Set(['(idle)', '(root)'])
/** Functions of Node itself are told when they cost this part themselves: what they call is told anyway. */
const WORTH_TELLING = 0.01

/**
 * Functions with the part of the time at work that went to them and whatever they called, the most costly first; what
 * began the profile is left out.
 */
export function inclusiveFunctions(
  { nodes, samples = [], timeDeltas = [] }: CpuProfile,
  { count, beganBy }: { readonly count: number; readonly beganBy: string },
): readonly string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  )
  const own = new Map<string, number>()
  const inclusive = new Map<string, number>()
  const isOfNode = new Map<string, boolean>()
  let work = 0
  samples.forEach((sample, at) => {
    const stack: ProfileNode[] = []
    for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) {
      const node = byId.get(id)
      if (node && node.callFrame.functionName !== '(root)') stack.push(node)
    }
    const [top] = stack
    if (!top || NO_WORK.has(top.callFrame.functionName)) return
    if (stack.some(({ callFrame }) => callFrame.functionName === beganBy)) return
    const time = timeDeltas[at] ?? 0
    work += time
    own.set(nameOf(top), (own.get(nameOf(top)) ?? 0) + time)
    for (const name of new Set(stack.map(nameOf))) inclusive.set(name, (inclusive.get(name) ?? 0) + time)
    for (const node of stack) isOfNode.set(nameOf(node), !node.callFrame.url.startsWith('file:'))
  })
  const percent = (time: number) => `${((100 * time) / work).toFixed(1)} %`
  return [...inclusive]
    .filter(([name]) => !isOfNode.get(name) || (own.get(name) ?? 0) >= WORTH_TELLING * work)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, count)
    .map(([name, time]) => `${percent(time)} ${name} (itself ${percent(own.get(name) ?? 0)})`)
}

function nameOf({ callFrame: { functionName, url, lineNumber } }: ProfileNode): string {
  const file = path.basename(url)
  return `${functionName || `line ${lineNumber + 1}`}${file ? ` ${file}` : ''}`
}
