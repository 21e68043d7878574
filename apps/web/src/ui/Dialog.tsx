import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton.tsx'

/** Props of `Dialog`. */
export interface DialogProps {
  readonly title: string
  /** A sentence below the title, read out with it. */
  readonly description?: ReactNode
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
  /** Buttons at the end, the next step last. */
  readonly footer?: ReactNode
  /** `alertdialog` for a question that must be answered: a click outside does not close it. */
  readonly role?: 'dialog' | 'alertdialog'
  readonly trigger?: ReactElement
  readonly children?: ReactNode
}

/** A sheet above the screen. The focus stays inside, Escape closes, and afterwards the focus is back where it was. */
export function Dialog({
  title,
  description,
  isOpen,
  onOpenChange,
  footer,
  role = 'dialog',
  trigger,
  children,
}: DialogProps) {
  const { t } = useTranslation('ui')
  return (
    <Radix.Root open={isOpen} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim}>
          <Radix.Content
            role={role}
            className={styles.dialog}
            {...(description === undefined ? { 'aria-describedby': undefined } : {})}
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
            {footer !== undefined && <div className={styles.footer}>{footer}</div>}
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  )
}
