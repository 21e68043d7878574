import {
  ARTICLE_SORTS,
  ARTICLE_STATES,
  DAYS,
  ME,
  type ArticleListItem,
  type ListFilter,
  type Person,
} from '@stet/protocol'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { useMe } from '../../session/useMe.ts'
import { ChoiceField } from './ChoiceField.tsx'
import styles from './ListTools.module.css'

/** Props of `FilterBar`. */
export interface FilterBarProps {
  readonly filter: ListFilter
  /** The board has a column for each state, so none is asked for. */
  readonly isBoard: boolean
  readonly rows: readonly ArticleListItem[]
  readonly onChange: (filter: ListFilter) => void
}

/** One choice for each thing that articles are filtered by, and their order. */
export function FilterBar({ filter, isBoard, rows, onChange }: FilterBarProps) {
  const { t } = useTranslation(['listTools', 'ui'])
  const me = useMe()
  const set = (change: { readonly [Name in keyof ListFilter]: ListFilter[Name] | '' }): void => {
    const entries = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== '')
    onChange(Object.fromEntries(entries))
  }
  const people = (of: (row: ArticleListItem) => readonly Person[], chosen = '') => {
    const names = new Map(rows.flatMap((row) => of(row).map(({ id, name }) => [id, name])))
    if (chosen !== '' && chosen !== ME && !names.has(chosen)) names.set(chosen, '…')
    names.delete(me.id)
    const others = [...names].map(([value, label]) => ({ value, label }))
    return [{ value: ME, label: t('listTools:me') }, ...others.toSorted(byLabel)]
  }
  const desks = new Set([...rows.map(({ desk }) => desk), filter.desk ?? ''])
  const days = DAYS.map((day) => ({ value: day, label: t(`listTools:day.${day}`) }))
  const { q: _q, sort: _sort, ...rest } = filter

  return (
    <form
      aria-label={t('listTools:filters')}
      className={styles.filters}
      onSubmit={(event) => event.preventDefault()}
    >
      {!isBoard && (
        <ChoiceField
          label={t('listTools:state')}
          value={filter.state ?? ''}
          options={ARTICLE_STATES.map((state) => ({ value: state, label: t(`ui:state.${state}`) }))}
          onChange={(state) => set({ state })}
        />
      )}
      <ChoiceField
        label={t('listTools:desk')}
        value={filter.desk ?? ''}
        options={[...desks]
          .filter((desk) => desk !== '')
          .map((desk) => ({ value: desk, label: desk }))
          .toSorted(byLabel)}
        onChange={(desk) => set({ desk })}
      />
      <ChoiceField
        label={t('listTools:assignee')}
        value={filter.assignee ?? ''}
        options={people((row) => row.assignedTo, filter.assignee)}
        onChange={(assignee) => set({ assignee })}
      />
      <ChoiceField
        label={t('listTools:author')}
        value={filter.author ?? ''}
        options={people((row) => row.authors, filter.author)}
        onChange={(author) => set({ author })}
      />
      <ChoiceField
        label={t('listTools:due')}
        value={filter.due ?? ''}
        options={days.map(({ value, label }) => ({
          value,
          label: value === 'today' ? t('listTools:dueToday') : label,
        }))}
        onChange={(due) => set({ due })}
      />
      <ChoiceField
        label={t('listTools:embargo')}
        value={filter.embargo ?? ''}
        options={days}
        onChange={(embargo) => set({ embargo })}
      />
      <ChoiceField
        label={t('listTools:sort')}
        value={filter.sort ?? 'changed'}
        options={ARTICLE_SORTS.map((sort) => ({ value: sort, label: t(`listTools:sortBy.${sort}`) }))}
        isNeeded
        onChange={(sort) => set({ sort: sort === 'changed' ? '' : sort })}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={filter.legal === 'needed'}
          onChange={(event) => set({ legal: event.target.checked ? 'needed' : '' })}
        />
        {t('listTools:legal')}
      </label>
      {Object.keys(rest).length > 0 && (
        <Button
          look="bare"
          size="small"
          onClick={() => onChange(filter.q === undefined ? {} : { q: filter.q })}
        >
          {t('listTools:clear')}
        </Button>
      )}
    </form>
  )
}

function byLabel(a: { readonly label: string }, b: { readonly label: string }): number {
  return a.label.localeCompare(b.label)
}
