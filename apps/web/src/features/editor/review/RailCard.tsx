import type { Card } from '@stet/tracked-changes'
import { Check, MessageSquareReply, Undo2, X } from 'lucide-react'
import { memo, useContext, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { classNames } from '../../../ui/classNames.ts'
import { personColor } from '../../../ui/personColor.ts'
import type { CardAction } from './cardActions.ts'
import { CommentsContext } from '../comments/CommentsContext.ts'
import { CardActions } from '../rail/CardActions.tsx'
import { CardFrame, type CardPlace } from '../rail/CardFrame.tsx'
import { ChangeText } from './ChangeText.tsx'
import look from '../rail/cardLook.module.css'
import styles from './RailCard.module.css'
import { useReviewDesk } from './useReviewDesk.ts'
import type { ReviewPerson } from './reviewPeople.ts'
import { shownText } from './shownText.ts'
import { useSuggesterName } from './useSuggesterName.ts'
import { useSaidChange } from './useSaidChange.ts'

/** Props of `RailCard`. */
export interface RailCardProps extends CardPlace {
  readonly card: Card
  readonly person: ReviewPerson
  /** A check of the house style found it. */
  readonly isChecked: boolean
  /** When it was written, in words; null while that is not known. */
  readonly time: string | null
  readonly actions: readonly CardAction[]
  readonly onAct: (card: Card, action: CardAction) => void
  readonly onChoose: (card: Card) => void
}

/** One suggestion: who, when, what it changes, and what to say to it. */
export const RailCard = memo(function RailCard(props: RailCardProps) {
  const { card, person, isChecked, time, actions, onAct, onChoose, ...place } = props
  const { isActive, isStop } = place
  const { t } = useTranslation('review')
  const desk = useReviewDesk()
  const comments = useContext(CommentsContext)?.comments
  const { spoken } = useSaidChange()
  const [isWhole, setIsWhole] = useState(false)
  const body = useRef<HTMLButtonElement>(null)
  const name = useSuggesterName()(person, isChecked)
  const change = spoken(card.change)
  return (
    <CardFrame
      {...place}
      id={card.id}
      desk={desk}
      label={time === null ? t('card.label', { name, change }) : t('card.labelAt', { name, time, change })}
      color={personColor(person.color)}
      className={styles.card}
      data-what={card.change.what}
      button={body}
      onChoose={() => onChoose(card)}
      onPointerEnter={() => desk.pointed.set(card.id)}
      onPointerLeave={() => desk.pointed.set(null)}
      head={
        <>
          <span className={classNames(look.who, styles.head)}>
            <span className={look.name}>{name}</span>
            {/* Spaces, as in the label: whoever speaks to the computer says what they see. */}
            {time !== null && ' '}
            {time !== null && <span className={look.time}>{time}</span>}
          </span>{' '}
          <span className={styles.change}>
            <ChangeText change={card.change} isWhole={isWhole} />
          </span>
        </>
      }
    >
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
      {comments && (
        <comments.parts.CardTalk
          card={card}
          isActive={isActive}
          isDecided={false}
          tabIndex={isStop ? 0 : -1}
          onReject={actions.includes('reject') ? () => onAct(card, 'reject') : undefined}
          onLeave={() => body.current?.focus({ preventScroll: true })}
        />
      )}
      <CardActions
        actions={actions.map((action) => ({ name: action, label: t(`card.${action}`), look: LOOKS[action] }))}
        isStop={isStop}
        onAct={(action) => onAct(card, action)}
      />
    </CardFrame>
  )
})

const LOOKS = {
  accept: { icon: Check, shortcut: 'A', className: styles.accept },
  reject: { icon: X, shortcut: 'R', className: styles.reject },
  withdraw: { icon: Undo2, shortcut: 'R' },
  answer: { icon: MessageSquareReply, shortcut: 'C' },
} as const

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
