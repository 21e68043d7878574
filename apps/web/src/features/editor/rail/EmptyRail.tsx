import { Button } from '../../../ui/Button.tsx'
import styles from './RailList.module.css'

/** Props of `EmptyRail`. */
export interface EmptyRailProps {
  readonly text: string
  /** What to do first. */
  readonly hint?: string | null
  /** Lists all that a filter hides. */
  readonly showAll?: { readonly label: string; readonly onPress: () => void } | null
}

/** A rail that lists nothing. */
export function EmptyRail({ text, hint = null, showAll = null }: EmptyRailProps) {
  return (
    <div className={styles.empty}>
      <p>{text}</p>
      {hint !== null && <p className={styles.hint}>{hint}</p>}
      {showAll && (
        <Button size="small" onClick={showAll.onPress}>
          {showAll.label}
        </Button>
      )}
    </div>
  )
}
