import type { SavedView } from '@stet/protocol'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import styles from './ListTools.module.css'

const MOST = 60

/** Props of `NameDialog`. */
export interface NameDialogProps {
  /** The view that gets another name, or a new one; null: nothing is asked. */
  readonly naming: SavedView | 'new' | null
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

/** Asks for the name of a view. */
export function NameDialog({ naming, onName, onClose }: NameDialogProps) {
  const { t } = useTranslation('listTools')
  const isNew = naming === 'new'
  return (
    <Dialog
      title={isNew ? t('saveTitle') : t('renameTitle')}
      description={isNew ? t('saveText') : undefined}
      isOpen={naming !== null}
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <NameForm
        name={naming === null || naming === 'new' ? '' : naming.name}
        onName={(name) => {
          onClose()
          onName(name)
        }}
      />
    </Dialog>
  )
}

function NameForm({ name, onName }: { name: string; onName: (name: string) => void }) {
  const { t } = useTranslation('listTools')
  const [typed, setTyped] = useState(name)
  const [isInvalid, setIsInvalid] = useState(false)
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (typed.trim() === '') setIsInvalid(true)
    else onName(typed.trim())
  }
  return (
    <form onSubmit={handleSubmit} noValidate>
      <TextField
        label={t('name')}
        maxLength={MOST}
        value={typed}
        {...(isInvalid ? { error: t('nameMissing') } : {})}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className={styles.buttons}>
        <Button look="primary" type="submit">
          {t('keep')}
        </Button>
      </div>
    </form>
  )
}
