import type { Offer } from '@stet/protocol'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { lazyDialogs } from '../lazyDialogs.ts'
import { useOpenArticle } from '../OpenArticleContext.ts'
import { ReleaseTerms } from './ReleaseTerms.tsx'
import { StepForm, type TypedStep } from './StepForm.tsx'
import { Standing } from './Standing.tsx'
import { StepChoice } from './StepChoice.tsx'
import { useTransitions } from './useTransitions.ts'
import styles from './WorkflowDialog.module.css'

/** Props of `WorkflowDialog`. */
export interface WorkflowDialogProps {
  /** The step that is chosen first, if it is there. */
  readonly first: string
  readonly onClose: () => void
}

/**
 * Where the article stands, what can be done next, and what the server asks for that, word for word. A step that was on the
 * screen and is not possible any more stays, with what was typed, and says so.
 */
export function WorkflowDialog({ first, onClose }: WorkflowDialogProps) {
  const { t } = useTranslation('workflow')
  const { metadata } = useOpenArticle()
  const { list, isCurrent, isFailed, reload } = useTransitions(metadata.id)
  const [kept, setKept] = useState<Offer | null>(null)
  const [typed, setTyped] = useState<Readonly<Record<string, TypedStep>>>({})
  const [since, setSince] = useState<number | null>(null)
  const dialogs = lazyDialogs.useLoaded(since !== null)
  const offers = list?.offers ?? []
  const offered = offers.find(({ to }) => to === (kept?.to ?? first)) ?? (kept ? undefined : offers[0])
  const offer = offered ?? kept
  // From here on the step stays this one, whatever happens to the article.
  if (isCurrent && offered && offered !== kept) setKept(offered)
  if (since !== null && dialogs) {
    return <dialogs.HistoryDialog since={since} onClose={() => setSince(null)} />
  }
  return (
    <Dialog title={t('title')} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <div className={styles.body} data-testid="workflow-dialog">
        {list ? (
          <>
            <Standing list={list} />
            {list.approval === null && list.approvedVersion !== null && (
              <p>
                <Button size="small" onClick={() => setSince(list.approvedVersion)}>
                  {t('sinceApproval')}
                </Button>
              </p>
            )}
            <ReleaseTerms terms={list.terms} publication={list.publication} />
            {offer && offers.length > (offered ? 1 : 0) && (
              <StepChoice
                offers={offers}
                chosen={offer.to}
                onChoose={(chosen) => setKept(offers.find(({ to }) => to === chosen) ?? kept)}
              />
            )}
            {offer ? (
              <StepForm
                key={offer.to}
                offer={offer}
                isGone={!offered}
                list={list}
                typed={typed[offer.to] ?? {}}
                onType={(more) => setTyped((now) => ({ ...now, [offer.to]: { ...now[offer.to], ...more } }))}
                reload={reload}
                onClose={onClose}
              />
            ) : (
              <p>{t('nothing')}</p>
            )}
          </>
        ) : isFailed ? (
          <>
            <p role="alert">{t('failed')}</p>
            <Button onClick={() => void reload()}>{t('again')}</Button>
          </>
        ) : (
          <p role="status">{t('loading')}</p>
        )}
      </div>
    </Dialog>
  )
}
