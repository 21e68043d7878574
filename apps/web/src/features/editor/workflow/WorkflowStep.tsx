import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { pillOf } from '../../../ui/pillOf.ts'
import { StatePill } from '../../../ui/StatePill.tsx'
import { useOpenArticle } from '../OpenArticleContext.ts'
import { lazyWorkflow } from './lazyWorkflow.ts'
import styles from './WorkflowStep.module.css'

const NEXT = ['in_review', 'approved', 'published', 'correction'] as const

/** Where the article stands, and the one next step; both open what can be done, and what it asks. */
export function WorkflowStep() {
  const { t } = useTranslation('editor')
  const { metadata, openSteps } = useOpenArticle()
  const [isNear, setIsNear] = useState(false)
  const parts = lazyWorkflow.useLoaded(isNear || metadata.embargoUntil !== null)
  const next = NEXT.find((step) => step === metadata.nextStep)
  const near = {
    onPointerEnter: () => setIsNear(true),
    onFocus: () => setIsNear(true),
    'aria-haspopup': 'dialog',
  } as const
  return (
    <>
      <button
        type="button"
        className={styles.pill}
        title={t('topBar.standing')}
        data-testid="article-state"
        onClick={() => openSteps(next ?? '')}
        {...near}
      >
        <StatePill state={pillOf(metadata)} />
      </button>
      {parts && metadata.embargoUntil !== null && <parts.EmbargoSign until={metadata.embargoUntil} />}
      {next && (
        <Button
          look="primary"
          size="small"
          className={styles.next}
          data-testid="next-step"
          onClick={() => openSteps(next)}
          {...near}
        >
          {t(`next.${next}`)}
        </Button>
      )}
    </>
  )
}
