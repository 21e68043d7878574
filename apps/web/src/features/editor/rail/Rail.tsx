import { useCallback, useContext, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx'
import { CommentsContext } from '../comments/CommentsContext.ts'
import { ChangesPanel } from '../review/ChangesPanel.tsx'
import { lazyStyle } from '../style/lazyStyle.ts'
import styles from './Rail.module.css'
import { RAIL_ID } from './railElement.ts'
import { RailTabs } from './RailTabs.tsx'
import { useRailTab } from './railTab.ts'

/** Props of `Rail`. */
export interface RailProps {
  /** `beside`: cards beside their lines, scrolled with the text. `sheet`: a list of its own. */
  readonly layout: 'beside' | 'sheet'
  readonly onClose: () => void
}

/** What stands beside the text: its suggestions, its comments, or what the check of the house style found. What happens in it is said in one place. */
export function Rail({ layout, onClose }: RailProps) {
  const { t } = useTranslation('review')
  const comments = useContext(CommentsContext)
  const [wanted] = useRailTab()
  const [said, setSaid] = useState('')
  const rail = useRef<HTMLElement>(null)
  const tab = wanted === 'comments' && comments?.isAllowed !== true ? 'changes' : wanted
  const style = lazyStyle.useLoaded(tab === 'style')
  const loaded = comments?.comments
  const stay = useCallback(() => rail.current?.focus({ preventScroll: true }), [])
  const close = useCallback(() => {
    document.querySelector<HTMLElement>(`[aria-controls="${RAIL_ID}"]`)?.focus()
    onClose()
  }, [onClose])
  return (
    <aside
      ref={rail}
      tabIndex={-1}
      className={styles.rail}
      data-layout={layout}
      data-tab={tab}
      aria-label={t(`rail.${tab}`)}
      aria-describedby="review-keys"
      id={RAIL_ID}
    >
      <RailTabs tab={tab} onClose={close} />
      <div id="rail-panel" role="tabpanel" aria-labelledby={`rail-tab-${tab}`} className={styles.panel}>
        {tab === 'changes' && <ChangesPanel rail={rail} layout={layout} onSaid={setSaid} onStay={stay} />}
        {tab === 'comments' && loaded && (
          <loaded.parts.CommentsPanel rail={rail} layout={layout} onSaid={setSaid} onStay={stay} />
        )}
        {tab === 'style' && style && (
          <style.StylePanel rail={rail} layout={layout} onSaid={setSaid} onStay={stay} />
        )}
      </div>
      <VisuallyHidden>
        <span role="status" data-testid="review-announcement">
          {said}
        </span>
      </VisuallyHidden>
    </aside>
  )
}
