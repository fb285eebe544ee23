import { visible } from '../core/message.ts'

/** RFC 5545 counts octets, not characters. */
const LONGEST = 75

/**
 * A text as the value of a property. Nothing in it can end the line, so nobody can write another property or entry by
 * way of a title.
 */
export const asText = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .map(visible)
    .join('\n')
    .toWellFormed()
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')

/** An address as the value of a property: no escaping is undone there, and some programs take a comma for the end of it. */
export const asAddress = (url: string): string => new URL(url).href.replace(/[,;\\]/g, encodeURIComponent)

/** Content lines as a file: long ones folded, and never through the middle of a character. */
export const contentLines = (lines: readonly string[]): string => lines.map((line) => `${folded(line)}\r\n`).join('')

function folded(line: string): string {
  let result = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > LONGEST) {
      result += '\r\n '
      octets = 1
    }
    result += character
    octets += size
  }
  return result
}
