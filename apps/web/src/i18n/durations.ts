const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * Says how long something takes in as few words as a list bears: “25 min”, “2 hrs 5 min”, from two days on “3 days”; rounded up
 * to the minute, so that nothing is over before its time. Made once for a language.
 */
export function durations(language: string): (milliseconds: number) => string {
  const unit = (name: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' })
  const [days, hours, minutes] = [unit('day'), unit('hour'), unit('minute')]
  return (milliseconds) => {
    const whole = Math.ceil(milliseconds / MINUTE) * MINUTE
    if (whole >= 2 * DAY) return days.format(Math.floor(whole / DAY))
    const rest = Math.floor((whole % HOUR) / MINUTE)
    if (whole < HOUR) return minutes.format(rest)
    const long = hours.format(Math.floor(whole / HOUR))
    return rest === 0 ? long : `${long} ${minutes.format(rest)}`
  }
}
