import { X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { AuthorsView } from './AuthorsView.tsx'
import styles from './HistoryDialog.module.css'
import { VersionsView } from './VersionsView.tsx'

const SECTIONS = ['versions', 'authors'] as const

/** Props of `HistoryDialog`. */
export interface HistoryDialogProps {
  /** The version that the article as it is is compared with first; left out: the latest. */
  readonly since?: number
  readonly onClose: () => void
}

/** What the article was and by whom, over the whole screen; the article stays open below. */
export function HistoryDialog({ since, onClose }: HistoryDialogProps) {
  const { t } = useTranslation('history')
  const [section, setSection] = useState<(typeof SECTIONS)[number]>('versions')
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={title} onClose={onClose}>
      <div className={styles.head}>
        <h2 id={title} className={styles.title}>
          {t('title')}
        </h2>
        <div role="group" aria-label={t('sections')} className={styles.sections}>
          {SECTIONS.map((name) => (
            <button
              key={name}
              type="button"
              className={styles.section}
              aria-pressed={section === name}
              onClick={() => setSection(name)}
            >
              {t(name)}
            </button>
          ))}
        </div>
        <IconButton
          label={t('close')}
          icon={<X aria-hidden="true" />}
          onClick={() => dialog.current?.close()}
        />
      </div>
      {section === 'versions' ? <VersionsView since={since} /> : <AuthorsView />}
    </dialog>
  )
}
