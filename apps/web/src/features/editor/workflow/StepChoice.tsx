import type { Offer } from '@stet/protocol'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import styles from './WorkflowDialog.module.css'

/** Props of `StepChoice`. */
export interface StepChoiceProps {
  readonly offers: readonly Offer[]
  readonly chosen: string
  readonly onChoose: (to: string) => void
}

/** Which of several steps. */
export function StepChoice({ offers, chosen, onChoose }: StepChoiceProps) {
  const { t } = useTranslation('workflow')
  return (
    <fieldset className={styles.choice}>
      <legend className={styles.legend}>{t('steps')}</legend>
      {offers.map(({ to }) => (
        <label key={to} className={styles.option}>
          <input
            type="radio"
            name="workflow-step"
            value={to}
            checked={to === chosen}
            onChange={() => onChoose(to)}
          />
          {t(`step.${to}`)}
        </label>
      ))}
    </fieldset>
  )
}
