/** What is wrong with a JSON text, and where, counted from 1. */
export interface Broken {
  readonly line: number
  readonly column: number
  readonly why: string
}

export type Json = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly broken: Broken }

/** Reads JSON. A byte order mark, which some editors put in front, is no part of it. */
export function readJson(text: string): Json {
  const json = text.replace(/^\uFEFF/, '')
  try {
    return { ok: true, value: JSON.parse(json) }
  } catch (error) {
    return { ok: false, broken: brokenAt(json, error instanceof Error ? error.message : '') }
  }
}

function brokenAt(json: string, message: string): Broken {
  const before = json.slice(0, position(json, message)).split('\n')
  const why = message.replace(/ in JSON at position.*$/s, '').replace(/, .* is not valid JSON$/s, '')
  return {
    line: before.length,
    column: (before.at(-1) ?? '').length + 1,
    why: /^Unexpected end/.test(message)
      ? 'the file ends too early; a bracket or a quotation mark is not closed'
      : /^Expected double-quoted/.test(message)
        ? 'expected a field name in double quotes; perhaps the comma before it is one too many'
        : why.charAt(0).toLowerCase() + why.slice(1),
  }
}

/** The engine names the place, except for a token that it did not expect: then it is where the shortest text ends that has the same fault. */
function position(json: string, message: string): number {
  const named = / at position (\d+)/.exec(message)?.[1]
  if (named !== undefined) return Number(named)
  if (!message.startsWith('Unexpected token')) return json.length
  let good = 0
  let bad = json.length
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (hasUnexpectedToken(json.slice(0, middle))) bad = middle
    else good = middle
  }
  return good
}

function hasUnexpectedToken(json: string): boolean {
  try {
    JSON.parse(json)
    return false
  } catch (error) {
    return error instanceof Error && error.message.startsWith('Unexpected token')
  }
}
