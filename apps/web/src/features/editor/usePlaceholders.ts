import { useMemo } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'

/** What an empty field, block or cell says, as the custom properties that the article's style sheet reads. */
export function usePlaceholders(): Readonly<Record<`--label-${string}`, string>> {
  const { t } = useTranslation('editor')
  return useMemo(
    () => ({
      '--label-kicker': quoted(t('field.kicker')),
      '--label-headline': quoted(t('field.headline')),
      '--label-subheadline': quoted(t('field.subheadline')),
      '--label-byline': quoted(t('field.byline')),
      '--label-dateline': quoted(t('field.dateline')),
      '--label-lead': quoted(t('field.lead')),
      '--label-paragraph': quoted(t('placeholder.paragraph')),
      '--label-section-heading': quoted(t('placeholder.sectionHeading')),
      '--label-quote': quoted(t('placeholder.quote')),
      '--label-item': quoted(t('placeholder.item')),
      '--label-caption': quoted(t('placeholder.caption')),
      '--label-factbox': quoted(t('placeholder.factbox')),
      '--label-details-key': quoted(t('placeholder.detailsKey')),
      '--label-details-value': quoted(t('placeholder.detailsValue')),
      '--label-unknown-block': quoted(t('unknown.block')),
    }),
    [t],
  )
}

/** A CSS string. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
