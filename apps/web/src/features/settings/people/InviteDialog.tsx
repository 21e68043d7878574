import { newInvitationAnswerSchema, type NewInvitationRequest, roleSchema, ROLES } from '@stet/protocol'
import { type FormEvent, useRef, useState } from 'react'
import { request } from '../../../api/request.ts'
import { isProblem } from '../../../api/RequestError.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { invitationPath } from '../../../routes.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { DialogButtons } from '../../../ui/DialogButtons.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { CopyField } from '../../credentials/CopyField.tsx'
import form from '../Form.module.css'
import { invitationsQuery } from '../queries.ts'
import { useCall } from '../useCall.ts'

const isOfAddress = (error: unknown) => isProblem(error, 'conflict') || isProblem(error, 'invalid-request')

/** Invites somebody, and shows the link the one time that it is told. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['settings', 'session', 'ui'])
  const email = useRef<HTMLInputElement>(null)
  const [role, setRole] = useState(roleSchema.parse('reporter'))
  const invite = useCall(
    (json: NewInvitationRequest) =>
      request('/api/invitations', newInvitationAnswerSchema, { method: 'POST', json }),
    [invitationsQuery.queryKey],
    isOfAddress,
  )
  const wrong = isOfAddress(invite.error)
    ? t(isProblem(invite.error, 'conflict') ? 'settings:invite.taken' : 'settings:invite.wrongEmail')
    : ''
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const address = email.current?.value.trim() ?? ''
    invite.mutate({ email: address, role }, { onError: () => email.current?.select() })
  }
  return (
    <Dialog
      title={t('settings:invite.title')}
      description={t(invite.data ? 'settings:invite.once' : 'settings:invite.text')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {invite.data ? (
        <>
          <CopyField
            label={t('settings:invite.link', { email: invite.data.invitation.email })}
            value={`${location.origin}${invitationPath(invite.data.secret)}`}
          />
          <DialogButtons>
            <Button look="primary" onClick={onClose}>
              {t('settings:invite.done')}
            </Button>
          </DialogButtons>
        </>
      ) : (
        <form className={form.form} noValidate onSubmit={handleSubmit}>
          <TextField
            ref={email}
            label={t('settings:invite.email')}
            type="email"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck="false"
            error={wrong}
          />
          <SelectField
            label={t('settings:people.role')}
            value={role}
            onChange={(event) => setRole(roleSchema.parse(event.target.value))}
          >
            {ROLES.map((each) => (
              <option key={each} value={each}>
                {t(`session:role.${each}`)}
              </option>
            ))}
          </SelectField>
          <DialogButtons>
            <Button onClick={onClose}>{t('ui:cancel')}</Button>
            <Button look="primary" type="submit" isBusy={invite.isPending}>
              {t('settings:invite.make')}
            </Button>
          </DialogButtons>
        </form>
      )}
    </Dialog>
  )
}
