import { X } from 'lucide-react'
import { type KeyboardEvent, useContext } from 'react'
import { flushSync } from 'react-dom'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { CommentsContext } from '../comments/CommentsContext.ts'
import { useOpenCount } from '../review/RailButton.tsx'
import styles from './RailTabs.module.css'
import { type RailTab, railTab } from './railTab.ts'

const CLOSING = {
  changes: 'rail.close',
  comments: 'rail.closeComments',
  style: 'rail.closeStyle',
} as const

/** Props of `RailTabs`. */
export interface RailTabsProps {
  readonly tab: RailTab
  readonly onClose: () => void
}

/** The top of the rail: what it can show, with how many are open of each. Arrows go from tab to tab. */
export function RailTabs({ tab, onClose }: RailTabsProps) {
  const { t } = useTranslation('review')
  const format = useFormat()
  const comments = useContext(CommentsContext)
  const counts: Readonly<Record<RailTab, number>> = {
    changes: useOpenCount(),
    comments: comments?.openCount ?? 0,
    // Said where they are listed: nobody checks before somebody asks.
    style: 0,
  }
  const tabs: readonly RailTab[] =
    comments?.isAllowed === true ? ['changes', 'comments', 'style'] : ['changes', 'style']
  const handleKey = ({ key, currentTarget }: KeyboardEvent<HTMLElement>): void => {
    const next = tabs.at(tabAfter(key, tabs.indexOf(tab), tabs.length))
    if (!next || next === tab) return
    flushSync(() => railTab.set(next))
    currentTarget.querySelector<HTMLElement>('[aria-selected="true"]')?.focus()
  }
  return (
    <div className={styles.bar}>
      <div
        role="tablist"
        tabIndex={-1}
        aria-label={t('rail.shows')}
        className={styles.tabs}
        onKeyDown={handleKey}
      >
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`rail-tab-${one}`}
            className={styles.tab}
            aria-selected={one === tab}
            aria-controls="rail-panel"
            tabIndex={one === tab ? 0 : -1}
            data-testid={`rail-tab-${one}`}
            onClick={() => railTab.set(one)}
          >
            {t(`rail.${one}`)}
            {counts[one] > 0 && <span className={styles.count}> {format.number(counts[one])}</span>}
          </button>
        ))}
      </div>
      <IconButton label={t(CLOSING[tab])} icon={<X aria-hidden="true" />} onClick={onClose} />
    </div>
  )
}

/** The tab that a key leads to, round and round; the same for any other key. */
function tabAfter(key: string, current: number, count: number): number {
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (key === 'ArrowLeft') return (current + count - 1) % count
  return key === 'ArrowRight' ? (current + 1) % count : current
}
