import { CheckCheck, SquarePen } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { RailStates } from '../rail/RailStates.tsx'
import type { StyleManner } from './StyleDesk.ts'

/** Which findings the rail lists. */
export type StyleState = 'open' | 'ignored'

/** Props of `StyleHead`. */
export interface StyleHeadProps {
  readonly state: StyleState
  readonly onState: (state: StyleState) => void
  /** How many there are of each. */
  readonly counts: Readonly<Record<StyleState, number>>
  /** How many of those that are listed can be put right here. */
  readonly mendable: number
  /** In which ways this person may put them right in this tab. */
  readonly manners: readonly StyleManner[]
  readonly onApplyAll: (manner: StyleManner) => void
}

/** The head of the findings: those to look at or the ignored ones, and putting right all that can be. */
export function StyleHead({ state, onState, counts, mendable, manners, onApplyAll }: StyleHeadProps) {
  const { t } = useTranslation('style')
  return (
    <RailStates<StyleState>
      label={t('panel.state')}
      name="style-state"
      value={state}
      options={[
        { value: 'open', label: t('panel.open'), count: counts.open },
        { value: 'ignored', label: t('panel.ignored'), count: counts.ignored },
      ]}
      onChange={onState}
    >
      {state === 'open' && manners.includes('edit') && (
        <IconButton
          label={t('panel.writeAll', { count: mendable })}
          icon={<SquarePen aria-hidden="true" />}
          disabled={mendable === 0}
          onClick={() => onApplyAll('edit')}
        />
      )}
      {state === 'open' && manners.includes('suggest') && (
        <IconButton
          label={t('panel.suggestAll', { count: mendable })}
          icon={<CheckCheck aria-hidden="true" />}
          disabled={mendable === 0}
          onClick={() => onApplyAll('suggest')}
        />
      )}
    </RailStates>
  )
}
