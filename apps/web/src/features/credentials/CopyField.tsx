import { Check, Copy } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './CopyField.module.css'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'

/** Props of `CopyField`. */
export interface CopyFieldProps {
  readonly label: string
  readonly value: string
}

/** Something to take elsewhere: a link, a secret. Where the clipboard is closed it is selected instead. */
export function CopyField({ label, value }: CopyFieldProps) {
  const { t } = useTranslation('credentials')
  const id = useId()
  const [isCopied, setIsCopied] = useState(false)

  const handleCopy = () => {
    const field = document.getElementById(id)
    navigator.clipboard.writeText(value).then(
      () => setIsCopied(true),
      () => field instanceof HTMLInputElement && field.select(),
    )
  }
  return (
    <div>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.frame}>
        <input
          id={id}
          className={styles.value}
          value={value}
          readOnly
          translate="no"
          onFocus={(event) => event.target.select()}
        />
        <Button
          icon={isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          onClick={handleCopy}
        >
          {t(isCopied ? 'copy.done' : 'copy.action')}
        </Button>
      </div>
      <VisuallyHidden>
        <span role="status">{isCopied ? t('copy.said') : ''}</span>
      </VisuallyHidden>
    </div>
  )
}
