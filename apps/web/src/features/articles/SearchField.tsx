import { Search, X } from 'lucide-react'
import type { Ref } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './SearchField.module.css'

/** Props of `SearchField`. */
export interface SearchFieldProps {
  readonly ref: Ref<HTMLInputElement>
  readonly value: string
  readonly onChange: (value: string) => void
  /** Arrow down: into the list. */
  readonly onLeaveDown: () => void
  /** Whether `/` leads here. */
  readonly hasShortcut: boolean
}

/** Searches while one types. Escape empties it, and leaves it when it is empty. */
export function SearchField({ ref, value, onChange, onLeaveDown, hasShortcut }: SearchFieldProps) {
  const { t } = useTranslation('articles')
  return (
    <search className={styles.search}>
      <TextField
        ref={ref}
        label={t('search')}
        isLabelHidden
        type="search"
        placeholder={t('searchPlaceholder')}
        aria-keyshortcuts={hasShortcut ? '/' : undefined}
        autoComplete="off"
        spellCheck="false"
        enterKeyHint="search"
        value={value}
        icon={<Search aria-hidden="true" />}
        end={
          value === '' ? (
            hasShortcut && (
              <kbd className={styles.key} aria-hidden="true">
                /
              </kbd>
            )
          ) : (
            <IconButton
              className={styles.clear ?? ''}
              label={t('clearSearch')}
              icon={<X aria-hidden="true" />}
              onClick={() => onChange('')}
            />
          )
        }
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') {
            event.preventDefault()
            onLeaveDown()
          } else if (event.key === 'Escape') {
            event.preventDefault()
            if (value === '') event.currentTarget.blur()
            else onChange('')
          }
        }}
      />
    </search>
  )
}
