import type { Finding } from '@stet/house-style'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { toast } from '../../../ui/toast.ts'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import { useIsWriting } from '../modes/useIsWriting.ts'
import { useTabMode } from '../modes/useTabMode.ts'
import { EmptyRail } from '../rail/EmptyRail.tsx'
import { RailCards } from '../rail/RailCards.tsx'
import type { RailPanelProps } from '../rail/RailPanelProps.ts'
import { useGoing } from '../rail/useGoing.ts'
import { useRailKeys } from '../rail/useRailKeys.ts'
import { FindingHighlights } from './FindingHighlights.tsx'
import { ignoredName } from './IgnoredFindings.ts'
import { type FindingAction, StyleCard } from './StyleCard.tsx'
import type { StyleManner } from './StyleDesk.ts'
import { StyleHead, type StyleState } from './StyleHead.tsx'
import { styleAsked } from './styleAsked.ts'
import { useActing } from './useActing.ts'
import { useStyleDesk } from './useStyleDesk.ts'

const KEYS = { a: 'apply', d: 'write', i: 'ignore' } as const

/** What is not as the house writes, beside the text. Keys while the focus is in the rail: J and K go on and back, A suggests, D changes, I ignores, Enter goes to the text. */
export function StylePanel({ rail, layout, onSaid, onStay: stay }: RailPanelProps) {
  const { t } = useTranslation('style')
  const desk = useStyleDesk()
  const all = useSyncExternalStore(desk.placed.subscribe, desk.placed.getSnapshot)
  const ignored = useSyncExternalStore(desk.ignored.names.subscribe, desk.ignored.names.get)
  const isAsked = useSyncExternalStore(styleAsked.subscribe, styleAsked.get)
  const [state, setState] = useState<StyleState>('open')
  const { open, skipped } = useMemo(() => parted(all, ignored), [all, ignored])
  const findings = state === 'open' ? open : skipped
  const manners = useManners()
  const going = useGoing(desk, stay)
  const placeOf = going.placesIn(findings)
  useEffect(() => {
    if (!isAsked) return
    styleAsked.set(false)
    if (!desk.enter(() => desk.listed(state === 'ignored'))) stay()
  }, [isAsked, desk, state, stay])

  const act = useActing(desk, going, onSaid)
  const applyAll = (manner: StyleManner): void => {
    const count = desk.apply(
      findings.map(({ id }) => id),
      manner,
    )
    if (count === 0) return
    const title = t(manner === 'suggest' ? 'announce.suggested' : 'announce.written', { count })
    onSaid(title)
    toast.success(title, { action: { label: t('panel.undo'), onClick: () => desk.undo() } })
    desk.activate(null, 'rail')
    stay()
  }
  const actionsOf = ({ replacement }: Finding): readonly FindingAction[] => {
    if (state === 'ignored') return ['tell']
    const mends = replacement === null ? [] : manners.map((manner) => ACTIONS[manner])
    return [...mends, 'ignore']
  }
  useRailKeys({
    rail,
    desk,
    steps: desk,
    going,
    listed: findings,
    keys: KEYS,
    onAction: (action, finding) => {
      const meant = action === 'ignore' && state === 'ignored' ? 'tell' : action
      if (!actionsOf(finding).includes(meant)) return false
      act(finding, meant)
      return true
    },
  })
  return (
    <>
      <StyleHead
        state={state}
        onState={setState}
        counts={{ open: open.length, ignored: skipped.length }}
        mendable={findings.filter(({ replacement }) => replacement !== null).length}
        manners={manners}
        onApplyAll={applyAll}
      />
      <FindingHighlights desk={desk} findings={findings} active={going.active?.id ?? null} />
      <VisuallyHidden id="review-keys">{t('panel.keys')}</VisuallyHidden>
      {findings.length === 0 && (
        <EmptyRail
          text={t(state === 'open' ? 'panel.empty' : 'panel.emptyIgnored')}
          hint={state === 'open' ? t('panel.emptyHint') : null}
        />
      )}
      <RailCards
        layout={layout}
        cards={findings}
        source={desk}
        active={going.active?.id ?? null}
        renderCard={(finding) => (
          <StyleCard
            key={finding.id}
            {...placeOf(finding)}
            desk={desk}
            finding={finding}
            actions={actionsOf(finding)}
            onAct={act}
            onChoose={going.choose}
          />
        )}
      />
    </>
  )
}

const ACTIONS = { suggest: 'apply', edit: 'write' } as const

/** What the person wants to be told of, and what not. */
function parted(
  all: readonly Finding[],
  ignored: ReadonlySet<string>,
): { readonly open: readonly Finding[]; readonly skipped: readonly Finding[] } {
  const isSkipped = (finding: Finding): boolean => ignored.has(ignoredName(finding))
  return { open: all.filter((finding) => !isSkipped(finding)), skipped: all.filter(isSkipped) }
}

/** How this person may put something right in this tab now: who suggests, as suggestions; who edits, in both ways. */
function useManners(): readonly StyleManner[] {
  const mode = useTabMode()
  const isWriting = useIsWriting()
  return useMemo(() => {
    if (!isWriting) return []
    return mode === 'edit' ? ['suggest', 'edit'] : ['suggest']
  }, [mode, isWriting])
}
