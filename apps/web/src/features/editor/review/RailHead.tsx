import type { UserId } from '@stet/article'
import { Check, CheckCheck, X } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu, MenuItem } from '../../../ui/Menu.tsx'
import { FilterMenu } from './FilterMenu.tsx'
import { RailStates } from '../rail/RailStates.tsx'
import type { ReviewPerson } from './reviewPeople.ts'

/** Which suggestions the rail lists. */
export type RailState = 'open' | 'decided'

/** Props of `RailHead`. */
export interface RailHeadProps {
  readonly state: RailState
  readonly onState: (state: RailState) => void
  /** How many open cards pass the filter. */
  readonly count: number
  readonly mayDecide: boolean
  readonly people: (id: UserId) => ReviewPerson
  readonly onDecideAll: (verdict: 'accept' | 'reject') => void
}

/** The head of the rail: open or decided, the filter, and what can be done with all that are shown. */
export const RailHead = memo(function RailHead(props: RailHeadProps) {
  const { state, onState, count, mayDecide, people, onDecideAll } = props
  const { t } = useTranslation('review')
  return (
    <RailStates<RailState>
      label={t('rail.state')}
      name="review-state"
      value={state}
      options={[
        { value: 'open', label: t('rail.open'), count },
        { value: 'decided', label: t('rail.decided') },
      ]}
      onChange={onState}
    >
      {state === 'open' && <FilterMenu people={people} />}
      {state === 'open' && mayDecide && (
        <Menu
          trigger={
            <IconButton
              label={t('bulk.button')}
              icon={<CheckCheck aria-hidden="true" />}
              disabled={count === 0}
            />
          }
        >
          <MenuItem icon={<Check aria-hidden="true" />} onSelect={() => onDecideAll('accept')}>
            {t('bulk.accept', { count })}
          </MenuItem>
          <MenuItem icon={<X aria-hidden="true" />} onSelect={() => onDecideAll('reject')}>
            {t('bulk.reject', { count })}
          </MenuItem>
        </Menu>
      )}
    </RailStates>
  )
})
