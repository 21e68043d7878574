import type { Card } from '@stet/tracked-changes'
import { Check, Undo2, X } from 'lucide-react'
import { type CSSProperties, memo, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { personColor } from '../../../ui/personColor.ts'
import type { CardAction } from './cardActions.ts'
import { ChangeText } from './ChangeText.tsx'
import styles from './RailCard.module.css'
import { useReviewDesk } from './ReviewContext.ts'
import type { ReviewPerson } from './reviewPeople.ts'
import { showInSheet } from './showInSheet.ts'
import { shownText } from './shownText.ts'
import { useSaidChange } from './useSaidChange.ts'

/** Props of `RailCard`. */
export interface RailCardProps {
  readonly card: Card
  readonly person: ReviewPerson
  /** When it was written, in words; null while that is not known. */
  readonly time: string | null
  readonly isActive: boolean
  /** The keys have come to it. */
  readonly takesFocus: boolean
  /** The one card that Tab stops at. */
  readonly isStop: boolean
  readonly actions: readonly CardAction[]
  readonly onAct: (card: Card, action: CardAction) => void
  readonly onChoose: (card: Card) => void
}

/** One suggestion: who, when, what it changes, and what to say to it. */
export const RailCard = memo(function RailCard(props: RailCardProps) {
  const { card, person, time, isActive, takesFocus, isStop, actions, onAct, onChoose } = props
  const { t } = useTranslation('review')
  const desk = useReviewDesk()
  const { spoken } = useSaidChange()
  const [isWhole, setIsWhole] = useState(false)
  const body = useRef<HTMLButtonElement>(null)
  // With the drawing: later, the next key may have gone elsewhere already.
  useLayoutEffect(() => {
    if (takesFocus && desk.active.get()?.by === 'keys') body.current?.focus({ preventScroll: true })
    if (isActive) showInSheet(body.current)
  }, [isActive, takesFocus, desk])
  const name = nameOf(person, t('card.unknown'), (known) => t('card.own', { name: known }))
  const change = spoken(card.change)
  return (
    <div
      className={styles.card}
      data-active={isActive || undefined}
      data-what={card.change.what}
      style={{ '--person': personColor(person.color) } as CSSProperties}
      onPointerEnter={() => desk.pointed.set(card.id)}
      onPointerLeave={() => desk.pointed.set(null)}
    >
      <button
        type="button"
        ref={body}
        className={styles.body}
        aria-label={
          time === null ? t('card.label', { name, change }) : t('card.labelAt', { name, time, change })
        }
        aria-current={isActive || undefined}
        tabIndex={isStop ? 0 : -1}
        data-card={card.id}
        onClick={() => onChoose(card)}
        onFocus={() => onChoose(card)}
      >
        <span className={styles.head}>
          <span className={styles.name}>{name}</span>
          {/* Spaces, as in the label: whoever speaks to the computer says what they see. */}
          {time !== null && ' '}
          {time !== null && <span className={styles.time}>{time}</span>}
        </span>{' '}
        <span className={styles.change}>
          <ChangeText change={card.change} isWhole={isWhole} />
        </span>
      </button>
      {isCut(card) && (
        <button
          type="button"
          className={styles.more}
          tabIndex={isStop ? 0 : -1}
          aria-expanded={isWhole}
          onClick={() => setIsWhole(!isWhole)}
        >
          {isWhole ? t('card.less') : t('card.more')}
        </button>
      )}
      {actions.length > 0 && (
        <span className={styles.actions}>
          {actions.map((action) => (
            <ActionButton key={action} action={action} isStop={isStop} onPress={() => onAct(card, action)} />
          ))}
        </span>
      )}
    </div>
  )
})

const ICONS = { accept: Check, reject: X, withdraw: Undo2 } as const

interface ActionButtonProps {
  readonly action: CardAction
  readonly isStop: boolean
  readonly onPress: () => void
}

function ActionButton({ action, isStop, onPress }: ActionButtonProps) {
  const { t } = useTranslation('review')
  const Icon = ICONS[action]
  return (
    <IconButton
      label={t(`card.${action}`)}
      icon={<Icon aria-hidden="true" />}
      shortcut={action === 'accept' ? 'A' : 'R'}
      className={styles[action] ?? ''}
      tabIndex={isStop ? 0 : -1}
      onClick={onPress}
    />
  )
}

/** What a person is called on a card. */
export function nameOf({ name, isMe }: ReviewPerson, unknown: string, own: (name: string) => string): string {
  if (name === null) return unknown
  return isMe ? own(name) : name
}

/** Whether the card leaves something of its texts out. */
function isCut({ change }: Card): boolean {
  const texts = [
    'text' in change ? change.text : '',
    'old' in change ? change.old : '',
    'now' in change ? change.now : '',
    'blocks' in change ? change.blocks.map(({ text }) => text).join('\n') : '',
  ]
  return texts.some((text) => shownText(text).includes(' … ') && !text.includes(' … '))
}
