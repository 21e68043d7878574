import { useSyncExternalStore } from 'react'
import { useMe } from '../session/useMe.ts'
import { COLUMNS, USUAL_COLUMNS, type Column } from './listColumns.ts'

const listeners = new Set<() => void>()
const chosen = new Map<string, readonly Column[]>()

/** The columns that this person has chosen in this browser, and how to choose others. */
export function useColumns(): readonly [
  columns: readonly Column[],
  choose: (columns: readonly Column[]) => void,
] {
  const { id } = useMe()
  const columns = useSyncExternalStore(subscribe, () => columnsOf(id))
  return [columns, (next) => choose(id, next)]
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function columnsOf(userId: string): readonly Column[] {
  let columns = chosen.get(userId)
  if (!columns) {
    const kept = read(userId)
    columns = kept ? COLUMNS.filter((column) => column === 'article' || kept.includes(column)) : USUAL_COLUMNS
    chosen.set(userId, columns)
  }
  return columns
}

function choose(userId: string, columns: readonly Column[]): void {
  chosen.set(
    userId,
    COLUMNS.filter((column) => columns.includes(column)),
  )
  try {
    localStorage.setItem(storageKey(userId), columns.join(' '))
  } catch {
    // The choice then lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

function read(userId: string): readonly string[] | null {
  try {
    return localStorage.getItem(storageKey(userId))?.split(' ') ?? null
  } catch {
    return null
  }
}

function storageKey(userId: string): string {
  return `stet.columns.${userId}`
}
