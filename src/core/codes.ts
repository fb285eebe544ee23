const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A code that a person types from one screen to another: no letters that look alike, some 40 bits in eight. */
export function newCode(length = 8): string {
  const code: string[] = []
  while (code.length < length) {
    const [byte = 255] = globalThis.crypto.getRandomValues(new Uint8Array(1))
    // What is beyond the last whole round would make the first letters likelier than the others.
    if (byte < LETTERS.length * Math.floor(256 / LETTERS.length)) code.push(LETTERS[byte % LETTERS.length] ?? '')
  }
  return code.join('')
}
