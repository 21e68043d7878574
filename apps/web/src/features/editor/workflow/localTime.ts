/**
 * What an input for date and time says (`2026-10-25T18:00`, in the time of this computer) as an instant in UTC; null where it
 * says nothing, or a time that a change of clocks skips.
 */
export function instantOfLocal(value: string): string | null {
  const instant = new Date(value)
  if (value === '' || Number.isNaN(instant.getTime())) return null
  return localOf(instant) === value.slice(0, 16) ? instant.toISOString() : null
}

const two = (value: number): string => String(value).padStart(2, '0')

/** The same instant as such an input says it. */
export function localOf(instant: Date): string {
  const date = [instant.getFullYear(), two(instant.getMonth() + 1), two(instant.getDate())].join('-')
  return `${date}T${two(instant.getHours())}:${two(instant.getMinutes())}`
}
