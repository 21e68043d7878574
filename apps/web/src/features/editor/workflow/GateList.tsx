import type { Gate } from '@stet/protocol'
import { CircleCheck, CircleX } from 'lucide-react'
import { useLanguage } from '../../../i18n/useLanguage.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import styles from './WorkflowDialog.module.css'

/** What the server asks for a step, in its own words; the open ones first. */
export function GateList({ gates }: { gates: readonly Gate[] }) {
  const { t } = useTranslation('workflow')
  const { language } = useLanguage()
  if (gates.length === 0) return null
  const sorted = gates.toSorted((one, other) => Number(one.passed) - Number(other.passed))
  return (
    <ul className={styles.gates} aria-label={t('gates')}>
      {sorted.map(({ gate, passed, says }) => (
        <li key={gate} className={styles.gate} data-gate={gate} data-passed={passed}>
          {passed ? <CircleCheck aria-hidden="true" /> : <CircleX aria-hidden="true" />}
          <span>
            <VisuallyHidden>{t(passed ? 'passed' : 'closed')} </VisuallyHidden>
            {says[language]}
          </span>
        </li>
      ))}
    </ul>
  )
}
