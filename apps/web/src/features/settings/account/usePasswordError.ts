import { isProblem } from '../../../api/RequestError.ts'
import { useTranslation } from '../../../i18n/useTranslation.ts'

/** Whether something failed because of the password that was given. */
export function isPasswordError(error: unknown): boolean {
  return isProblem(error, 'wrong-credentials') || isProblem(error, 'too-many-requests')
}

/** What is wrong with it; empty for nothing. */
export function usePasswordError(error: unknown): string {
  const { t } = useTranslation('settings')
  if (!isPasswordError(error)) return ''
  return t(isProblem(error, 'too-many-requests') ? 'password.tooMany' : 'password.wrong')
}
