import { useLayoutEffect } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { lazyNotifications } from '../../notifications/lazyNotifications.ts'

/** Props of `NotificationsDialog`. */
export interface NotificationsDialogProps {
  /** The words in the button of the menu from which it was opened. */
  readonly wordsId: string
  readonly onClose: () => void
}

/** The list behind the bell, where the bell has no room. */
export function NotificationsDialog({ wordsId, onClose }: NotificationsDialogProps) {
  const { t } = useTranslation('shell')
  const parts = lazyNotifications.useLoaded(true)
  // The menu is gone by now; the dialogue gives the focus back to where it was before.
  useLayoutEffect(() => document.getElementById(wordsId)?.closest('button')?.focus(), [wordsId])
  if (!parts) return null
  return (
    <Dialog title={t('bell')} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <parts.NotificationPanel isTitled={false} onClose={onClose} />
    </Dialog>
  )
}
