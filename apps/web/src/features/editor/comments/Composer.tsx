import { COMMENT_LENGTH, type Person } from '@stet/protocol'
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { isMac } from '../../../ui/isMac.ts'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import { showEnd } from '../rail/showEnd.ts'
import type { CommentDraft } from './CommentDraft.ts'
import { useCommentDesk } from './useCommentDesk.ts'
import styles from './Composer.module.css'
import { matchingPeople, mentionAt, storedText } from './mentionText.ts'
import { PeopleList } from './PeopleList.tsx'
import { useDiscardDraft } from './useDiscardDraft.ts'
import { useMentionable } from './useMentionable.ts'

/** Props of `Composer`. */
export interface ComposerProps {
  /** What is written, as it stood last. */
  readonly draft: CommentDraft
  readonly label: string
  readonly placeholder: string
  readonly sendLabel: string
  /** Offers to hold the approval up; for new threads of those who may. */
  readonly canBlock?: boolean
  /** The keys are for it as soon as it is drawn. */
  readonly takesFocus: boolean
  /** `text`: as it is stored. */
  readonly onSend: (draft: CommentDraft, text: string) => void
  /** Sends and does something more; offered beside sending. */
  readonly sendAnd?: { readonly label: string; readonly onSend: (draft: CommentDraft, text: string) => void }
  /** The person leaves; what is written is kept. */
  readonly onLeave: () => void
  /** The person did not want it any more: it is gone. */
  readonly onDiscard: () => void
}

/** How many people are offered at once. */
const MOST_PEOPLE = 6
/** From how many characters before the end on the length is told. */
const NEARLY_FULL = 500
/** Until a card stands where it belongs, in milliseconds. */
const SETTLED_MS = 200

/** A field for a comment: `@` offers people, Ctrl+Enter sends, Escape leaves and keeps what is written. */
export function Composer(props: ComposerProps) {
  const { draft: first, label, placeholder, sendLabel, canBlock = false, takesFocus } = props
  const { t } = useTranslation('comments')
  const { drafts, writing } = useCommentDesk()
  const discard = useDiscardDraft()
  const [draft, setDraft] = useState(first)
  const [caret, setCaret] = useState<number | null>(null)
  const [chosen, setChosen] = useState(0)
  const listId = useId()
  const box = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const query = caret === null ? null : mentionAt(draft.text, caret)
  const everybody = useMentionable(query !== null, draft.mentioned)
  const offered = query ? matchingPeople(everybody, query.query, MOST_PEOPLE) : []
  const index = Math.min(chosen, offered.length - 1)
  const text = storedText(draft.text, draft.mentioned)
  const left = COMMENT_LENGTH - text.length
  const canSend = text !== '' && left >= 0

  useLayoutEffect(() => {
    const { current } = field
    if (!takesFocus || current === null) return
    current.focus({ preventScroll: true })
    current.setSelectionRange(current.value.length, current.value.length)
  }, [takesFocus])
  useEffect(() => {
    if (!takesFocus) return undefined
    // Behind the way of the card to its place.
    const timer = setTimeout(() => box.current && showEnd(box.current), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [takesFocus])

  const put = (next: CommentDraft): void => {
    setDraft(next)
    drafts.put(next)
  }
  const mention = (person: Person): void => {
    if (!query || caret === null) return
    const input = field.current
    const written = input?.value ?? draft.text
    const before = `${written.slice(0, query.from)}@${person.name} `
    const mentioned = [...draft.mentioned.filter(({ id }) => id !== person.id), person]
    const next = before + written.slice(caret).replace(/^ /u, '')
    if (input) {
      // At once: the next letter may come before anything is drawn, and belongs behind the name.
      input.value = next
      input.focus()
      input.setSelectionRange(before.length, before.length)
    }
    put({ ...draft, text: next, mentioned })
    setCaret(null)
  }
  const send = (): void => {
    if (canSend) props.onSend(draft, text)
  }
  const sendAnd = (): void => {
    if (canSend) props.sendAnd?.onSend(draft, text)
  }
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const isSend = event.key === 'Enter' && (isMac ? event.metaKey : event.ctrlKey)
    const person = offered[index]
    if (isSend && event.shiftKey && props.sendAnd) sendAnd()
    else if (isSend) send()
    else if (event.key === 'Escape') {
      if (person) setCaret(null)
      else props.onLeave()
    } else if (person && (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) mention(person)
    else if (person && event.key === 'ArrowDown') setChosen((index + 1) % offered.length)
    else if (person && event.key === 'ArrowUp') setChosen((index - 1 + offered.length) % offered.length)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={styles.composer} ref={box}>
      <div className={styles.place}>
        <textarea
          ref={field}
          className={styles.field}
          rows={1}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={offered.length > 0 ? listId : undefined}
          aria-activedescendant={offered[index] ? `${listId}-${index}` : undefined}
          placeholder={placeholder}
          value={draft.text}
          onChange={({ target }) => {
            put({ ...draft, text: target.value })
            setCaret(target.selectionStart)
            setChosen(0)
          }}
          onSelect={({ currentTarget }) => {
            // A caret that only moves offers nobody; what was offered goes with it.
            if (caret !== null && currentTarget.selectionStart !== caret) setCaret(null)
          }}
          onBlur={() => setCaret(null)}
          onFocus={() => writing.set(draft.key)}
          onKeyDown={handleKeyDown}
        />
        {offered.length > 0 && <PeopleList id={listId} people={offered} chosen={index} onChoose={mention} />}
        <VisuallyHidden>
          <span role="status">{offered.length > 0 && t('write.found', { count: offered.length })}</span>
        </VisuallyHidden>
      </div>
      {canBlock && (
        <label className={styles.blocking}>
          <input
            type="checkbox"
            checked={draft.isBlocking}
            onChange={({ target }) => put({ ...draft, isBlocking: target.checked })}
          />
          {t('write.blocking')}
        </label>
      )}
      <div className={styles.buttons}>
        {left < NEARLY_FULL && (
          <span className={styles.left} data-over={left < 0 || undefined} role="status">
            {left < 0 ? t('write.tooLong', { count: -left }) : t('write.left', { count: left })}
          </span>
        )}
        <Button
          size="small"
          look="bare"
          onClick={() => {
            discard(draft)
            props.onDiscard()
          }}
        >
          {t('write.cancel')}
        </Button>
        {props.sendAnd && (
          <Button
            size="small"
            look="bare"
            aria-disabled={!canSend}
            aria-keyshortcuts={isMac ? 'Meta+Shift+Enter' : 'Control+Shift+Enter'}
            onClick={sendAnd}
          >
            {props.sendAnd.label}
          </Button>
        )}
        <Button
          size="small"
          aria-disabled={!canSend}
          aria-keyshortcuts={isMac ? 'Meta+Enter' : 'Control+Enter'}
          onClick={send}
        >
          {sendLabel}
        </Button>
      </div>
    </div>
  )
}
