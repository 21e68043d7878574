import { Ellipsis } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import bell from '../../notifications/NotificationBell.module.css'
import { useUnread } from '../../shell/LiveState.tsx'

/**
 * The icon of the menu in which the bell is: it shows how much is unread. `wordsId`: what the button is described by. The number is no
 * text of the button, because it is not what the button is called by.
 */
export function MenuIcon({ wordsId }: { readonly wordsId: string }) {
  const { t } = useTranslation('shell')
  const count = useUnread()
  return (
    <span className={bell.bell}>
      <Ellipsis aria-hidden="true" />
      {count > 0 && <span className={bell.count} data-count={count > 99 ? '99+' : count} />}
      <VisuallyHidden id={wordsId}>{count > 0 && t('unread', { count })}</VisuallyHidden>
    </span>
  )
}
