import { useTranslation } from 'react-i18next'
import { Toaster as Sonner } from 'sonner'
import styles from './Toaster.module.css'

export { toast } from 'sonner'

/** Where `toast` shows its messages; once, around the app. Screen readers hear them; Alt+T goes there. */
export function Toaster() {
  const { t } = useTranslation('ui')
  return (
    <Sonner
      position="bottom-right"
      containerAriaLabel={t('notifications')}
      gap={8}
      toastOptions={{
        unstyled: true,
        closeButton: true,
        closeButtonAriaLabel: t('close'),
        classNames: {
          toast: styles.toast ?? '',
          title: styles.title ?? '',
          description: styles.description ?? '',
          content: styles.content ?? '',
          icon: styles.icon ?? '',
          actionButton: styles.action ?? '',
          closeButton: styles.close ?? '',
        },
      }}
    />
  )
}
