import { useEffect, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation.ts'

/** A blink of the connection is nobody's business; milliseconds. */
const PATIENCE = 5000

/** Says, after a while, that live updates are missing. */
export function NotLiveHint() {
  const { t } = useTranslation('articles')
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  return isLate && <p role="status">{t('notLive')}</p>
}
