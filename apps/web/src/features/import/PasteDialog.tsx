import { useTranslation } from '../../i18n/useTranslation.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './PasteDialog.module.css'

/** Props of `PasteDialog`. */
export interface PasteDialogProps {
  /** What was pasted; null while nothing is asked. */
  readonly text: string | null
  readonly onCancel: () => void
  readonly onConfirm: (text: string) => void
}

/** How much of the text is shown to recognise it by, in characters. */
const GLIMPSE = 400

/** Asks before pasted text becomes an article: a slip of the hand shall not create one. */
export function PasteDialog({ text, onCancel, onConfirm }: PasteDialogProps) {
  const { t } = useTranslation(['import', 'ui'])
  const glimpse = (text ?? '').trim()
  return (
    <Dialog
      title={t('import:paste.title')}
      description={t('import:paste.text', { count: text?.length ?? 0 })}
      isOpen={text !== null}
      onOpenChange={onCancel}
      footer={
        <>
          <Button onClick={onCancel}>{t('ui:cancel')}</Button>
          <Button look="primary" onClick={() => onConfirm(text ?? '')}>
            {t('import:paste.confirm')}
          </Button>
        </>
      }
    >
      <p className={styles.glimpse} dir="auto">
        {glimpse.slice(0, GLIMPSE)}
        {glimpse.length > GLIMPSE && ' …'}
      </p>
    </Dialog>
  )
}
