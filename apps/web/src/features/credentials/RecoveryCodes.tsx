import { Check, Copy } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './RecoveryCodes.module.css'

/** Recovery codes, the one time that they are shown. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation('credentials')
  const titleId = useId()
  const [isCopied, setIsCopied] = useState(false)
  const handleCopy = () => {
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    )
  }
  return (
    <section aria-labelledby={titleId} className={styles.section}>
      <h3 id={titleId} className={styles.title}>
        {t('recovery.title')}
      </h3>
      <p className={styles.text}>{t('recovery.text')}</p>
      <ul className={styles.codes} translate="no" data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button
        size="small"
        icon={isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        onClick={handleCopy}
      >
        {t(isCopied ? 'copy.done' : 'recovery.copy')}
      </Button>
    </section>
  )
}
