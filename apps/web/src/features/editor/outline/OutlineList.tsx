import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { useEditorHandle } from '../EditorHandle.ts'
import { jumpTo } from './jumpTo.ts'
import type { OutlineEntry } from './Outline.ts'
import { OutlineItem } from './OutlineItem.tsx'
import styles from './OutlineList.module.css'

/** Props of `OutlineList`. */
export interface OutlineListProps {
  /** The person is about to go somewhere: what the list stands in may close. Left out where it stays. */
  readonly onJump?: () => void
}

/** The places of the article to jump to; one stop for Tab, arrows inside, Escape back to the text. */
export function OutlineList({ onJump }: OutlineListProps) {
  const { t } = useTranslation('editor')
  const { view, outline, follower } = useEditorHandle()
  const { entries, current } = useSyncExternalStore(outline.subscribe, outline.getSnapshot)
  const list = useRef<HTMLOListElement>(null)
  const jump = useCallback(
    (entry: OutlineEntry): void => {
      follower.stop('own-move')
      onJump?.()
      jumpTo(view, entry)
    },
    [view, follower, onJump],
  )
  const leave = useCallback(() => view.focus(), [view])
  useEffect(() => bringInSight(list.current, current), [current])
  return (
    <ol ref={list} className={styles.list} aria-label={t('outline.label')}>
      {entries.map((entry, index) => (
        <OutlineItem
          key={entry.child}
          entry={entry}
          isCurrent={index === current}
          onJump={jump}
          onLeave={leave}
        />
      ))}
    </ol>
  )
}

/** Brings an entry in sight, inside the list alone, unless the person is in the list. */
function bringInSight(list: HTMLElement | null, index: number): void {
  const entry = list?.children[index]
  if (!list || !(entry instanceof HTMLElement) || list.contains(document.activeElement)) return
  const top = entry.offsetTop - list.offsetTop
  const isIn = top >= list.scrollTop && top + entry.offsetHeight <= list.scrollTop + list.clientHeight
  if (!isIn) list.scrollTo({ top: top - list.clientHeight / 3 })
}
