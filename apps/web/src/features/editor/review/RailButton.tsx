import { MessageSquareText } from 'lucide-react'
import { useContext, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useShortcut } from '../../../ui/useShortcut.ts'
import { EditorContext } from '../EditorHandle.ts'
import { useKeptSwitch } from '../KeptSwitch.ts'
import { SHORTCUTS } from '../shortcuts.ts'
import styles from './RailButton.module.css'
import { railOpen } from './railOpen.ts'
import { ReviewContext } from './ReviewContext.ts'

/** Opens and closes the rail of changes, and says how many are open. The shortcut goes to the card at the caret, and from there back to the text. */
export function RailButton() {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const editor = useContext(EditorContext)
  const [isOpen, setOpen] = useKeptSwitch(railOpen)
  const desk = useContext(ReviewContext)
  const count = useOpenCount()
  useShortcut(SHORTCUTS.rail, () => {
    if (document.activeElement?.closest(`#${RAIL_ID}`)) {
      editor?.view.focus()
      return
    }
    flushSync(() => setOpen(true))
    // The next key is the rail's, also before the card is drawn that takes the focus.
    document.querySelector<HTMLElement>(`#${RAIL_ID}`)?.focus({ preventScroll: true })
    if (desk?.enter() !== true) document.querySelector<HTMLElement>(`#${RAIL_ID} button`)?.focus()
  })
  const label = count === 0 ? t('review.open') : t('review.openCount', { count })
  return (
    <span className={styles.place}>
      <IconButton
        label={label}
        icon={<MessageSquareText aria-hidden="true" />}
        shortcut={SHORTCUTS.rail}
        aria-expanded={isOpen}
        aria-controls={isOpen ? RAIL_ID : undefined}
        data-testid="rail-button"
        onClick={() => setOpen(!isOpen)}
      />
      {count > 0 && (
        <span className={styles.count} aria-hidden="true">
          {format.number(count)}
        </span>
      )}
    </span>
  )
}

const RAIL_ID = 'review-rail'

/** How many suggestions are open; 0 while that is not known. */
export function useOpenCount(): number {
  const desk = useContext(ReviewContext)
  return useSyncExternalStore(desk?.cards.subscribe ?? never, () => desk?.cards.getSnapshot().length ?? 0)
}

const never = (): (() => void) => () => undefined
