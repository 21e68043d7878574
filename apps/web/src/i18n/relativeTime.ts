const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Says when an instant was, seen from now. */
export type RelativeTime = (instant: Date, now: Date) => string

/**
 * Says when something happened in as few words as a list bears: “now”, “5 min. ago”, then the time of day, “yesterday,
 * 14:02”, the day, and the full date in other years. Made once for a language: what the browser needs for it costs a
 * hundred times what one time costs.
 *
 * `timeZone` is an IANA name, the browser's own when left out. An instant in the future (clocks differ) reads as now.
 */
export function relativeTime(language: string, timeZone?: string): RelativeTime {
  const zone = timeZone === undefined ? {} : { timeZone }
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  const timeOfDay = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', ...zone })
  const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', ...zone })
  const fullDay = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...zone,
  })
  const calendarDay = calendarDays(zone)
  return (instant, now) => {
    const age = now.getTime() - instant.getTime()
    if (age < MINUTE) return relative.format(0, 'second')
    if (age < HOUR) return relative.format(-Math.floor(age / MINUTE), 'minute')

    const [today, then] = [calendarDay(now), calendarDay(instant)]
    const days = (today.getTime() - then.getTime()) / (24 * HOUR)
    if (days === 0) return timeOfDay.format(instant)
    if (days === 1) return `${relative.format(-1, 'day')}, ${timeOfDay.format(instant)}`
    const isThisYear = then.getUTCFullYear() === today.getUTCFullYear()
    return (isThisYear ? day : fullDay).format(instant)
  }
}

/** Answers on which day an instant was, in a zone: as that day's midnight in UTC. */
function calendarDays(zone: { readonly timeZone?: string }): (instant: Date) => Date {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    ...zone,
  })
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map((part) => [part.type, Number(part.value)]))
    return new Date(Date.UTC(parts.get('year') ?? 0, (parts.get('month') ?? 1) - 1, parts.get('day') ?? 1))
  }
}
