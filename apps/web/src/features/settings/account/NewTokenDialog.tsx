import {
  newTokenAnswerSchema,
  type NewTokenRequest,
  TOKEN_DAYS,
  TOKEN_SCOPES,
  type TokenScope,
} from '@stet/protocol'
import { type FormEvent, useId, useRef, useState } from 'react'
import { request } from '../../../api/request.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { CheckField } from '../../../ui/CheckField.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { DialogButtons } from '../../../ui/DialogButtons.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { CopyField } from '../../credentials/CopyField.tsx'
import form from '../Form.module.css'
import { tokensQuery } from '../queries.ts'
import { useCall } from '../useCall.ts'

const DAYS = [7, 30, TOKEN_DAYS, 365, 730]

/** Makes a token for a program, and shows its secret the one time that it is told. */
export function NewTokenDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('settings')
  const make = useCall(
    (json: NewTokenRequest) => request('/api/tokens', newTokenAnswerSchema, { method: 'POST', json }),
    [tokensQuery.queryKey],
  )
  return (
    <Dialog
      title={t(make.data ? 'tokens.made' : 'tokens.new')}
      description={t(make.data ? 'tokens.once' : 'tokens.text')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      {make.data ? (
        <>
          <CopyField label={t('tokens.secret', { name: make.data.token.name })} value={make.data.secret} />
          <DialogButtons>
            <Button look="primary" onClick={onClose}>
              {t('tokens.done')}
            </Button>
          </DialogButtons>
        </>
      ) : (
        <TokenForm isBusy={make.isPending} onMake={(wanted) => make.mutate(wanted)} />
      )}
    </Dialog>
  )
}

interface TokenFormProps {
  readonly isBusy: boolean
  readonly onMake: (wanted: NewTokenRequest) => void
}

function TokenForm({ isBusy, onMake }: TokenFormProps) {
  const { t } = useTranslation('settings')
  const errorId = useId()
  const name = useRef<HTMLInputElement>(null)
  const [scopes, setScopes] = useState<readonly TokenScope[]>(['read'])
  const [days, setDays] = useState(TOKEN_DAYS)
  const [isNameMissing, setIsNameMissing] = useState(false)
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = name.current?.value.trim() ?? ''
    setIsNameMissing(wanted === '')
    if (wanted === '') name.current?.focus()
    else if (scopes.length > 0) onMake({ name: wanted, scopes: [...scopes], days })
  }
  return (
    <form className={form.form} noValidate onSubmit={handleSubmit}>
      <TextField
        ref={name}
        label={t('tokens.name')}
        hint={t('tokens.nameHint')}
        maxLength={100}
        error={isNameMissing ? t('tokens.missingName') : ''}
      />
      <fieldset className={form.group} aria-describedby={scopes.length === 0 ? errorId : undefined}>
        <legend className={form.legend}>{t('tokens.scopes')}</legend>
        {TOKEN_SCOPES.map((scope) => (
          <CheckField
            key={scope}
            label={t(`tokens.scope.${scope}`)}
            checked={scopes.includes(scope)}
            onChange={(event) =>
              setScopes(event.target.checked ? [...scopes, scope] : scopes.filter((each) => each !== scope))
            }
          />
        ))}
        {scopes.length === 0 && (
          <p id={errorId} role="alert" className={form.error}>
            {t('tokens.missingScope')}
          </p>
        )}
      </fieldset>
      <SelectField
        label={t('tokens.days')}
        value={days}
        onChange={(event) => setDays(Number(event.target.value))}
      >
        {DAYS.map((count) => (
          <option key={count} value={count}>
            {t('tokens.forDays', { count })}
          </option>
        ))}
      </SelectField>
      <DialogButtons>
        <Button look="primary" type="submit" isBusy={isBusy}>
          {t('tokens.make')}
        </Button>
      </DialogButtons>
    </form>
  )
}
