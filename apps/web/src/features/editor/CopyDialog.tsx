import { Copy, Download } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { toast } from '../../ui/toast.ts'
import styles from './CopyDialog.module.css'
import { downloadText } from './downloadFile.ts'

/** Props of `CopyDialog`. */
export interface CopyDialogProps {
  readonly title: string
  readonly description: string
  readonly text: string
  /** Without its ending. */
  readonly filename: string
  readonly onClose: () => void
  /** Left out where there is nothing to discard. */
  readonly onDiscard?: () => void
}

/** A text that could not be merged, to be read, copied or saved as a file. */
export function CopyDialog({ title, description, text, filename, onClose, onDiscard }: CopyDialogProps) {
  const { t } = useTranslation('editor')
  const handleCopy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => toast.success(t('recovered.copied')),
      () => toast.error(t('recovered.copyFailed')),
    )
  }
  return (
    <Dialog
      title={title}
      description={description}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      footer={
        <>
          {onDiscard !== undefined && (
            <Button look="danger" onClick={onDiscard}>
              {t('recovered.discard')}
            </Button>
          )}
          <Button
            icon={<Download aria-hidden="true" />}
            onClick={() => downloadText(text, `${filename}.txt`)}
          >
            {t('recovered.download')}
          </Button>
          <Button look="primary" icon={<Copy aria-hidden="true" />} onClick={handleCopy}>
            {t('recovered.copy')}
          </Button>
        </>
      }
    >
      <textarea
        className={styles.text}
        aria-label={t('recovered.textLabel')}
        readOnly
        value={text}
        rows={12}
      />
    </Dialog>
  )
}
