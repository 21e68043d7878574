import { LINE_FIELDS } from '@stet/article'
import type { PersonShown } from '@stet/binding'
import { memo } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { useFormat } from '../../../i18n/useFormat.ts'
import { AvatarRing } from '../../../ui/Avatar.tsx'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import type { OutlineEntry } from './Outline.ts'
import styles from './OutlineItem.module.css'

/** The first section of an article, which may have no heading. */
const FIRST_SECTION = LINE_FIELDS.length
/** Rings in an entry at most; then a number. */
const RINGS = 3

/** Props of `OutlineItem`. */
export interface OutlineItemProps {
  readonly entry: OutlineEntry
  readonly isCurrent: boolean
  readonly onJump: (entry: OutlineEntry) => void
  /** Escape, where nothing closes. */
  readonly onLeave: () => void
}

/** One place of the outline; renders again only when it reads differently. */
export const OutlineItem = memo(function OutlineItem({
  entry,
  isCurrent,
  onJump,
  onLeave,
}: OutlineItemProps) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const title = entry.title === '' ? t(`outline.${nameOfUntitled(entry)}`) : entry.title
  const { words, people } = entry
  return (
    <li>
      <button
        type="button"
        className={styles.entry}
        data-kind={entry.kind}
        data-untitled={entry.title === '' || !entry.isTitled || undefined}
        aria-current={isCurrent ? 'location' : undefined}
        tabIndex={isCurrent ? 0 : -1}
        title={title}
        onClick={() => onJump(entry)}
        onKeyDown={(event) => {
          const button = event.currentTarget
          if (event.key === 'Escape' && !button.closest('[role="dialog"]')) onLeave()
          else if (moveFocus(button, event.key)) event.preventDefault()
        }}
      >
        <span className={styles.title}>{title}</span>
        {people.length > 0 && <PeopleIn people={people} />}
        {entry.kind === 'section' && (
          <span className={styles.words}>
            {format.number(words)}
            <VisuallyHidden> {t('outline.words', { count: words })}</VisuallyHidden>
          </span>
        )}
      </button>
    </li>
  )
})

function PeopleIn({ people }: { people: readonly PersonShown[] }) {
  const { t } = useTranslation('editor')
  const format = useFormat()
  const shown = people.length > RINGS ? people.slice(0, RINGS - 1) : people
  return (
    <span className={styles.people}>
      <VisuallyHidden>
        {t('outline.people', { names: format.list(people.map(({ name }) => name)) })}
      </VisuallyHidden>
      {shown.map((person) => (
        <AvatarRing key={person.id} person={person} size="tiny" />
      ))}
      {people.length > shown.length && (
        <span className={styles.rest} aria-hidden="true">
          +{people.length - shown.length}
        </span>
      )}
    </span>
  )
}

function nameOfUntitled({ kind, child }: OutlineEntry): 'headline' | 'beginning' | 'untitled' | 'details' {
  if (kind === 'head') return 'headline'
  if (kind === 'details') return 'details'
  return child === FIRST_SECTION ? 'beginning' : 'untitled'
}

/** Arrows go up and down, Home and End to the ends; false for every other key. */
function moveFocus(button: HTMLButtonElement, key: string): boolean {
  const all = [...(button.closest('ol')?.querySelectorAll('button') ?? [])]
  const here = all.indexOf(button)
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[key]
  if (to === undefined) return false
  all[Math.min(Math.max(to, 0), all.length - 1)]?.focus()
  return true
}
