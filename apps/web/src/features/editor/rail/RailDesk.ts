import type { ArticleBinding, DocumentRange } from '@stet/binding'
import { Selection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { Observable } from '../Observable.ts'
import { restPace } from '../restPace.ts'
import { ThrottledStore } from '../ThrottledStore.ts'
import type { ActiveCard } from './ActiveCard.ts'
import { CARDS_REST } from './cardsRest.ts'
import type { RailItem, RailSource } from './RailSource.ts'

/** The text that the cards of a rail stand beside. */
export interface RailDeskParts {
  readonly view: EditorView
  readonly binding: ArticleBinding
  /** Milliseconds, for what rests. */
  readonly now: () => number
  /** Calls back after every update of the view; answers with what ends it. */
  readonly onUpdate: (listener: () => void) => () => void
}

/** What the desks of all rails do: cards at their places, the one that is looked at, and the caret that goes to it and comes from it. */
export abstract class RailDesk<
  Item extends RailItem,
  Parts extends RailDeskParts = RailDeskParts,
> implements RailSource<Item> {
  /** All of them, in reading order, each at its place; a little behind the typing. */
  readonly placed: ThrottledStore<readonly Item[]>
  readonly active = new Observable<ActiveCard | null>(null)
  protected readonly parts: Parts
  /** When the text changed last, as `now` counts. */
  private changedAt = -Infinity

  constructor(parts: Parts) {
    this.parts = parts
    this.placed = new ThrottledStore<readonly Item[]>(
      () => this.read(),
      Object.is,
      restPace(parts.now, () => this.changedAt, CARDS_REST),
    )
  }

  /** Where one stands in the editor's document, its first place first; none while it stands nowhere. */
  abstract rangesOf(item: Item): readonly DocumentRange[]

  /** What the person wants to see, in reading order. */
  abstract listed(): readonly Item[]

  /** All of them, read anew from the text. */
  protected abstract read(): readonly Item[]

  /** One that may be looked at. */
  protected abstract find(id: string): Item | undefined

  /** What stands at a position of the editor's document. */
  protected abstract idAt(position: number): string | null

  activate(id: string | null, by: ActiveCard['by']): void {
    const active = this.active.get()
    if (id === null) this.active.set(null)
    else if (active?.id !== id || active.by !== by) this.active.set({ id, by })
  }

  /** The keys go to the card that is looked at, else to the one at or behind the caret; false if none is listed. */
  enter(listed: () => readonly Item[] = () => this.listed()): boolean {
    this.placed.flush()
    const items = listed()
    const { head } = this.parts.view.state.selection
    const isBehind = (item: Item): boolean => (this.rangesOf(item)[0]?.to ?? -1) >= head
    const active = this.active.get()?.id
    const item = items.find(({ id }) => id === active) ?? items.find(isBehind) ?? items.at(-1)
    if (!item) return false
    this.active.set({ id: item.id, by: 'keys' })
    return true
  }

  /** The caret may stand in what a card is about now: that one is looked at. */
  followCaret(): void {
    const { selection } = this.parts.view.state
    const id = selection.empty ? this.idAt(selection.head) : null
    if (id !== null) this.activate(id, 'text')
    else if (this.active.get()?.by === 'text') this.activate(null, 'text')
  }

  /**
   * The keys go back to the text, the caret to the end of where the card that was looked at stands; one that has just been
   * gone to does not take the focus when it is drawn.
   */
  leave(): void {
    const item = this.find(this.active.get()?.id ?? '')
    if (!item) return
    this.activate(item.id, 'rail')
    const range = this.rangesOf(item)[0]
    if (!range) return
    const { view } = this.parts
    view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(range.to), -1)))
  }

  /** Takes back what the person did last. */
  undo(): void {
    this.parts.binding.undo()
    this.placed.flush()
  }

  /** Does again what the person has just taken back. */
  redo(): void {
    this.parts.binding.redo()
    this.placed.flush()
  }

  /** The text has changed: the cards follow when the person pauses. */
  protected noteChange(): void {
    this.changedAt = this.parts.now()
    this.placed.touch()
  }
}
