import type { Version } from '@stet/protocol'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useNow } from '../../../i18n/useNow.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { type Chosen, NOW } from './Chosen.ts'
import styles from './HistoryDialog.module.css'

/** Props of `VersionList`. */
export interface VersionListProps {
  readonly versions: readonly Version[]
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
}

/** Versions with their times and the people who wrote in them; choosing one shows it. */
export function VersionList({ versions, chosen, onChoose }: VersionListProps) {
  const { t } = useTranslation('history')
  const format = useFormat()
  const now = useNow(60_000)
  return (
    <>
      <ol className={styles.list} aria-label={t('list.label')}>
        <li>
          <button
            type="button"
            className={styles.version}
            aria-current={chosen === NOW || undefined}
            onClick={() => onChoose(NOW)}
          >
            <strong>{t('list.now')}</strong>
            <span>{t('list.nowHint')}</span>
          </button>
        </li>
        {versions.map(({ number, at, reason, name, people, restored, characters }) => (
          <li key={number}>
            <button
              type="button"
              className={styles.version}
              data-version={number}
              aria-current={chosen === number || undefined}
              onClick={() => onChoose(number)}
            >
              <strong>{name ?? t('list.number', { number })}</strong>
              <span>
                <time dateTime={at} title={format.dateTime(new Date(at))}>
                  {format.relative(new Date(at), now)}
                </time>
                {' · '}
                {restored === null ? t(`list.${reason}`) : t('list.restored', { number: restored })}
                {' · '}
                {t('list.characters', { count: characters })}
              </span>
              <span>
                {people.length === 0
                  ? t('list.nobody')
                  : format.list(people.map((person) => person.name || t('who.unknown')))}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {versions.length === 0 && <p className={styles.note}>{t('list.empty')}</p>}
    </>
  )
}
