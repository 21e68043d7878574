import { useTranslation } from '../../i18n/useTranslation.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { useFormat } from '../../i18n/useFormat.ts'
import { useSnapshot } from './OpenArticleContext.ts'
import styles from './PeopleHere.module.css'

/** Who has the article open: one ring a person, oneself first. `most` rings, then a number. */
export function PeopleHere({ most = 5 }: { most?: number }) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const people = useSnapshot((snapshot) => snapshot.people)
  const shown = people.length > most ? people.slice(0, most - 1) : people
  const rest = people.slice(shown.length)
  return (
    <ul className={styles.people} aria-label={t('topBar.peopleHere', { count: people.length })}>
      {shown.map((person) => (
        <li key={person.id} data-testid="present-person" data-name={person.name}>
          <Avatar person={person} size="small" {...(person.isMe ? { note: t('topBar.you') } : {})} />
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <Tooltip content={format.list(rest.map((person) => person.name))}>
            <span className={styles.rest} role="img" aria-label={t('topBar.more', { count: rest.length })}>
              +{rest.length}
            </span>
          </Tooltip>
        </li>
      )}
    </ul>
  )
}
