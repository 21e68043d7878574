import { useLanguage } from './useLanguage.ts'
import { durations } from './durations.ts'

const formats = new Map<string, ReturnType<typeof durations>>()

/** See `durations`, in the language of the interface. */
export function useDuration(): (milliseconds: number) => string {
  const { language } = useLanguage()
  const format = formats.get(language) ?? durations(language === 'en' ? 'en-GB' : language)
  formats.set(language, format)
  return format
}
