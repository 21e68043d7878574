import { useQuery } from '@tanstack/react-query'
import { peopleDirectorySchema } from '@stet/protocol'
import { type FormEvent, useState } from 'react'
import { request } from '../../../api/request.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { CheckField } from '../../../ui/CheckField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { DialogButtons } from '../../../ui/DialogButtons.tsx'
import { toast } from '../../../ui/toast.ts'
import { useMe } from '../../session/useMe.ts'
import { useOpenArticle } from '../OpenArticleContext.ts'
import styles from './AccessDialog.module.css'

/** Props of `AccessDialog`. */
export interface AccessDialogProps {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

/** Asks whether the article is confidential, and who is in it then. */
export function AccessDialog({ isOpen, onOpenChange }: AccessDialogProps) {
  const { t } = useTranslation('access')
  return (
    <Dialog title={t('title')} description={t('description')} isOpen={isOpen} onOpenChange={onOpenChange}>
      <AccessForm onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function AccessForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['access', 'ui'])
  const me = useMe()
  const { metadata, changeMetadata } = useOpenArticle()
  const [isRestricted, setRestricted] = useState(metadata.isRestricted)
  // Whoever restricts an article stays in it.
  const [readers, setReaders] = useState<readonly string[]>([...new Set([...metadata.readers, me.id])])
  const { data } = useQuery({
    queryKey: ['directory'],
    queryFn: ({ signal }) => request('/api/people/directory', peopleDirectorySchema, { signal }),
  })
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault()
    onDone()
    void changeMetadata({ isRestricted, readers: [...readers] }).catch((error: unknown) =>
      toast.error(t('access:failed', { detail: error instanceof Error ? error.message : '' })),
    )
  }
  return (
    <form className={styles.form} onSubmit={handleSubmit}>
      <CheckField
        label={t('access:restrict')}
        checked={isRestricted}
        onChange={(event) => setRestricted(event.target.checked)}
      />
      {isRestricted && (
        <fieldset className={styles.people}>
          <legend className={styles.legend}>{t('access:people')}</legend>
          <p className={styles.note}>{t('access:creator')}</p>
          <div className={styles.list}>
            {data?.people.map(({ id, name, desk }) => {
              const isAssigned = metadata.assignees.includes(id)
              const about = [id === me.id && t('access:you'), isAssigned && t('access:assigned'), desk]
              return (
                <CheckField
                  key={id}
                  label={[name, ...about.filter(Boolean)].join(' · ')}
                  checked={isAssigned || readers.includes(id)}
                  disabled={isAssigned || id === me.id}
                  onChange={(event) =>
                    setReaders(
                      event.target.checked ? [...readers, id] : readers.filter((each) => each !== id),
                    )
                  }
                />
              )
            })}
          </div>
        </fieldset>
      )}
      <DialogButtons>
        <Button onClick={onDone}>{t('ui:cancel')}</Button>
        <Button look="primary" type="submit">
          {t('access:save')}
        </Button>
      </DialogButtons>
    </form>
  )
}
