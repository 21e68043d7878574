/**
 * What an import or export could not keep, or had to guess: a stable `code` for translation, a sentence in English,
 * and how many places it is about.
 */
export interface Warning {
  readonly code: WarningCode
  readonly message: string
  readonly count: number
}

const MESSAGES = {
  'characters-replaced': 'Characters that are no text were taken out or replaced.',
  'headline-missing': 'The first line is too long for a headline; it was taken as text.',
  'text-after-details': 'Text behind the details was put at the end of the article.',
  'formats-left-out': 'Bold, italic and links were left out.',
  'kinds-simplified': 'Pictures, factboxes and unknown kinds or properties of blocks became plain text.',
  'empty-blocks-left-out': 'Blocks without text were left out.',
  'line-breaks-replaced': 'Line breaks inside a paragraph became spaces.',
} as const

export type WarningCode = keyof typeof MESSAGES

/** The warnings of those codes whose count is not 0, in a fixed order. */
export function warningsOf(counts: Readonly<Partial<Record<WarningCode, number>>>): readonly Warning[] {
  return (Object.keys(MESSAGES) as WarningCode[]).flatMap((code) => {
    const count = counts[code] ?? 0
    return count > 0 ? [{ code, message: MESSAGES[code], count }] : []
  })
}
