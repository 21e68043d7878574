import type { Contestant } from '../servers/contestants.ts'
import type { SyncBench } from '../SyncBench.ts'

/** Something that is measured of each server in each round; quantities have their unit in their name. */
export interface Measure {
  readonly name: string
  /** Those that are measured in a round. */
  contestants(round: number): readonly Contestant[]
  /** The rooms that a round opens. */
  rooms(round: number): readonly string[]
  run(bench: SyncBench, contestant: Contestant, round: number): Promise<Readonly<Record<string, number>>>
}

/** So many names; the first word tells what document they begin as (`DocumentKind`). */
export function roomNames(begin: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `${begin}-${at}`)
}
