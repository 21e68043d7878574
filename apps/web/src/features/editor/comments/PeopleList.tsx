import type { Person } from '@stet/protocol'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import styles from './PeopleList.module.css'

/** Props of `PeopleList`. */
export interface PeopleListProps {
  readonly id: string
  readonly people: readonly Person[]
  /** Which of them the keys are at. */
  readonly chosen: number
  readonly onChoose: (person: Person) => void
}

/** The people who can be mentioned, below the field in which somebody writes; the field keeps the keys. */
export function PeopleList({ id, people, chosen, onChoose }: PeopleListProps) {
  const { t } = useTranslation('comments')
  return (
    <div id={id} role="listbox" aria-label={t('write.people')} className={styles.list}>
      {people.map((person, index) => (
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          className={styles.person}
          onPointerDown={(event) => {
            // The field keeps the focus.
            event.preventDefault()
            onChoose(person)
          }}
        >
          {person.name}
        </div>
      ))}
    </div>
  )
}
