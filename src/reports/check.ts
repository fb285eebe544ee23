import { createHash } from 'node:crypto'

const LENGTH = 8

/** Tells whether a text is still what its writer was shown: they may have changed their message since. */
export const checkOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, LENGTH)
