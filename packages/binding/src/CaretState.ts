import { parsePositionAnchor, type PositionAnchor } from './PositionAnchor.ts'

/** A person as the others see them. */
export interface PersonShown {
  readonly id: string
  readonly name: string
  /** 1 to 12. */
  readonly color: number
}

/** What a tab says of itself in awareness. */
export interface CaretState {
  readonly user: PersonShown
  /** Where the selection is; null while the editor has no focus. */
  readonly cursor: { readonly anchor: PositionAnchor; readonly head: PositionAnchor } | null
}

/** Reads the awareness state of a tab, whatever it sent; null if it names no person. */
export function parseCaretState(state: unknown): CaretState | null {
  if (!isRecord(state) || !isRecord(state['user'])) return null
  const { id, name, color } = state['user']
  if (typeof id !== 'string' || typeof name !== 'string') return null
  const shade = typeof color === 'number' && Number.isInteger(color) && color >= 1 && color <= 12 ? color : 1
  return { user: { id, name, color: shade }, cursor: parseCursor(state['cursor']) }
}

/** The people in awareness, each once however many tabs they have, with their tabs; sorted by name, then id. */
export function peopleIn(
  states: ReadonlyMap<number, unknown>,
): readonly { readonly user: PersonShown; readonly tabs: readonly number[] }[] {
  const people = new Map<string, { user: PersonShown; tabs: number[] }>()
  for (const [tab, state] of [...states].toSorted(([one], [other]) => one - other)) {
    const parsed = parseCaretState(state)
    if (!parsed) continue
    const known = people.get(parsed.user.id)
    if (known) known.tabs.push(tab)
    else people.set(parsed.user.id, { user: parsed.user, tabs: [tab] })
  }
  return [...people.values()].toSorted(
    (one, other) => one.user.name.localeCompare(other.user.name) || (one.user.id < other.user.id ? -1 : 1),
  )
}

function parseCursor(cursor: unknown): CaretState['cursor'] {
  if (!isRecord(cursor)) return null
  const anchor = parsePositionAnchor(cursor['anchor'])
  const head = parsePositionAnchor(cursor['head'])
  return anchor && head && { anchor, head }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
