import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { personColor } from '../../../ui/personColor.ts'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import { useSnapshot } from '../OpenArticleContext.ts'
import type { PersonHere } from '../session/people.ts'
import styles from './FollowingSign.module.css'
import { useFollowing } from './useFollowing.ts'

/** That one follows a colleague, and how to end it; nothing while nobody is followed. */
export function FollowingSign() {
  const { t } = useTranslation('editor')
  const { follower, following } = useFollowing()
  const person = usePerson(following?.personId ?? null)
  if (follower === null || following === null || person === null) return null
  const { name } = person
  const words = t(following.isInText ? 'following.following' : 'following.away', { name })
  return (
    <span className={styles.sign} data-follow data-testid="following">
      <span className={styles.bar} style={{ background: personColor(person.color) }} />
      <span className={styles.words} title={words}>
        {words}
      </span>
      <button
        type="button"
        className={styles.stop}
        aria-label={`${t('following.stop')}, Esc`}
        title={t('following.stop')}
        onClick={() => follower.stop('stopped')}
      >
        <kbd>Esc</kbd>
        <X aria-hidden="true" />
      </button>
    </span>
  )
}

/** Says to screen readers whom one follows, when that begins, changes and ends. */
export function FollowingAnnouncer() {
  const { t } = useTranslation('editor')
  const { follower, following } = useFollowing()
  const person = usePerson(following?.personId ?? null)
  const [last, setLast] = useState<PersonHere | null>(null)
  if (person !== null && person !== last) setLast(person)
  const name = (person ?? last)?.name ?? ''
  let words = ''
  if (following !== null) words = t(following.isInText ? 'following.started' : 'following.away', { name })
  else if (last !== null) words = t(follower?.end === 'left' ? 'following.left' : 'following.ended', { name })
  return (
    <VisuallyHidden>
      <span role="status">{words}</span>
    </VisuallyHidden>
  )
}

function usePerson(personId: string | null): PersonHere | null {
  return useSnapshot((snapshot) => snapshot.people.find(({ id }) => id === personId) ?? null)
}
