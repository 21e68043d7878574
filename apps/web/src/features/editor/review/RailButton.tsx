import { FilePenLine, MessageSquareText } from 'lucide-react'
import { useContext, useSyncExternalStore } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { useShortcut } from '../../../ui/useShortcut.ts'
import { CommentsContext } from '../comments/CommentsContext.ts'
import { EditorContext } from '../EditorHandle.ts'
import { enterRail } from '../rail/enterRail.ts'
import { railElement } from '../rail/railElement.ts'
import { RailSwitch } from '../rail/RailSwitch.tsx'
import { SHORTCUTS } from '../shortcuts.ts'
import { ReviewContext } from './ReviewContext.ts'

/**
 * Opens and closes the rail of changes, and says how many are open; where it is the only button of the rail, whatever that
 * shows, comments included. The shortcut goes to the card at the caret, and from there back to the text.
 */
export function RailButton({ isAlone }: { isAlone: boolean }) {
  const { t } = useTranslation('editor')
  const editor = useContext(EditorContext)
  const desk = useContext(ReviewContext)
  const count = useOpenCount()
  const comments = useContext(CommentsContext)?.openCount ?? 0
  useShortcut(SHORTCUTS.rail, () => {
    if (enterRail('changes', editor?.view) && desk?.enter() !== true)
      railElement()?.querySelector('button')?.focus()
  })
  const label = count === 0 ? t('review.open') : t('review.openCount', { count })
  return (
    <RailSwitch
      tab={isAlone ? null : 'changes'}
      label={isAlone && comments > 0 ? `${label}; ${t('comments.openCount', { count: comments })}` : label}
      icon={isAlone ? <MessageSquareText aria-hidden="true" /> : <FilePenLine aria-hidden="true" />}
      count={isAlone ? count + comments : count}
      shortcut={SHORTCUTS.rail}
      testId="rail-button"
    />
  )
}

/** How many suggestions are open; 0 while that is not known. */
export function useOpenCount(): number {
  const desk = useContext(ReviewContext)
  return useSyncExternalStore(desk?.cards.subscribe ?? never, () => desk?.cards.getSnapshot().length ?? 0)
}

const never = (): (() => void) => () => undefined
