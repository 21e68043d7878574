import type { Version } from '@stet/protocol'
import { Pause, Play } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { type Chosen, NOW } from './Chosen.ts'
import styles from './HistoryDialog.module.css'

/** Milliseconds for which each version is shown. */
const PACE = 1_600

/** Props of `Timeline`. */
export interface TimelineProps {
  /** The latest first. */
  readonly versions: readonly Version[]
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
}

/** Goes through the making of an article, version after version, by hand or by itself: who wrote when. */
export function Timeline({ versions, chosen, onChoose }: TimelineProps) {
  const { t } = useTranslation('history')
  const format = useFormat()
  const [isPlaying, setPlaying] = useState(false)
  const last = versions.length
  const at = chosen === NOW ? last : last - 1 - versions.findIndex(({ number }) => number === chosen)
  const version = versions[last - 1 - at]
  const go = (place: number): void => onChoose(versions[last - 1 - place]?.number ?? NOW)
  const step = useEffectEvent(() => {
    if (at < last) go(at + 1)
    if (at + 1 >= last) setPlaying(false)
  })
  useEffect(() => {
    if (!isPlaying) return undefined
    const timer = setInterval(() => step(), PACE)
    return () => clearInterval(timer)
  }, [isPlaying])
  if (last === 0) return null
  const words = version
    ? t('timeline.at', {
        version: version.name ?? t('list.number', { number: version.number }),
        time: format.dateTime(new Date(version.at)),
        people:
          version.people.length === 0
            ? t('list.nobody')
            : format.list(version.people.map(({ name }) => name || t('who.unknown'))),
      })
    : t('list.now')
  return (
    <div role="group" aria-label={t('timeline.label')} className={styles.timeline}>
      <IconButton
        label={t(isPlaying ? 'timeline.pause' : 'timeline.play')}
        icon={isPlaying ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
        onClick={() => {
          if (!isPlaying && at === last) go(0)
          setPlaying(!isPlaying)
        }}
      />
      <input
        type="range"
        min={0}
        max={last}
        value={at}
        aria-label={t('timeline.place')}
        aria-valuetext={words}
        onChange={({ target }) => {
          setPlaying(false)
          go(Number(target.value))
        }}
      />
      <p className={styles.when}>{words}</p>
    </div>
  )
}
