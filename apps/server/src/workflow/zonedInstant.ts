const FORM =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?(Z|[+-]\d{2}:\d{2})(?:\[([A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*)\])?$/

/**
 * The instant (milliseconds since 1970) that `2026-10-25T02:30:00+01:00[Europe/Berlin]` says; null where it says none: no
 * offset, no such date, no such zone, or an offset that the zone does not have then, as in the hour that a night in March
 * skips. Without a zone the offset alone counts.
 */
export function zonedInstant(text: string): number | null {
  const match = FORM.exec(text)
  if (!match) return null
  const [, year, month, day, hour, minute, second = '00', fraction = '0', offset = 'Z', zone] = match
  const numbers = [year, month, day, hour, minute, second].map(Number)
  const local = Date.UTC(
    numbers[0] ?? 0,
    (numbers[1] ?? 1) - 1,
    numbers[2],
    numbers[3],
    numbers[4],
    numbers[5],
    Number(fraction.padEnd(3, '0')),
  )
  // Date rolls the 31st of April over into May.
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  if (!new Date(local).toISOString().startsWith(written)) return null
  const minutes = offsetMinutes(offset)
  if (minutes === null) return null
  const instant = local - minutes * 60_000
  if (zone === undefined) return instant
  return offsetOfZone(zone, instant) === (offset === 'Z' ? 0 : minutes) ? instant : null
}

/** Minutes that the clocks of a zone are ahead of UTC at an instant; null: there is no such zone. */
function offsetOfZone(zone: string, instant: number): number | null {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
      instant,
    )
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
    return name === 'GMT' ? 0 : offsetMinutes(name.replace('GMT', ''))
  } catch {
    return null
  }
}

function offsetMinutes(offset: string): number | null {
  if (offset === 'Z') return 0
  const [hours = 99, minutes = 99] = offset.slice(1).split(':').map(Number)
  if (hours > 14 || minutes > 59) return null
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
