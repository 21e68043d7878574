import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useFormat } from '../../i18n/useFormat.ts'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { useLengths } from './EditorHandle.ts'
import { useOpenArticle } from './OpenArticleContext.ts'
import styles from './ProofHead.module.css'

/** What a printed proof begins with: which article, in which state, how long, printed when. Only on paper. */
export function ProofHead() {
  const { t } = useTranslation(['editor', 'ui'])
  const format = useFormat()
  const { metadata } = useOpenArticle()
  const { article } = useLengths()
  const [printedAt, setPrintedAt] = useState(() => new Date())
  useEffect(() => {
    const handlePrint = (): void => flushSync(() => setPrintedAt(new Date()))
    window.addEventListener('beforeprint', handlePrint)
    return () => window.removeEventListener('beforeprint', handlePrint)
  }, [])
  const { characters } = article
  return (
    <p className={styles.head} aria-hidden="true">
      <span>{metadata.slug}</span>
      <span>{t(`ui:state.${metadata.state}`)}</span>
      <span>{t('editor:counts.characters', { count: characters, number: format.number(characters) })}</span>
      <span className={styles.time}>{format.dateTime(printedAt)}</span>
    </p>
  )
}
