import type { UserId } from '@stet/article'
import type { DecidedCard } from '@stet/tracked-changes'
import { RotateCcw } from 'lucide-react'
import { type CSSProperties, useContext, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { personColor } from '../../../ui/personColor.ts'
import { CommentsContext } from '../comments/CommentsContext.ts'
import { useEditorHandle } from '../EditorHandle.ts'
import { classNames } from '../../../ui/classNames.ts'
import look from '../rail/cardLook.module.css'
import { EmptyRail } from '../rail/EmptyRail.tsx'
import { ChangeText } from './ChangeText.tsx'
import styles from './DecidedCards.module.css'
import { DecidedCounts } from './DecidedCounts.tsx'
import listStyles from '../rail/RailList.module.css'
import { nameOf } from './RailCard.tsx'
import { useReviewDesk } from './useReviewDesk.ts'
import { revealRange } from '../rail/revealRange.ts'
import type { ReviewPerson } from './reviewPeople.ts'
import { useHighlight } from '../rail/useHighlight.ts'
import { useSuggesterName } from './useSuggesterName.ts'
import { useSaidChange } from './useSaidChange.ts'
import { useWrittenAt } from './useWrittenAt.ts'

/** Props of `DecidedCards`. */
export interface DecidedCardsProps {
  readonly people: (id: UserId) => ReviewPerson
  readonly mayDecide: boolean
  /** How many open ones the rail shows. */
  readonly left: number
  readonly onSaid: (text: string) => void
  /** The card that had the keys is gone. */
  readonly onGone: () => void
}

/** What was decided, and by whom. Each leads to its place in the text and can be opened again. */
export function DecidedCards({ people, mayDecide, left, onSaid, onGone }: DecidedCardsProps) {
  const { t } = useTranslation('review')
  const { view } = useEditorHandle()
  const desk = useReviewDesk()
  const comments = useContext(CommentsContext)?.comments
  const { spoken } = useSaidChange()
  const suggester = useSuggesterName()
  const cards = useSyncExternalStore(desk.decided.subscribe, desk.decided.getSnapshot)
  const decidedAt = useWrittenAt()
  const [chosen, setChosen] = useState<string | null>(null)
  const places = useMemo(() => {
    const card = cards.find((one) => keyOf(one) === chosen)
    return card ? desk.rangesOfDecided(card) : []
  }, [desk, cards, chosen])
  useHighlight(view, 'stet-active-card', places)
  if (cards.length === 0) return <EmptyRail text={t('rail.emptyDecided')} />
  return (
    <>
      <DecidedCounts cards={cards} left={left} />
      <ol className={listStyles.standing}>
        {cards.map((card) => {
          const change = spoken(card.change)
          const by = suggester(people(card.by), desk.checked.has(card))
          return (
            <li
              key={keyOf(card)}
              className={classNames(look.card, listStyles.entry)}
              data-decided={card.verdict}
              data-active={keyOf(card) === chosen || undefined}
              style={{ '--person': personColor(people(card.by).color) } as CSSProperties}
            >
              <button
                type="button"
                className={look.body}
                aria-current={keyOf(card) === chosen || undefined}
                onClick={() => {
                  setChosen(keyOf(card))
                  revealRange(view, desk.rangesOfDecided(card)[0])
                }}
              >
                <span className={classNames(look.who, look.name)}>{by}</span>{' '}
                <span className={styles.change}>
                  <ChangeText change={card.change} />
                </span>{' '}
                <span className={styles.verdict}>
                  <Verdict card={card} people={people} time={decidedAt(card.decision)} />
                </span>
              </button>
              {comments && (
                <comments.parts.CardTalk
                  card={card}
                  isActive={keyOf(card) === chosen}
                  isDecided
                  tabIndex={0}
                  onLeave={onGone}
                />
              )}
              {mayDecide && (
                <Button
                  size="small"
                  look="bare"
                  className={styles.reopen ?? ''}
                  icon={<RotateCcw aria-hidden="true" />}
                  aria-label={t('card.reopenOf', { change })}
                  onClick={() => {
                    if (!desk.reopen(card.subjects)) return
                    onSaid(t('announce.reopened', { change }))
                    onGone()
                  }}
                >
                  {t('card.reopen')}
                </Button>
              )}
            </li>
          )
        })}
      </ol>
    </>
  )
}

function keyOf({ id, decision }: DecidedCard): string {
  return `${id} ${decision.client}:${decision.clock}`
}

interface VerdictProps {
  readonly card: DecidedCard
  readonly people: (id: UserId) => ReviewPerson
  readonly time: string | null
}

function Verdict({ card: { verdict, by, decidedBy }, people, time }: VerdictProps) {
  const { t } = useTranslation('review')
  const done = verdict === 'accept' ? 'accepted' : 'rejected'
  const name = nameOf(people(decidedBy), t('card.unknown'), (known) => t('card.own', { name: known }))
  const words = by === decidedBy ? t(`card.${done}Own`) : t(`card.${done}By`, { name })
  return <>{time === null ? words : t('card.at', { words, time })}</>
}
