import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useRef } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import styles from '../Dialog.module.css'
import type { DialogProps } from '../Dialog.tsx'
import { DialogButtons } from '../DialogButtons.tsx'
import { IconButton } from '../IconButton.tsx'

/** The sheet of a `Dialog`, and everything that keeps the focus in it. */
export function DialogOverlay({
  title,
  description,
  isOpen,
  onOpenChange,
  footer,
  role = 'dialog',
  children,
}: DialogProps) {
  const { t } = useTranslation('ui')
  const opener = useRef<Element | null>(null)
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim}>
          <Radix.Content
            role={role}
            className={styles.dialog}
            {...(description === undefined ? { 'aria-describedby': undefined } : {})}
            onOpenAutoFocus={() => {
              opener.current = document.activeElement
            }}
            onCloseAutoFocus={(event) => {
              // Radix gives the focus back to its own trigger only, and there is none.
              event.preventDefault()
              // What opened it may have been replaced below it meanwhile.
              const back = opener.current?.isConnected ? opener.current : document.getElementById('main')
              if (back instanceof HTMLElement) back.focus()
            }}
            onInteractOutside={(event) => {
              if (role === 'alertdialog') event.preventDefault()
            }}
          >
            <div className={styles.head}>
              <Radix.Title className={styles.title}>{title}</Radix.Title>
              <Radix.Close asChild>
                <IconButton label={t('close')} icon={<X aria-hidden="true" />} />
              </Radix.Close>
            </div>
            {description !== undefined && (
              <Radix.Description asChild>
                <div className={styles.description}>{description}</div>
              </Radix.Description>
            )}
            {children}
            {footer !== undefined && <DialogButtons>{footer}</DialogButtons>}
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  )
}
