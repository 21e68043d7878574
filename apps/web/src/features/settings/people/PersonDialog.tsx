import { roleSchema, ROLES, type Account, type Desk, type PersonPatch } from '@stet/protocol'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { CheckField } from '../../../ui/CheckField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { DialogButtons } from '../../../ui/DialogButtons.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useMe } from '../../session/useMe.ts'
import form from '../Form.module.css'

/** Props of `PersonDialog`. */
export interface PersonDialogProps {
  readonly person: Account
  readonly desks: readonly Desk[]
  readonly isBusy: boolean
  readonly onSave: (patch: PersonPatch) => void
  readonly onClose: () => void
}

/** Role and home desk of somebody, and what they may do beyond their role. */
export function PersonDialog({ person, desks, isBusy, onSave, onClose }: PersonDialogProps) {
  const { t } = useTranslation(['settings', 'session', 'ui'])
  const isMe = useMe().id === person.id
  const [role, setRole] = useState(person.role)
  const [desk, setDesk] = useState(person.desk ?? '')
  const approval = person.grants.find(({ right }) => right === 'approve')
  const [mayApprove, setMayApprove] = useState(approval !== undefined)
  const lastDay = dayOf(approval?.until ?? null)
  const [until, setUntil] = useState(lastDay)
  const isAsked = role === 'subeditor' && !isMe
  const grants = mayApprove ? [{ right: 'approve' as const, until: endOf(until) }] : []
  const isChanged = mayApprove !== (approval !== undefined) || (mayApprove && until !== lastDay)
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const patch = {
      ...(isAsked && isChanged ? { grants } : {}),
      ...(role === person.role ? {} : { role }),
      ...(desk === (person.desk ?? '') ? {} : { desk: desk === '' ? null : desk }),
    }
    if (Object.keys(patch).length === 0) onClose()
    else onSave(patch)
  }
  return (
    <Dialog
      title={person.name}
      description={person.email}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <form className={form.form} onSubmit={handleSubmit}>
        <SelectField
          label={t('settings:people.role')}
          value={role}
          disabled={isMe}
          title={isMe ? t('settings:people.ownRole') : undefined}
          onChange={(event) => setRole(roleSchema.parse(event.target.value))}
        >
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {t(`session:role.${each}`)}
            </option>
          ))}
        </SelectField>
        {isMe && <p>{t('settings:people.ownRole')}</p>}
        {isAsked && (
          <CheckField
            label={t('settings:people.mayApprove')}
            hint={t('settings:people.mayApproveHint')}
            checked={mayApprove}
            onChange={(event) => setMayApprove(event.target.checked)}
          />
        )}
        {isAsked && mayApprove && (
          <TextField
            type="date"
            label={t('settings:people.until')}
            hint={t('settings:people.untilHint')}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
        )}
        <SelectField
          label={t('settings:people.desk')}
          value={desk}
          onChange={(event) => setDesk(event.target.value)}
        >
          <option value="">{t('settings:people.noDesk')}</option>
          {desks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <DialogButtons>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button look="primary" type="submit" isBusy={isBusy}>
            {t('settings:save')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}

/** The last day on which it counts, by the clock of this computer; empty: it has no end. */
function dayOf(until: string | null): string {
  return until === null ? '' : new Date(Date.parse(until) - 1).toLocaleDateString('sv')
}

/** The midnight behind a day. */
function endOf(day: string): string | null {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return day === '' ? null : new Date(year, month - 1, date + 1).toISOString()
}
