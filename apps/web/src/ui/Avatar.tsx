import type { PresentPerson } from '@stet/protocol'
import type { CSSProperties } from 'react'
import { useTranslation } from '../i18n/useTranslation.ts'
import { useFormat } from '../i18n/useFormat.ts'
import styles from './Avatar.module.css'
import { classNames } from './classNames.ts'
import { initials } from './initials.ts'
import { personColor } from './personColor.ts'
import { Tooltip } from './Tooltip.tsx'

/** Props of `Avatar`. */
export interface AvatarProps {
  readonly person: Pick<PresentPerson, 'name' | 'color'>
  readonly size?: 'regular' | 'small'
  /** Behind the name in the tooltip and for screen readers, e.g. “you”. */
  readonly note?: string
}

/** Props of `AvatarRing`. */
export interface AvatarRingProps {
  readonly person: Pick<PresentPerson, 'name' | 'color'>
  readonly size?: 'regular' | 'small' | 'tiny'
  /** Filled with their colour: chosen. */
  readonly isFilled?: boolean
}

/** Initials in a ring, for the eye alone: what it stands in names the person. */
export function AvatarRing({ person, size = 'regular', isFilled = false }: AvatarRingProps) {
  return (
    <span
      className={classNames(
        styles.avatar,
        styles.ring,
        size !== 'regular' && styles[size],
        isFilled && styles.filled,
      )}
      style={{ '--person': personColor(person.color) } as CSSProperties}
      aria-hidden="true"
    >
      {initials(person.name)}
    </span>
  )
}

/** A person as initials in a ring of their colour; the name on hover and for screen readers. */
export function Avatar({ person, size = 'regular', note }: AvatarProps) {
  const name = note === undefined ? person.name : `${person.name} (${note})`
  return (
    <Tooltip content={name}>
      <span
        className={classNames(styles.avatar, size === 'small' && styles.small)}
        style={{ color: personColor(person.color) }}
        role="img"
        aria-label={name}
      >
        {initials(person.name)}
      </span>
    </Tooltip>
  )
}

/** Props of `AvatarGroup`. */
export interface AvatarGroupProps {
  readonly people: readonly PresentPerson[]
  /** How many rings are shown; the rest is a number whose tooltip has the names. */
  readonly most?: number
  readonly size?: 'regular' | 'small'
}

/** The people who are somewhere now, in the order given; one image named with all of them for screen readers. */
export function AvatarGroup({ people, most = 5, size = 'regular' }: AvatarGroupProps) {
  const { t } = useTranslation('ui')
  const format = useFormat()
  if (people.length === 0) return null
  const names = format.list(people.map((person) => person.name))
  // One person more than fits would take the place that the number takes.
  const shown = people.length > most ? people.slice(0, most - 1) : people
  const rest = people.length - shown.length
  return (
    <Tooltip content={names}>
      <span className={styles.group} role="img" aria-label={t('people', { count: people.length, names })}>
        {shown.map((person) => (
          <span
            key={person.id}
            className={classNames(styles.avatar, size === 'small' && styles.small)}
            style={{ color: personColor(person.color) }}
          >
            {initials(person.name)}
          </span>
        ))}
        {rest > 0 && (
          <span className={classNames(styles.avatar, styles.rest, size === 'small' && styles.small)}>
            {t('morePeople', { count: rest })}
          </span>
        )}
      </span>
    </Tooltip>
  )
}
