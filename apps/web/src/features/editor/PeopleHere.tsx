import { useTranslation } from '../../i18n/useTranslation.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { Avatar, AvatarRing } from '../../ui/Avatar.tsx'
import { Menu, MenuCheckItem } from '../../ui/Menu.tsx'
import { initials } from '../../ui/initials.ts'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { useFollowing } from './following/useFollowing.ts'
import { useSnapshot } from './OpenArticleContext.ts'
import styles from './PeopleHere.module.css'
import type { PersonHere } from './session/people.ts'

/** Who has the article open: one ring a person, oneself first; a click follows them. `most` rings, then a number. */
export function PeopleHere({ most = 5 }: { most?: number }) {
  const { t } = useTranslation('editor')
  const people = useSnapshot((snapshot) => snapshot.people)
  const { follower, following } = useFollowing()
  const shown = people.length > most ? people.slice(0, most - 1) : people
  const rest = people.slice(shown.length)
  return (
    <ul className={styles.people} aria-label={t('topBar.peopleHere', { count: people.length })} data-follow>
      {shown.map((person) => (
        <li key={person.id} data-testid="present-person" data-name={person.name}>
          {person.isMe || follower === null ? (
            <Avatar person={person} size="small" {...(person.isMe ? { note: t('topBar.you') } : {})} />
          ) : (
            <FollowButton
              person={person}
              isFollowed={following?.personId === person.id}
              onPress={() => follower.toggle(person.id)}
            />
          )}
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <RestMenu
            people={rest}
            followed={following?.personId ?? null}
            onChoose={(id) => follower?.toggle(id)}
          />
        </li>
      )}
    </ul>
  )
}

interface FollowButtonProps {
  readonly person: PersonHere
  readonly isFollowed: boolean
  readonly onPress: () => void
}

function FollowButton({ person, isFollowed, onPress }: FollowButtonProps) {
  const { t } = useTranslation('editor')
  const label = t('following.follow', { name: person.name })
  return (
    <Tooltip content={isFollowed ? t('following.stop') : label}>
      <button
        type="button"
        className={styles.button}
        // What is seen belongs to the name: people speak it to their computer.
        aria-label={`${label}, ${initials(person.name)}`}
        aria-pressed={isFollowed}
        // The caret stays where it is.
        onMouseDown={(event) => event.preventDefault()}
        onClick={onPress}
      >
        <AvatarRing person={person} size="small" isFilled={isFollowed} />
      </button>
    </Tooltip>
  )
}

interface RestMenuProps {
  readonly people: readonly PersonHere[]
  readonly followed: string | null
  readonly onChoose: (personId: string) => void
}

/** Those for whom there is no room, by name. */
function RestMenu({ people, followed, onChoose }: RestMenuProps) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const isFollowed = people.some(({ id }) => id === followed)
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className={styles.button}
          aria-label={t('following.more', { count: people.length })}
          title={format.list(people.map(({ name }) => name))}
          data-testid="more-people"
        >
          <span className={styles.rest} data-followed={isFollowed || undefined}>
            +{people.length}
          </span>
        </button>
      }
    >
      {people.map((person) => (
        <MenuCheckItem
          key={person.id}
          isChecked={person.id === followed}
          onChange={() => onChoose(person.id)}
        >
          <span className={styles.item}>
            <AvatarRing person={person} size="small" />
            {t('following.follow', { name: person.name })}
          </span>
        </MenuCheckItem>
      ))}
    </Menu>
  )
}
