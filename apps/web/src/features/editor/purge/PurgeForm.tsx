import {
  PURGED_TEXT,
  PURGE_REASON_LENGTH,
  purgePreviewSchema,
  type PurgePreview,
  type PurgeRequest,
} from '@stet/protocol'
import { type FormEvent, useState } from 'react'
import { request } from '../../../api/request.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { CheckField } from '../../../ui/CheckField.tsx'
import { DialogButtons } from '../../../ui/DialogButtons.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useOpenArticle } from '../OpenArticleContext.ts'
import { PlaceList } from './PlaceList.tsx'
import styles from './PurgeDialog.module.css'
import { purgePath, type PurgeState } from './PurgeRun.ts'
import { Warning } from './Warning.tsx'

/** Props of `PurgeForm`. */
export interface PurgeFormProps {
  readonly state: PurgeState
  readonly start: (request: PurgeRequest) => void
  readonly onClose: () => void
}

/** What is to be removed, where it stands, and why; one after the other. */
export function PurgeForm({ state, start, onClose }: PurgeFormProps) {
  const { t } = useTranslation(['purge', 'ui'])
  const { metadata } = useOpenArticle()
  const [text, setText] = useState('')
  const [isPart, setPart] = useState(false)
  const [reason, setReason] = useState('')
  const [preview, setPreview] = useState<PurgePreview | null>(null)
  const [isCounting, setCounting] = useState(false)
  const [problem, setProblem] = useState('')
  const isRunning = state.status === 'running'
  const isFound = preview !== null && Object.values(preview.places).some((count) => count > 0)
  const words = { text: text.trim(), isPart }
  const isHeld = words.text !== '' && reason.toLowerCase().includes(words.text.toLowerCase())

  /** Another text has other places. */
  const change = (work: () => void): void => {
    work()
    setPreview(null)
    setProblem('')
  }
  const count = async (): Promise<void> => {
    setCounting(true)
    setProblem('')
    try {
      const path = `${purgePath(metadata.id)}/preview`
      setPreview(await request(path, purgePreviewSchema, { method: 'POST', json: words }))
    } catch (error) {
      setProblem(t('purge:uncounted', { detail: error instanceof Error ? error.message : '' }))
    }
    setCounting(false)
  }
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (isCounting || isRunning || words.text.length < PURGED_TEXT.shortest) return
    if (!isFound) void count()
    else if (reason.trim() !== '' && !isHeld) start({ ...words, reason: reason.trim() })
  }

  return (
    <form className={styles.body} onSubmit={handleSubmit} noValidate data-testid="purge">
      <TextField
        label={t('purge:text')}
        hint={t('purge:textHint')}
        value={text}
        maxLength={PURGED_TEXT.longest}
        autoComplete="off"
        spellCheck={false}
        readOnly={isRunning}
        onChange={(event) => change(() => setText(event.target.value))}
      />
      <CheckField
        label={t('purge:isPart')}
        hint={t('purge:isPartHint')}
        checked={isPart}
        disabled={isRunning}
        onChange={(event) => change(() => setPart(event.target.checked))}
      />
      <div role="status" className={styles.body}>
        {preview !== null && (isFound ? <PlaceList preview={preview} /> : <p>{t('purge:nowhere')}</p>)}
      </div>
      {isFound && (
        <>
          <Warning isPublished={preview.places.publications > 0} />
          <TextField
            label={t('purge:reason')}
            hint={t('purge:reasonHint')}
            value={reason}
            maxLength={PURGE_REASON_LENGTH}
            autoComplete="off"
            readOnly={isRunning}
            {...(isHeld ? { error: t('purge:reasonHolds') } : {})}
            onChange={(event) => setReason(event.target.value)}
          />
        </>
      )}
      {problem !== '' && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {state.status === 'failed' && (
        <p role="alert" className={styles.problem}>
          {state.isUnknown ? t('purge:unknown') : t('purge:failed', { detail: state.detail })}
        </p>
      )}
      {isRunning && <p role="status">{t('purge:running')}</p>}
      <DialogButtons>
        <Button onClick={onClose} disabled={isRunning}>
          {t('ui:cancel')}
        </Button>
        {isFound ? (
          <Button look="danger" type="submit" isBusy={isRunning} disabled={reason.trim() === '' || isHeld}>
            {t('purge:remove')}
          </Button>
        ) : (
          <Button
            look="primary"
            type="submit"
            isBusy={isCounting || isRunning}
            disabled={words.text.length < PURGED_TEXT.shortest}
          >
            {t('purge:count')}
          </Button>
        )}
      </DialogButtons>
    </form>
  )
}
