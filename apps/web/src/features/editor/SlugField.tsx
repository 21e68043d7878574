import { SLUG_LENGTH, slugFrom } from '@stet/protocol'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { isProblem } from '../../api/RequestError.ts'
import { toast } from '../../ui/toast.ts'
import { useOpenArticle } from './OpenArticleContext.ts'
import styles from './SlugField.module.css'

/** The article's name in the newsroom. Reads like text; whoever may, writes into it. Enter or leaving keeps, Escape takes back. */
export function SlugField() {
  const { t } = useTranslation('editor')
  const { metadata, changeMetadata } = useOpenArticle()
  const { slug, canChangeMetadata } = metadata
  const [typed, setTyped] = useState(slug)
  const [error, setError] = useState<string | null>(null)
  const isWriting = useRef(false)
  const isTakenBack = useRef(false)
  const errorId = useId()

  useEffect(() => {
    if (!isWriting.current) setTyped(slug)
  }, [slug])

  if (!canChangeMetadata) {
    return (
      <span className={styles.slug} title={slug}>
        {slug}
      </span>
    )
  }

  const keep = async (): Promise<void> => {
    isWriting.current = false
    const next = slugFrom(typed)
    if (isTakenBack.current || next === slug || next === '') {
      isTakenBack.current = false
      setTyped(slug)
      setError(null)
      return
    }
    setTyped(next)
    try {
      await changeMetadata({ slug: next })
      setError(null)
    } catch (failure) {
      if (isProblem(failure, 'conflict')) setError(t('topBar.slugTaken'))
      else {
        setTyped(slug)
        toast.error(t('topBar.slugFailed'))
      }
    }
  }

  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') isTakenBack.current = true
    if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur()
  }

  return (
    <span className={styles.frame}>
      <input
        className={styles.input}
        aria-label={t('topBar.slug')}
        aria-invalid={error !== null}
        {...(error === null ? {} : { 'aria-describedby': errorId })}
        title={typed}
        value={typed}
        size={Math.min(32, Math.max(6, typed.length))}
        maxLength={SLUG_LENGTH}
        spellCheck="false"
        autoCapitalize="none"
        autoComplete="off"
        onFocus={() => {
          isWriting.current = true
        }}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => void keep()}
        onKeyDown={handleKeyDown}
      />
      {error !== null && (
        <span id={errorId} role="alert" className={styles.error}>
          {error}
        </span>
      )}
    </span>
  )
}
