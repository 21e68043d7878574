const MINUTE = 60_000
const HOUR = 60 * MINUTE

/**
 * Says when something happened in as few words as a list bears: “now”, “5 min. ago”, then the time of day, “yesterday,
 * 14:02”, the day, and the full date in other years.
 *
 * `timeZone` is an IANA name, the browser's own when left out. An instant in the future (clocks differ) reads as now.
 */
export function relativeTime(instant: Date, now: Date, language: string, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone }
  const age = now.getTime() - instant.getTime()
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  if (age < MINUTE) return relative.format(0, 'second')
  if (age < HOUR) return relative.format(-Math.floor(age / MINUTE), 'minute')

  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', ...zone }).format(
    instant,
  )
  const days = calendarDay(now, zone) - calendarDay(instant, zone)
  if (days === 0) return time
  if (days === 1) return `${relative.format(-1, 'day')}, ${time}`

  const isThisYear = yearOf(instant, zone) === yearOf(now, zone)
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
    ...zone,
  }).format(instant)
}

type Zone = { timeZone?: string }

function dateParts(instant: Date, zone: Zone): { year: number; month: number; day: number } {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    ...zone,
  })
  const parts = new Map(format.formatToParts(instant).map((part) => [part.type, Number(part.value)]))
  return { year: parts.get('year') ?? 0, month: parts.get('month') ?? 0, day: parts.get('day') ?? 0 }
}

function calendarDay(instant: Date, zone: Zone): number {
  const { year, month, day } = dateParts(instant, zone)
  return Date.UTC(year, month - 1, day) / (24 * HOUR)
}

function yearOf(instant: Date, zone: Zone): number {
  return dateParts(instant, zone).year
}
