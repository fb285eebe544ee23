/** How long something takes. A day is a calendar day, also where the clocks change on it. */
export interface Length {
  readonly days: number
  readonly minutes: number
}

const NUMBERS = 'an|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'
const VALUES: ReadonlyMap<string, number> = new Map([
  ['an', 1],
  ...NUMBERS.split('|')
    .slice(1)
    .map((word, index) => [word, Math.max(1, index)] as const),
])

const UNIT = '(weeks?|days?|d|hours?|hrs?|h|minutes?|mins?|min|m)'
const PART = new RegExp(String.raw`(?:(\d+(?:\.\d+)?)|\b(${NUMBERS})\b)?\s*(½)?\s*${UNIT}(?![a-z])\s*(½)?`, 'gi')
const HOURS_AND_DIGITS = /^(\d+)\s*h\s*(\d{2})$/i
const MINUTES: Readonly<Record<string, number>> = { h: 60, m: 1 }

/** Reads "an hour", "half an hour", "an hour and a half", "2 hours 30 minutes", "1h30", "2 days". */
export function readLength(text: string): Length | undefined {
  const short = HOURS_AND_DIGITS.exec(text.trim())
  if (short) return sensible({ days: 0, minutes: Number(short[1]) * 60 + Number(short[2]) })
  const plain = text
    .trim()
    .replace(/\band a half\b/gi, '½')
    .replace(/\bhalf (?:an |a )?/gi, '½ ')
  let [days, minutes] = [0, 0]
  const rest = plain.replace(
    PART,
    (all, digits?: string, word?: string, before?: string, unit = '', after?: string) => {
      const half = before || after ? 0.5 : 0
      const whole = digits === undefined ? VALUES.get(word?.toLowerCase() ?? '') : Number(digits)
      // "hours" alone is no length.
      if (whole === undefined && half === 0) return all
      const amount = (whole ?? 0) + half
      const kind = unit.charAt(0).toLowerCase()
      if (kind === 'd') days += amount
      else if (kind === 'w') days += amount * 7
      else minutes += amount * (MINUTES[kind] ?? 0)
      return ' '
    },
  )
  return /^(\s|,|\band\b)*$/i.test(rest) ? sensible({ days, minutes: Math.round(minutes) }) : undefined
}

/** Three years: longer than anything that is called, and short enough to reckon with. */
const LONGEST = { days: 1096, minutes: 1096 * 24 * 60 }

function sensible(length: Length): Length | undefined {
  const { days, minutes } = length
  if (!Number.isInteger(days) || days > LONGEST.days || minutes > LONGEST.minutes) return undefined
  return days + minutes > 0 ? length : undefined
}
