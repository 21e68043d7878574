import type { Json } from './Store.ts'

/** A list that somebody wants to find again: a name, and what it asks for. */
export interface SavedView {
  readonly id: string
  /** Whose it is: a person's id. */
  readonly person: string
  readonly name: string
  readonly filter: Readonly<Record<string, Json>>
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

/** `tooMany`: the person has as many as are kept; nothing was stored. */
export type AddViewResult = 'added' | 'tooMany'

/** Views that are kept of one person. */
export const MOST_VIEWS = 50

/** What a store keeps of people's own views of the list; a part of `Store`, with its promises. */
export interface ViewStore {
  /** In the order in which they were made. */
  listViews(person: string): Promise<readonly SavedView[]>
  addView(view: SavedView): Promise<AddViewResult>
  /** Null: this person has no such view. */
  changeView(
    person: string,
    id: string,
    change: Partial<Pick<SavedView, 'name' | 'filter'>>,
  ): Promise<SavedView | null>
  /** Whether this person had such a view. */
  removeView(person: string, id: string): Promise<boolean>
  /** Views of whomever that show a desk show another one. */
  moveViewsToDesk(from: string, to: string): Promise<void>
}
