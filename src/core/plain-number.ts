const ABOUT = /^(?:(?:about|around|roughly|approximately|approx\.?|circa|ca\.?|c\.)\s*(?=\d)|[~≈]\s*)/i
const ALONE = '(?![\\d/:–-]|[.,]\\d)'
const THOUSANDS = new RegExp(`^[1-9]\\d{0,2}(?:,\\d{3})+(?:\\.\\d+)?${ALONE}`)
const PLAIN = new RegExp(`^-?\\d+(?:[.,]\\d+)?${ALONE}`)
const UNIT = /^\s*(\p{L}+(?:\s+\p{L}+){0,3})?\.?$/u
// “27 children” says the same as 27. “27 or 28”, “6 a day”, “6 and a half” and “30 minutes” do not say the same as their number.
const CHANGES =
  /\b(?:and|or|to|till|until|but|plus|minus|less|more|fewer|over|under|than|up|odd|no|not|nor|point|per|an?|each|every|daily|weekly|monthly|yearly|seconds?|secs?|minutes?|mins?|m|days?|d|nights?|shifts?|weeks?|wks?|months?|years?|half|halves|quarters?|thirds?|couple|dozens?|scores?|hundreds?|thousands?|k|millions?|percent|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|x|times)\b/iu

/** A number as people write it: 27, “about 27”, “27 children”, “6,5”, “1,200”. Undefined where it is none, or more than one. */
export function readPlainNumber(typed: string): number | undefined {
  const words = typed.trim().replace(ABOUT, '')
  const [thousands] = THOUSANDS.exec(words) ?? []
  const [number] = thousands === undefined ? (PLAIN.exec(words) ?? []) : [thousands]
  if (number === undefined) return undefined
  const [said, unit = ''] = UNIT.exec(words.slice(number.length).replace(/\s+or so\.?$/i, '')) ?? []
  if (said === undefined || CHANGES.test(unit)) return undefined
  return Number(thousands === undefined ? number.replace(',', '.') : thousands.replaceAll(',', ''))
}
