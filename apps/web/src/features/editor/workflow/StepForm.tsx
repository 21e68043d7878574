import { transitionAnswerSchema, type Offer, type TransitionList } from '@stet/protocol'
import { type FormEvent, useState } from 'react'
import { isUnreachable } from '../../../api/RequestError.ts'
import { request } from '../../../api/request.ts'
import { useLanguage } from '../../../i18n/useLanguage.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { DialogButtons } from '../../../ui/DialogButtons.tsx'
import { TextField } from '../../../ui/TextField.tsx'
import { useOpenArticle } from '../OpenArticleContext.ts'
import { closedGates } from './closedGates.ts'
import { GateList } from './GateList.tsx'
import { instantOfLocal, localOf } from './localTime.ts'
import { TextArea } from './TextArea.tsx'
import { transitionsPath } from './useTransitions.ts'
import styles from './WorkflowDialog.module.css'

/** What somebody filled in for a step; what is left out nobody touched. */
export interface TypedStep {
  readonly reason?: string
  readonly notice?: string
  readonly time?: string
  readonly isOverride?: boolean
}

/** Props of `StepForm`. */
export interface StepFormProps {
  readonly offer: Offer
  /** The server does not offer it any more; the offer is the last one. */
  readonly isGone: boolean
  readonly list: TransitionList
  readonly typed: TypedStep
  readonly onType: (more: TypedStep) => void
  /** Asks again what the gates say. */
  readonly reload: () => Promise<unknown>
  readonly onClose: () => void
}

const DANGEROUS: ReadonlySet<string> = new Set(['spiked', 'unpublished', 'killed'])

/** One step: what the server asks, what the person has to say, and the button. Of a step that is gone, what was typed. */
export function StepForm({ offer, isGone, list, typed, onType, reload, onClose }: StepFormProps) {
  const { t } = useTranslation('workflow')
  const { language } = useLanguage()
  const { metadata } = useOpenArticle()
  const { to, needs, gates, isOpen, canOverride } = offer
  const { reason = '', isOverride = false } = typed
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState('')
  // What nobody has typed in follows what the server says meanwhile; what is said of a correction is no word about a kill.
  const notice = typed.notice ?? (to === 'killed' ? '' : (list.draftNotice ?? ''))
  // What is under embargo goes out when that is over, unless somebody says otherwise.
  const publishAt = typed.time ?? localOfEmbargo(list.terms.embargo.until)
  const wantsReason = needs.includes('reason') || isOverride
  const wantsNotice = needs.includes('notice')
  const wantsTime = needs.includes('publishAt')
  const instant = instantOfLocal(publishAt)
  const isFilled =
    (!wantsReason || reason.trim() !== '') &&
    (!wantsNotice || notice.trim() !== '') &&
    (!wantsTime || instant !== null)
  const isReady = isFilled && !isGone && (isOpen || (canOverride && isOverride))

  const handleSubmit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!isReady || isBusy) return
    setBusy(true)
    setProblem('')
    const json = {
      to,
      ...(reason.trim() === '' ? {} : { reason }),
      ...((wantsNotice || to === 'killed') && notice.trim() !== '' ? { notice } : {}),
      ...(wantsTime && instant !== null ? { publishAt: instant } : {}),
      ...(isOverride ? { override: true } : {}),
    }
    try {
      await request(transitionsPath(metadata.id), transitionAnswerSchema, { method: 'POST', json })
      onClose()
    } catch (error) {
      const closed = closedGates(error).map(({ says }) => says[language])
      setProblem([t(isUnreachable(error) ? 'unreachable' : 'refused'), ...closed].join(' '))
      setBusy(false)
      await reload()
    }
  }

  return (
    <form className={styles.form} onSubmit={(event) => void handleSubmit(event)} noValidate>
      {problem !== '' && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <p role="status" className={styles.gone}>
        {isGone && !isBusy && t('gone', { step: t(`step.${to}`) })}
      </p>
      {!isGone && <GateList gates={gates} />}
      {canOverride && (
        <label className={styles.option}>
          <input
            type="checkbox"
            checked={isOverride}
            onChange={(event) => onType({ isOverride: event.target.checked })}
          />
          <span>
            {t('override')} <span className={styles.hint}>{t('overrideHint')}</span>
          </span>
        </label>
      )}
      {wantsReason && (
        <TextArea
          label={t('reason')}
          hint={t('reasonHint')}
          value={reason}
          onChange={(next) => onType({ reason: next })}
        />
      )}
      {(wantsNotice || to === 'killed') && (
        <TextArea
          label={t('notice')}
          hint={t(to === 'killed' ? 'killNoticeHint' : 'noticeHint')}
          value={notice}
          onChange={(next) => onType({ notice: next })}
        />
      )}
      {wantsTime && (
        <TextField
          type="datetime-local"
          label={t('publishAt')}
          hint={t('publishAtHint', { zone: new Intl.DateTimeFormat().resolvedOptions().timeZone })}
          value={publishAt}
          onChange={(event) => onType({ time: event.target.value })}
          {...(publishAt !== '' && instant === null ? { error: t('noSuchTime') } : {})}
        />
      )}
      <DialogButtons>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button
          look={DANGEROUS.has(to) || isOverride ? 'danger' : 'primary'}
          type="submit"
          isBusy={isBusy}
          disabled={!isReady}
        >
          {t(`step.${to}`)}
        </Button>
      </DialogButtons>
    </form>
  )
}

function localOfEmbargo(until: string | null): string {
  return until === null || Date.parse(until) <= Date.now() ? '' : localOf(new Date(until))
}
