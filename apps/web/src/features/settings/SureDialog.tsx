import { useTranslation } from '../../i18n/useTranslation.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'

/** Props of `SureDialog`. */
export interface SureDialogProps {
  readonly question: string
  readonly text: string
  /** What is done, as the button says it. */
  readonly action: string
  readonly isBusy: boolean
  readonly onSure: () => void
  readonly onClose: () => void
}

/** Asks before something that others feel at once. */
export function SureDialog({ question, text, action, isBusy, onSure, onClose }: SureDialogProps) {
  const { t } = useTranslation('ui')
  return (
    <Dialog
      role="alertdialog"
      title={question}
      description={text}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="danger" isBusy={isBusy} onClick={onSure}>
            {action}
          </Button>
        </>
      }
    />
  )
}
