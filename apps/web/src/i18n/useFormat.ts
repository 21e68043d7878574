import { type Language } from './language.ts'
import { relativeTime } from './relativeTime.ts'
import { useLanguage } from './useLanguage.ts'

/** Numbers, times and lists as the language of the interface writes them. */
export interface Format {
  /** 2 431 reads “2.431” in German. */
  readonly number: (value: number) => string
  /** 14:02 */
  readonly time: (instant: Date) => string
  /** 24. November 2026, 14:02 */
  readonly dateTime: (instant: Date) => string
  /** See `relativeTime`. */
  readonly relative: (instant: Date, now: Date) => string
  /** “A, B and C” */
  readonly list: (items: readonly string[]) => string
  /** 3 KB, 5 MB */
  readonly bytes: (count: number) => string
}

const formats = new Map<Language, Format>()

/** The formats of the person's language; the same object everywhere until the language changes. */
export function useFormat(): Format {
  const { language } = useLanguage()
  const format = formats.get(language) ?? createFormat(language)
  formats.set(language, format)
  return format
}

/** Builds the formats of one language. */
function createFormat(language: Language): Format {
  // English here is the newsroom's international one: day before month, 24 hours.
  const locale = language === 'en' ? 'en-GB' : language
  const number = new Intl.NumberFormat(locale, { useGrouping: 'min2' })
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })
  const list = new Intl.ListFormat(locale)
  return {
    number: (value) => number.format(value),
    time: (instant) => time.format(instant),
    dateTime: (instant) => dateTime.format(instant),
    relative: relativeTime(locale),
    list: (items) => list.format(items),
    bytes: (count) => {
      if (count < 1024) return `${number.format(count)}\u00a0B`
      if (count < 1024 * 1024) return `${decimal.format(count / 1024)}\u00a0KB`
      return `${decimal.format(count / 1024 / 1024)}\u00a0MB`
    },
  }
}
