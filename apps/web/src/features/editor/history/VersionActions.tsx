import {
  type RestoreVersionAnswer,
  restoreVersionAnswerSchema,
  type Version,
  VERSION_NAME_LENGTH,
  versionSchema,
} from '@stet/protocol'
import { type FormEvent, useState } from 'react'
import * as Y from 'yjs'
import { request } from '../../../api/request.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useOpenArticle } from '../OpenArticleContext.ts'
import { type Chosen, NOW } from './Chosen.ts'
import styles from './HistoryDialog.module.css'
import { pathOf } from './useHistory.ts'

/** Props of `VersionActions`. */
export interface VersionActionsProps {
  readonly chosen: Chosen
  /** Null where the text as it is was chosen. */
  readonly version: Version | null
  readonly onChanged: () => void
}

/** Names and restores the version that is chosen, as far as this person may; the server decides. */
export function VersionActions({ chosen, version, onChanged }: VersionActionsProps) {
  const { t } = useTranslation('history')
  const { session, metadata } = useOpenArticle()
  const [name, setName] = useState(version?.name ?? '')
  const [isAsking, setAsking] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const { id, canChangeMetadata, mode } = metadata

  const attempt = async (work: () => Promise<string>, failed: string): Promise<void> => {
    setBusy(true)
    setSaid(await work().catch(() => failed))
    setBusy(false)
    onChanged()
  }
  const save = (next: string | null) =>
    attempt(async () => {
      const asked =
        chosen === NOW
          ? request(pathOf(id, 'versions'), versionSchema, { method: 'POST', json: { name: next } })
          : request(pathOf(id, 'versions', chosen), versionSchema, { method: 'PATCH', json: { name: next } })
      const { number } = await asked
      setName(chosen === NOW ? '' : (next ?? ''))
      return next === null ? '' : t('name.saved', { number, name: next })
    }, t('name.failed'))
  const restore = (number: number) =>
    attempt(async () => {
      setAsking(false)
      const json = { seen: toBase64(Y.encodeStateVector(session.doc)) }
      const path = pathOf(id, 'versions', number, 'restore')
      const answer: RestoreVersionAnswer = await request(path, restoreVersionAnswerSchema, {
        method: 'POST',
        json,
      })
      return t(answer.after ? 'restore.done' : 'restore.already', { number })
    }, t('restore.failed'))
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (name.trim() !== '' && !isBusy) void save(name.trim())
  }

  return (
    <div className={styles.actions}>
      {canChangeMetadata && (
        <form className={styles.naming} onSubmit={handleSubmit}>
          <TextField
            label={chosen === NOW ? t('name.keep') : t('name.label')}
            value={name}
            maxLength={VERSION_NAME_LENGTH}
            onChange={({ target }) => setName(target.value)}
          />
          <Button type="submit" isBusy={isBusy}>
            {t('name.save')}
          </Button>
          {version !== null && version.name !== null && (
            <Button look="bare" onClick={() => void save(null)}>
              {t('name.remove')}
            </Button>
          )}
        </form>
      )}
      {version !== null && mode === 'edit' && !isAsking && (
        <Button onClick={() => setAsking(true)}>{t('restore.action')}</Button>
      )}
      {version !== null && isAsking && (
        <section className={styles.asking} aria-label={t('restore.title', { number: version.number })}>
          <h3>{t('restore.title', { number: version.number })}</h3>
          <p>{t('restore.text')}</p>
          <div className={styles.buttons}>
            <Button onClick={() => setAsking(false)}>{t('restore.cancel')}</Button>
            <Button look="primary" isBusy={isBusy} onClick={() => void restore(version.number)}>
              {t('restore.confirm')}
            </Button>
          </div>
        </section>
      )}
      <p role="status" className={styles.said}>
        {said}
      </p>
    </div>
  )
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
