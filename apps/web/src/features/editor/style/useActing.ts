import type { Finding } from '@stet/house-style'
import { useCallback } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import type { Going } from '../rail/useGoing.ts'
import type { FindingAction } from './StyleCard.tsx'
import type { StyleDesk } from './StyleDesk.ts'
import { useSaidFinding } from './useSaidFinding.ts'

/** What is done with one finding: says what became of it, and goes on to the next. `say`: reads something to whoever listens. */
export function useActing(
  desk: StyleDesk,
  { goOn }: Pick<Going<Finding>, 'goOn'>,
  say: (text: string) => void,
): (finding: Finding, action: FindingAction) => void {
  const { t } = useTranslation('style')
  const said = useSaidFinding()
  return useCallback(
    (finding, action) => {
      const isIgnored = action === 'tell'
      goOn(
        finding,
        () => desk.listed(isIgnored),
        () => {
          if (action === 'ignore' || action === 'tell') {
            if (isIgnored) desk.ignored.remove(finding)
            else desk.ignored.add(finding)
            say(t(isIgnored ? 'announce.told' : 'announce.ignored', { reason: said.reason(finding) }))
            return
          }
          const isWritten = action === 'write'
          const count = desk.apply([finding.id], isWritten ? 'edit' : 'suggest')
          if (count === 0) say(t('announce.gone'))
          else say(t(isWritten ? 'announce.written' : 'announce.suggested', { count }))
        },
      )
    },
    [desk, t, said, say, goOn],
  )
}
