import { Check, CloudOff, CloudUpload, PlugZap, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import { useOpenArticle, useSnapshot } from './OpenArticleContext.ts'
import styles from './SavedBadge.module.css'
import type { SavedBadge as Badge } from './session/savedState.ts'

const ICONS = {
  opening: PlugZap,
  saved: Check,
  saving: CloudUpload,
  offline: CloudOff,
  'not-saved': TriangleAlert,
}

/** Whether what was typed is on the server's disk. Keeps its width, whatever it says. */
export function SavedBadge() {
  const badge = useSnapshot((snapshot) => snapshot.badge)
  const { long, short } = useBadgeWords(badge)
  const Icon = ICONS[badge.kind]
  return (
    <div className={styles.badge} data-testid="saved-badge" data-state={badge.kind} title={long}>
      <Icon aria-hidden="true" className={styles.icon} />
      <span className={styles.long}>{long}</span>
      <span className={styles.short} aria-hidden="true">
        {short}
      </span>
      <Announcer />
    </div>
  )
}

function useBadgeWords(badge: Badge): { long: string; short: string } {
  const { t } = useTranslation('editor')
  switch (badge.kind) {
    case 'offline': {
      const count = badge.changes
      if (count === 0) return { long: t('saved.offline'), short: t('saved.offline') }
      return {
        long: t('saved.offlineChanges', { count }),
        short: t('saved.offlineShort', { count }),
      }
    }
    case 'not-saved':
      return { long: t('saved.notSaved'), short: t('saved.notSaved') }
    case 'opening':
    case 'saved':
    case 'saving':
      break
  }
  return { long: t(`saved.${badge.kind}`), short: t(`saved.${badge.kind}`) }
}

/** Tells screen readers when saving begins to fail and when it works again; not every key. */
function Announcer() {
  const { t } = useTranslation('editor')
  const { session } = useOpenArticle()
  const [words, setWords] = useState('')
  useEffect(() => {
    let hasFailed = false
    return session.subscribe(() => {
      const { badge } = session.getSnapshot()
      if (badge.kind === 'not-saved') setWords(`${t('saved.notSaved')}. ${t(`saved.reason.${badge.reason}`)}`)
      else if (badge.kind === 'offline') setWords(t('saved.offline'))
      else if (badge.kind === 'saved' && hasFailed) setWords(t('saved.announceSaved'))
      hasFailed =
        badge.kind === 'not-saved' || badge.kind === 'offline' || (hasFailed && badge.kind !== 'saved')
    })
  }, [session, t])
  return (
    <VisuallyHidden>
      <span role="status">{words}</span>
    </VisuallyHidden>
  )
}
