import type { ArticleState } from '@stet/protocol'
import { useTranslation } from '../i18n/useTranslation.ts'
import styles from './StatePill.module.css'

/** Every state that has a colour and a word; more than this version of the server knows. */
export type PillState = ArticleState | 'scheduled' | 'published' | 'killed'

/** Where an article stands, as a word in its colour. */
export function StatePill({ state }: { state: PillState }) {
  const { t } = useTranslation('ui')
  return (
    <span className={styles.pill} data-state={state}>
      {t(`state.${state}`)}
    </span>
  )
}
