import type { Terms, Workflow } from '@stet/protocol'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { CheckField } from '../../../ui/CheckField.tsx'
import { useOpenArticle } from '../OpenArticleContext.ts'
import { EmbargoTerms } from './EmbargoTerms.tsx'
import styles from './WorkflowDialog.module.css'

/** Props of `ReleaseTerms`. */
export interface ReleaseTermsProps {
  readonly terms: Terms
  readonly publication: Workflow['publication']
}

/** What stands beside the text and decides whether it goes out, to be changed by whoever may: embargo and legal check. */
export function ReleaseTerms({ terms: { embargo, legalCheck }, publication }: ReleaseTermsProps) {
  const { t } = useTranslation('workflow')
  const { metadata, changeMetadata } = useOpenArticle()
  const [isRefused, setRefused] = useState(false)
  const { mayAsk, mayDrop } = legalCheck
  // Shown at once, before the server has answered.
  const { embargoUntil: until, isLegalCheckNeeded: isWanted } = metadata
  if (publication === 'killed') return null
  const change: typeof changeMetadata = async (patch) => {
    setRefused(false)
    await changeMetadata(patch).catch(() => setRefused(true))
  }
  return (
    <section className={styles.terms} aria-label={t('terms')}>
      <EmbargoTerms
        embargo={{ ...embargo, until }}
        isOut={publication === 'published'}
        onChange={(embargoUntil) => void change({ embargoUntil })}
      />
      {(isWanted || mayAsk) && (
        <CheckField
          label={t('legalCheck')}
          checked={isWanted}
          disabled={isWanted ? !mayDrop : !mayAsk}
          {...(isWanted && !mayDrop ? { hint: t('legalCheckStays') } : {})}
          onChange={(event) => void change({ isLegalCheckNeeded: event.target.checked })}
        />
      )}
      {isRefused && (
        <p role="alert" className={styles.problem}>
          {t('notChanged')}
        </p>
      )}
    </section>
  )
}
