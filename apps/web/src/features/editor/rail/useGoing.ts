import { useCallback, useSyncExternalStore } from 'react'
import { useEditorHandle } from '../EditorHandle.ts'
import type { ActiveCard } from './ActiveCard.ts'
import type { CardPlace } from './CardFrame.tsx'
import type { RailDesk } from './RailDesk.ts'
import { isInRail } from './railElement.ts'
import type { RailItem } from './RailSource.ts'
import { revealRange } from './revealRange.ts'
import { useFollowCaret } from './useFollowCaret.ts'

/** How a person goes from card to card, and between them and the text. */
export interface Going<Item extends RailItem> {
  readonly active: ActiveCard | null
  /** Somebody looks at a card. */
  readonly choose: (item: Item) => void
  /** The keys go to a card. */
  readonly goTo: (item: Item) => void
  /** They go to the text; where nobody can put a caret, to the rail. */
  readonly toText: () => void
  /**
   * Does something with a card, and goes on to the next one, else the one before, of those that are listed behind it; where
   * there is none, or the keys are not in the rail, nothing is looked at any more.
   */
  readonly goOn: (item: Item, listed: () => readonly Item[], act: () => void) => void
  /** Where cards stand to the keys, of those that are listed: one of them is the one that Tab stops at. */
  readonly placesIn: (listed: readonly Item[]) => (item: Item) => CardPlace
}

/** Goes through the cards of a desk, and follows the caret. `stay`: the keys go to the rail, where there is no card for them. */
export function useGoing<Item extends RailItem>(
  desk: Pick<RailDesk<Item>, 'active' | 'activate' | 'rangesOf' | 'followCaret'>,
  stay: () => void,
): Going<Item> {
  const { view } = useEditorHandle()
  const active = useSyncExternalStore(desk.active.subscribe, desk.active.get)
  useFollowCaret(() => desk.followCaret())
  const look = useCallback(
    (item: Item, by: ActiveCard['by']) => {
      desk.activate(item.id, by)
      revealRange(view, desk.rangesOf(item)[0])
    },
    [desk, view],
  )
  const choose = useCallback((item: Item) => look(item, 'rail'), [look])
  const goTo = useCallback((item: Item) => look(item, 'keys'), [look])
  const toText = useCallback(() => {
    view.focus()
    if (!view.hasFocus()) stay()
  }, [view, stay])
  const goOn = useCallback(
    (item: Item, listed: () => readonly Item[], act: () => void) => {
      const before = listed()
      act()
      const rest = new Map(listed().map((left) => [left.id, left]))
      const index = before.findIndex(({ id }) => id === item.id)
      const around = [...before.slice(index + 1), ...before.slice(0, index).toReversed()]
      const next = around.find(({ id }) => rest.has(id))
      const goesOn = next && rest.get(next.id)
      const isHere = isInRail()
      if (goesOn && isHere) {
        goTo(goesOn)
        return
      }
      desk.activate(null, 'rail')
      // The card goes with the focus on it; the next key may be undo.
      if (isHere) stay()
    },
    [desk, goTo, stay],
  )
  const placesIn = (listed: readonly Item[]): ((item: Item) => CardPlace) => {
    const stop = listed.find(({ id }) => id === active?.id) ?? listed[0]
    return ({ id }) => {
      const isActive = id === active?.id
      return { isActive, takesFocus: isActive && active.by === 'keys', isStop: id === stop?.id }
    }
  }
  return { active, choose, goTo, toText, goOn, placesIn }
}
