import { PURGE_PLACES, type PurgePreview } from '@stet/protocol'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import styles from './PurgeDialog.module.css'

/** In how many places a text stands, kind by kind; nothing of what stands beside it. */
export function PlaceList({ preview: { places, insideWords } }: { readonly preview: PurgePreview }) {
  const { t } = useTranslation('purge')
  const found = PURGE_PLACES.filter((place) => places[place] > 0)
  return (
    <>
      <p>{t('total', { count: found.reduce((sum, place) => sum + places[place], 0) })}</p>
      <dl className={styles.places}>
        {found.map((place) => (
          <div key={place} className={styles.place}>
            <dt>{t(`place.${place}`)}</dt>
            <dd>{places[place]}</dd>
          </div>
        ))}
      </dl>
      {insideWords > 0 && <p className={styles.hint}>{t('insideWords', { count: insideWords })}</p>}
    </>
  )
}
