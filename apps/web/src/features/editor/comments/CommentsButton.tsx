import { MessageSquareText } from 'lucide-react'
import { useContext } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { RailSwitch } from '../rail/RailSwitch.tsx'
import { SHORTCUTS } from '../shortcuts.ts'
import { CommentsContext } from './CommentsContext.ts'

/** Opens and closes the rail of comments, and says how many threads are open. */
export function CommentsButton() {
  const { t } = useTranslation('editor')
  const { openCount: count = 0, isAllowed = false } = useContext(CommentsContext) ?? {}
  return (
    isAllowed && (
      <RailSwitch
        tab="comments"
        label={count === 0 ? t('comments.open') : t('comments.openCount', { count })}
        icon={<MessageSquareText aria-hidden="true" />}
        count={count}
        shortcut={SHORTCUTS.comment}
        testId="comments-button"
      />
    )
  )
}
