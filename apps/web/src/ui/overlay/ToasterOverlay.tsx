import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Toaster as Sonner, toast } from 'sonner'
import styles from '../Toaster.module.css'
import { waitingToasts } from '../toast.ts'

/** The place of the messages. Screen readers hear them; Alt+T goes there. */
export function ToasterOverlay() {
  const { t } = useTranslation('ui')
  const waiting = useSyncExternalStore(waitingToasts.subscribe, waitingToasts.get)

  // After the effects of what is below: only now does somebody listen.
  useEffect(() => {
    if (waiting.length === 0) return
    for (const { tone, title, options } of waitingToasts.take()) {
      const show = tone === 'plain' ? toast : toast[tone]
      show(title, options)
    }
  }, [waiting])

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
