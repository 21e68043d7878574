import { ListFilter } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu, MenuChoice } from '../../../ui/Menu.tsx'
import { RailStates } from '../rail/RailStates.tsx'
import { THREAD_PARTS, type ThreadPart } from './ThreadFilter.ts'

/** Which threads the rail lists. */
export type ThreadState = 'open' | 'resolved'

/** Props of `CommentsHead`. */
export interface CommentsHeadProps {
  readonly state: ThreadState
  readonly onState: (state: ThreadState) => void
  readonly part: ThreadPart
  readonly onPart: (part: ThreadPart) => void
  /** How many open threads pass the filter. */
  readonly count: number
}

/** The head of the comments: open or resolved, and the filter. */
export function CommentsHead({ state, onState, part, onPart, count }: CommentsHeadProps) {
  const { t } = useTranslation('comments')
  return (
    <RailStates<ThreadState>
      label={t('rail.state')}
      name="comment-state"
      value={state}
      options={[
        { value: 'open', label: t('rail.open'), count },
        { value: 'resolved', label: t('rail.resolved') },
      ]}
      onChange={onState}
    >
      <Menu
        trigger={
          <IconButton
            label={t(part === 'all' ? 'filter.button' : 'filter.active')}
            icon={<ListFilter aria-hidden="true" />}
            data-active={part !== 'all' || undefined}
          />
        }
      >
        <MenuChoice<ThreadPart>
          label={t('filter.label')}
          value={part}
          options={THREAD_PARTS.map((value) => ({ value, label: t(`filter.${value}`) }))}
          onChange={onPart}
        />
      </Menu>
    </RailStates>
  )
}
