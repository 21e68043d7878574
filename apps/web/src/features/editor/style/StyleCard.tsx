import type { Finding } from '@stet/house-style'
import { Check, CircleMinus, CirclePlus, SquarePen } from 'lucide-react'
import { memo, useRef } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { CardActions } from '../rail/CardActions.tsx'
import { CardFrame, type CardPlace } from '../rail/CardFrame.tsx'
import styles from './StyleCard.module.css'
import { seenSpaces } from './seenSpaces.ts'
import type { StyleDesk } from './StyleDesk.ts'
import { useSaidFinding } from './useSaidFinding.ts'

/** What somebody may do with a finding. */
export type FindingAction = 'apply' | 'write' | 'ignore' | 'tell'

/** Props of `StyleCard`. */
export interface StyleCardProps extends CardPlace {
  readonly desk: StyleDesk
  readonly finding: Finding
  readonly actions: readonly FindingAction[]
  readonly onAct: (finding: Finding, action: FindingAction) => void
  readonly onChoose: (finding: Finding) => void
}

/** One finding: what is wrong, where, the text with what should stand there, and what to do with it. */
export const StyleCard = memo(function StyleCard(props: StyleCardProps) {
  const { desk, finding, actions, onAct, onChoose, ...place } = props
  const { t } = useTranslation('style')
  const said = useSaidFinding()
  const body = useRef<HTMLButtonElement>(null)
  return (
    <CardFrame
      {...place}
      id={finding.id}
      desk={desk}
      label={said.whole(finding)}
      className={styles.card}
      data-rule={finding.rule}
      button={body}
      onChoose={() => onChoose(finding)}
      head={
        <>
          <span className={styles.field}>{said.field(finding)}</span>{' '}
          <span className={styles.reason}>{said.reason(finding)}</span>
        </>
      }
    >
      {finding.replacement !== null && <InText finding={finding} />}
      <CardActions
        actions={actions.map((action) => ({ name: action, label: t(`card.${action}`), look: LOOKS[action] }))}
        isStop={place.isStop}
        onAct={(action) => onAct(finding, action)}
      />
    </CardFrame>
  )
})

const LOOKS = {
  apply: { icon: Check, shortcut: 'A' },
  write: { icon: SquarePen, shortcut: 'D' },
  ignore: { icon: CircleMinus, shortcut: 'I' },
  tell: { icon: CirclePlus, shortcut: 'I' },
} as const

/** The words around, with what goes and what comes between them; whoever hears the card hears the words in its name. */
function InText({ finding: { before, text, replacement, behind } }: { finding: Finding }) {
  return (
    <p className={styles.text} aria-hidden="true">
      <q>{before}</q>
      <del>{seenSpaces(text)}</del>
      {replacement !== '' && <ins>{seenSpaces(replacement ?? '')}</ins>}
      <q>{behind}</q>
    </p>
  )
}
