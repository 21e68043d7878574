import type { ImportWarning } from '@stet/protocol'
import { useTranslation } from '../../i18n/useTranslation.ts'
import type { messages } from './messages.ts'

type WarningKey = keyof (typeof messages)['de']['warning']
type WarningCode = WarningKey extends `${infer Code}_${'one' | 'other'}` ? Code : never

const KNOWN_CODES: ReadonlySet<string> = new Set<WarningCode>([
  'characters-replaced',
  'headline-missing',
  'text-after-details',
  'formats-left-out',
  'kinds-simplified',
  'empty-blocks-left-out',
  'line-breaks-replaced',
])

/** Says what an import could not keep; in the server's English where this version has no words for it. */
export function WarningText({ warning }: { warning: ImportWarning }) {
  const { t } = useTranslation('import')
  return isKnown(warning.code) ? (
    <p>{t(`warning.${warning.code}`, { count: warning.count })}</p>
  ) : (
    <p lang="en">{warning.message}</p>
  )
}

function isKnown(code: string): code is WarningCode {
  return KNOWN_CODES.has(code)
}
