import type { UserId } from '@stet/article'
import { ListFilter } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu, MenuChoice, MenuSeparator } from '../../../ui/Menu.tsx'
import { CARD_KINDS, type CardKind, isFiltering } from './CardFilter.ts'
import { nameOf } from './RailCard.tsx'
import { useCardAuthors, useCardFilter, useReviewDesk } from './useReviewDesk.ts'
import type { ReviewPerson } from './reviewPeople.ts'

/** Stands for "whatever it is" among the choices. */
const ANY = '*'
const PARTS = ['section', 'selection'] as const

/** Which suggestions the rail shows: whose, of what kind, in which part of the text. */
export function FilterMenu({ people }: { people: (id: UserId) => ReviewPerson }) {
  const { t } = useTranslation('review')
  const desk = useReviewDesk()
  const filter = useCardFilter()
  const authors = useCardAuthors()
  const name = (id: UserId): string =>
    nameOf(people(id), t('card.unknown'), (known) => t('card.own', { name: known }))
  const label = isFiltering(filter) ? t('filter.active') : t('filter.button')
  return (
    <Menu
      trigger={
        <IconButton
          label={label}
          icon={<ListFilter aria-hidden="true" />}
          data-active={isFiltering(filter) || undefined}
        />
      }
    >
      <MenuChoice
        label={t('filter.by')}
        value={filter.by ?? ANY}
        options={[
          { value: ANY, label: t('filter.everybody') },
          ...authors.map((id) => ({ value: id, label: name(id) })),
        ]}
        onChange={(by) => desk.filter.set({ ...filter, by: by === ANY ? null : by })}
      />
      <MenuSeparator />
      <MenuChoice<CardKind | typeof ANY>
        label={t('filter.kind')}
        value={filter.kind ?? ANY}
        options={[
          { value: ANY, label: t('filter.everything') },
          ...CARD_KINDS.map((kind) => ({ value: kind, label: t(`filter.${kind}`) })),
        ]}
        onChange={(kind) => desk.filter.set({ ...filter, kind: kind === ANY ? null : kind })}
      />
      <MenuSeparator />
      <MenuChoice<(typeof PARTS)[number] | typeof ANY>
        label={t('filter.within')}
        value={filter.within?.part ?? ANY}
        options={[
          { value: ANY, label: t('filter.everywhere') },
          ...PARTS.map((part) => ({ value: part, label: t(`filter.${part}`) })),
        ]}
        onChange={(part) =>
          desk.filter.set({
            ...filter,
            within: part === ANY ? null : { part, ids: new Set(desk.chooseHere(part).map(({ id }) => id)) },
          })
        }
      />
    </Menu>
  )
}
