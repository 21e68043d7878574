import type { TransitionList } from '@stet/protocol'
import { useFormat } from '../../../i18n/useFormat.ts'
import { useLanguage } from '../../../i18n/useLanguage.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'
import { StatePill } from '../../../ui/StatePill.tsx'
import styles from './WorkflowDialog.module.css'

/** Where an article stands on both axes, with who approved and who scheduled. */
export function Standing({ list }: { list: TransitionList }) {
  const { t } = useTranslation('workflow')
  const { language } = useLanguage()
  const format = useFormat()
  const { state, publication, version, approval, schedule, remark, legal, draftNotice, offers } = list
  // Whoever is asked for it has it in a field.
  const isAskedFor = offers.some(({ needs }) => needs.includes('notice'))
  const at = (instant: string) => format.dateTime(new Date(instant))
  return (
    <div className={styles.standing}>
      <p>
        <StatePill state={state} />{' '}
        {publication !== 'none' && publication !== 'unpublished' && <StatePill state={publication} />}
      </p>
      {remark && (
        <p className={styles.remark}>
          {t('remark', { name: remark.by.name, at: at(remark.at), reason: remark.reason })}
        </p>
      )}
      {approval && (
        <p>
          {t(approval.isOverridden ? 'approvedInEmergency' : 'approvedBy', {
            name: approval.by.name,
            at: at(approval.at),
          })}
        </p>
      )}
      {schedule && (
        <p>
          {t(schedule.isSuspended ? 'suspended' : 'scheduled', {
            at: at(schedule.publishAt),
            name: schedule.by.name,
          })}{' '}
          {schedule.why?.[language]}
        </p>
      )}
      {publication === 'published' && <p>{t('published', { version: String(version) })}</p>}
      {draftNotice !== null && !isAskedFor && (
        <p data-testid="notice-draft">{t('noticeDraft', { notice: draftNotice })}</p>
      )}
      {legal !== 'none' && <p>{t(`legal.${legal}`)}</p>}
    </div>
  )
}
