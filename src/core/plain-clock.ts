import { UserError } from './command.ts'

/**
 * An hour as somebody said it. `half`: "3" or "3:30", which may be in the morning or in the afternoon. `midnight`: said by
 * that name, which one person reads as the beginning of a day and the next as its end.
 */
export interface Clock {
  readonly hour: number
  readonly minute: number
  readonly said: 'exact' | 'half' | 'midnight'
  readonly text: string
}

const AT = String.raw`(?:\b(?:at|from)\s+)?`
const TWELVE_HOURS = new RegExp(String.raw`${AT}(?<![\d:./-])(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\b\.?`, 'gi')
const TWENTY_FOUR_HOURS = new RegExp(String.raw`${AT}(?<![\d:./-])(\d{1,2})[:.](\d{2})(?![\d:/-]|\.\d)`, 'gi')
const NAMED = new RegExp(String.raw`${AT}\b(?:12\s+)?(noon|midday|midnight)\b`, 'gi')
const BARE = /\b(?:at|from)\s+(\d{1,2})$/gi
const LAST_NUMBER = /(?:^|\s)(\d{1,2})$/

/** Takes the hour out of "Thursday 3pm"; what is left is the day. */
export function takeClock(text: string): { readonly clock?: Clock; readonly rest: string } {
  const found: Clock[] = []
  let rest = text
  for (const [pattern, read] of PATTERNS) {
    for (const [all, ...groups] of rest.matchAll(pattern)) found.push(read(all.trim(), groups))
    rest = rest.replace(pattern, ' ').replace(/\s+/g, ' ').trim()
  }
  const [clock, second] = found
  if (clock && second)
    throw new UserError(`“${clock.text}” and “${second.text}” are two hours. Say one, or “to” between them.`)
  return clock ? { clock, rest } : { rest }
}

/** The "3" of "3 to 4pm", which is an hour only because of what follows. */
export function takeLastNumber(text: string): { readonly clock?: Clock; readonly rest: string } {
  const match = LAST_NUMBER.exec(text)
  if (!match?.[1] || Number(match[1]) > 24) return { rest: text }
  return { clock: bare(match[0].trim(), [match[1]]), rest: text.slice(0, match.index).trim() }
}

/** Which half of the day is meant by "3", where it must come before `end`; undefined where that does not say. */
export function halfBefore(clock: Clock, end: Clock): Clock | undefined {
  const hours = [clock.hour % 12, (clock.hour % 12) + 12]
  const hour = hours.findLast((each) => each * 60 + clock.minute < minutesOf(end))
  return hour === undefined ? undefined : { ...clock, hour, said: 'exact' }
}

export const minutesOf = ({ hour, minute }: Clock): number => hour * 60 + minute

/** Refuses what could be read in two ways. */
export function exactly(clock: Clock): Clock {
  if (clock.said === 'midnight')
    throw new UserError(
      `“${clock.text}” is read in two ways. Say 00:00 for the beginning of a day, or 24:00 for its end.`,
    )
  if (clock.said === 'half') {
    const words = `${clock.hour}${clock.minute === 0 ? '' : `.${String(clock.minute).padStart(2, '0')}`}`
    throw new UserError(`“${clock.text}” can be ${words}am or ${words}pm. Say which.`)
  }
  return clock
}

type Groups = readonly (string | undefined)[]

function twelveHours(text: string, [hour, minute, half]: Groups): Clock {
  const [hours, minutes] = [Number(hour), Number(minute ?? 0)]
  if (hours < 1 || hours > 12 || minutes > 59) throw noSuchHour(text)
  const evening = half?.toLowerCase() === 'p'
  // "12am" is the same word as midnight, and as little understood.
  const midnight = hours === 12 && minutes === 0 && !evening
  if (midnight) return named(text, ['midnight'])
  return { hour: (hours % 12) + (evening ? 12 : 0), minute: minutes, said: 'exact', text }
}

function twentyFourHours(text: string, [hour, minute]: Groups): Clock {
  const [hours, minutes] = [Number(hour), Number(minute)]
  if (hours > 24 || minutes > 59 || (hours === 24 && minutes > 0)) throw noSuchHour(text)
  // Written "03:30" it is on the 24-hour clock; "3:30" is what people write for the afternoon.
  const half = hour?.length === 1 && hours > 0
  return { hour: hours, minute: minutes, said: half ? 'half' : 'exact', text }
}

const named = (text: string, [name]: Groups): Clock =>
  name?.toLowerCase() === 'midnight'
    ? { hour: 24, minute: 0, said: 'midnight', text }
    : { hour: 12, minute: 0, said: 'exact', text }

function bare(text: string, [hour]: Groups): Clock {
  const hours = Number(hour)
  if (hours > 24) throw noSuchHour(text)
  return { hour: hours, minute: 0, said: hours >= 1 && hours <= 12 ? 'half' : 'exact', text }
}

const noSuchHour = (text: string): UserError =>
  new UserError(`There is no hour “${text}”. Say for example 3pm or 15:00.`)

const PATTERNS: readonly (readonly [RegExp, (text: string, groups: Groups) => Clock])[] = [
  [TWELVE_HOURS, twelveHours],
  [TWENTY_FOUR_HOURS, twentyFourHours],
  [NAMED, named],
  [BARE, bare],
]
