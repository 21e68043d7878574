import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogButtons } from '../../ui/DialogButtons.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { toast } from '../../ui/toast.ts'
import { useOpenArticle } from './OpenArticleContext.ts'

const MOST = 1_000_000

/** Props of `TargetDialog`. */
export interface TargetDialogProps {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** Asks how long the article shall be. */
export function TargetDialog({ isOpen, onOpenChange }: TargetDialogProps) {
  const { t } = useTranslation('editor')
  return (
    <Dialog
      title={t('target.title')}
      description={t('target.description')}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <TargetForm onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function TargetForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('editor')
  const { metadata, changeMetadata } = useOpenArticle()
  const [typed, setTyped] = useState(String(metadata.targetLength ?? ''))
  const [isInvalid, setIsInvalid] = useState(false)
  const input = useRef<HTMLInputElement>(null)

  // The number is what the dialog is about; whoever opens it types at once.
  useEffect(() => input.current?.select(), [])

  const set = (targetLength: number | null): void => {
    onDone()
    void changeMetadata({ targetLength }).catch(() => toast.error(t('menu.failed')))
  }
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault()
    const number = Number(typed.replace(/[\s.,\u00a0\u202f]/g, ''))
    if (Number.isInteger(number) && number >= 1 && number <= MOST) set(number)
    else setIsInvalid(true)
  }

  return (
    <form onSubmit={handleSubmit} noValidate>
      <TextField
        ref={input}
        label={t('target.label')}
        inputMode="numeric"
        value={typed}
        {...(isInvalid ? { error: t('target.invalid') } : {})}
        onChange={(event) => setTyped(event.target.value)}
      />
      <DialogButtons>
        {metadata.targetLength !== null && <Button onClick={() => set(null)}>{t('target.remove')}</Button>}
        <Button look="primary" type="submit">
          {t('target.save')}
        </Button>
      </DialogButtons>
    </form>
  )
}
