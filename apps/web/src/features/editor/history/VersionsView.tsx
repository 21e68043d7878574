import { read, toReadArticle, validateArticle, type ReadArticle } from '@stet/article'
import { cardsOf, compareArticles } from '@stet/tracked-changes'
import { useMemo, useState } from 'react'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { Button } from '../../../ui/Button.tsx'
import { useOpenArticle } from '../OpenArticleContext.ts'
import { type Chosen, NOW } from './Chosen.ts'
import styles from './HistoryDialog.module.css'
import { ReadingSheet } from './ReadingSheet.tsx'
import { useVersions, useVersionText, type VersionText } from './useHistory.ts'
import { Timeline } from './Timeline.tsx'
import { VersionActions } from './VersionActions.tsx'
import { VersionList } from './VersionList.tsx'

/** The versions of an article, and what changed from one to another. */
export function VersionsView({ since }: { readonly since: number | undefined }) {
  const { t } = useTranslation('history')
  const { metadata } = useOpenArticle()
  const { value: versions, isFailed, ask, more } = useVersions(metadata.id)
  const [chosen, setChosen] = useState<Chosen>(NOW)
  const [against, setAgainst] = useState<number | null | undefined>(since)
  if (!versions) {
    return (
      <div className={styles.note} role="status">
        {isFailed ? t('failed') : t('loading')}
        {isFailed && <Button onClick={ask}>{t('retry')}</Button>}
      </div>
    )
  }
  const before = chosen === NOW ? versions[0] : versions.find(({ number }) => number < chosen)
  const choose = (next: Chosen): void => {
    setChosen(next)
    setAgainst(undefined)
  }
  const from = against === undefined ? (before?.number ?? null) : against
  return (
    <div className={styles.columns}>
      <div className={styles.panel}>
        <VersionList versions={versions} chosen={chosen} onChoose={choose} />
        {more && <Button onClick={more}>{t('list.more')}</Button>}
      </div>
      <div className={styles.desk}>
        <Timeline versions={versions} chosen={chosen} onChoose={choose} />
        <div className={styles.tools}>
          <label className={styles.against}>
            {t('compare.with')}
            <select
              value={from ?? ''}
              onChange={({ target }) => setAgainst(target.value === '' ? null : Number(target.value))}
            >
              <option value="">{t('compare.nothing')}</option>
              {versions
                .filter(({ number }) => number !== chosen)
                .map(({ number, name, reason }) => (
                  <option key={number} value={number}>
                    {name ?? t('list.number', { number })}
                    {reason === 'approval' && ` · ${t('list.approval')}`}
                  </option>
                ))}
            </select>
          </label>
          <VersionActions
            key={String(chosen)}
            chosen={chosen}
            version={versions.find(({ number }) => number === chosen) ?? null}
            onChanged={ask}
          />
        </div>
        <Compared from={from} to={chosen} />
      </div>
    </div>
  )
}

/** What became of one version in another; with `from` null what it read. */
function Compared({ from, to }: { readonly from: number | null; readonly to: Chosen }) {
  const { t } = useTranslation('history')
  const { session, metadata } = useOpenArticle()
  const older = useVersionText(metadata.id, from)
  const newer = useVersionText(metadata.id, to === NOW ? null : to)
  const { doc } = session
  const readings = useMemo(() => {
    const [one, other] = [readingOf(older.value), readingOf(newer.value)]
    const last = to === NOW ? read(doc, 'original') : other
    if (!last || (from !== null && !one)) return null
    if (!one || from === null) return { reading: last, changes: null }
    const reading = compareArticles(one, last)
    return { reading, changes: cardsOf(reading).length }
  }, [older.value, newer.value, from, to, doc])
  const nameOf = (chosen: Chosen) => (chosen === NOW ? t('list.now') : t('list.number', { number: chosen }))
  if (older.isFailed || newer.isFailed) return <p className={styles.note}>{t('failed')}</p>
  if (!readings) return <p className={styles.note}>{t('loading')}</p>
  const { reading, changes } = readings
  const label =
    from === null
      ? t('compare.reading', { version: nameOf(to) })
      : t('compare.sheet', { from: nameOf(from), to: nameOf(to) })
  return (
    <>
      <p className={styles.note} role="status">
        {changes === 0 && t('compare.same')}
        {changes !== null && changes > 0 && t('compare.count', { count: changes })}
      </p>
      <ReadingSheet reading={reading} label={label} language={metadata.language} />
    </>
  )
}

/** The server's Article JSON as a reading; undefined while it is not there. */
function readingOf(answer: VersionText | null): ReadArticle | undefined {
  if (answer?.article === undefined) return undefined
  const checked = validateArticle(answer.article)
  return checked.ok ? toReadArticle(checked.article) : undefined
}
