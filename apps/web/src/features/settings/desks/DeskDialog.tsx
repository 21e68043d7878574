import { useQuery } from '@tanstack/react-query'
import { deskSchema, type Desk } from '@stet/protocol'
import { type FormEvent, useRef, useState } from 'react'
import { request } from '../../../api/request.ts'
import { isProblem } from '../../../api/RequestError.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { CheckField } from '../../../ui/CheckField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { DialogButtons } from '../../../ui/DialogButtons.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { toast } from '../../../ui/toast.ts'
import form from '../Form.module.css'
import { accountsQuery, desksQuery } from '../queries.ts'
import { useCall } from '../useCall.ts'

/** Props of `DeskDialog`. */
export interface DeskDialogProps {
  /** Null: a new one. */
  readonly desk: Desk | null
  readonly onClose: () => void
}

interface Wanted {
  readonly name: string
  readonly people: readonly string[]
}

const isTaken = (error: unknown) => isProblem(error, 'conflict')

/** Opens a desk, or says what one is called and who belongs to it. */
export function DeskDialog({ desk, onClose }: DeskDialogProps) {
  const { t } = useTranslation(['settings', 'ui'])
  const accounts = useQuery(accountsQuery)
  const field = useRef<HTMLInputElement>(null)
  const [people, setPeople] = useState<readonly string[]>(desk?.people.map(({ id }) => id) ?? [])
  const [isNameMissing, setIsNameMissing] = useState(false)
  const save = useCall(
    ({ name, people: members }: Wanted) =>
      desk
        ? request(`/api/desks/${desk.id}`, deskSchema, { method: 'PATCH', json: { name, people: members } })
        : request('/api/desks', deskSchema, { method: 'POST', json: { name, people: members } }),
    [desksQuery.queryKey, accountsQuery.queryKey],
    isTaken,
  )
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const name = field.current?.value.trim() ?? ''
    setIsNameMissing(name === '')
    if (name === '') return field.current?.focus()
    return save.mutate(
      { name, people },
      {
        onSuccess: () => {
          toast.success(t(desk ? 'settings:desks.saved' : 'settings:desks.made', { name }))
          onClose()
        },
        onError: () => field.current?.select(),
      },
    )
  }
  const wrong = isNameMissing ? t('settings:desks.missingName') : t('settings:desks.taken')
  return (
    <Dialog
      title={desk ? t('settings:desks.editOf', { name: desk.name }) : t('settings:desks.new')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <form className={form.form} noValidate onSubmit={handleSubmit}>
        <TextField
          ref={field}
          label={t('settings:desks.name')}
          defaultValue={desk?.name ?? ''}
          maxLength={60}
          {...(desk ? { hint: t('settings:desks.nameHint') } : {})}
          error={isNameMissing || isTaken(save.error) ? wrong : ''}
        />
        <fieldset className={form.group}>
          <legend className={form.legend}>{t('settings:desks.people')}</legend>
          <div className={form.scroll}>
            {accounts.data?.people.map(({ id, name, email }) => (
              <CheckField
                key={id}
                label={name}
                hint={email}
                checked={people.includes(id)}
                onChange={(event) =>
                  setPeople(event.target.checked ? [...people, id] : people.filter((each) => each !== id))
                }
              />
            ))}
          </div>
        </fieldset>
        <DialogButtons>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button look="primary" type="submit" isBusy={save.isPending}>
            {desk ? t('settings:save') : t('settings:desks.make')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
