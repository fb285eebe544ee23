import { UserError } from '../../core/user-error.ts'

/** The start of an error code, of SQLite, PostgreSQL or the operating system, and what a person can do about it. */
const MEANINGS: readonly (readonly [codes: RegExp, meaning: string])[] = [
  [
    /^(SQLITE_FULL|ENOSPC|EDQUOT|53100)/,
    'There is no room left on the disk of the computer that Steward runs on, so nothing was kept. Please tell an officer, and try again later.',
  ],
  [
    /^(SQLITE_BUSY|SQLITE_LOCKED|55P03)/,
    'Another program is busy with the file of members’ reports, so nothing was changed. Please try again in a minute.',
  ],
  [
    /^(SQLITE_(CANTOPEN|READONLY|PERM)|EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EEXIST|EISDIR|42501|25006)/,
    'Steward may not write where members’ reports are kept, so nothing was kept. Whoever runs it: check who owns that place.',
  ],
  [
    /^SQLITE_(NOTADB|CORRUPT)/,
    'The file of members’ reports is damaged, or is no such file. Whoever runs Steward: put a backup in its place, or move it away.',
  ],
  [/^SQLITE_IOERR/, 'The disk under members’ reports has an error. Whoever runs Steward: look at the disk first.'],
  [
    /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|EPIPE|57P|08|28|3D000|53300)/,
    'The database of members’ reports does not answer. Please tell an officer, and try again later.',
  ],
]

const SAFE_CODE = /^[\w.-]{1,40}$/

/** An error of a database as its code alone: databases put the values that they refused into messages and properties. */
export class ReportsTrouble extends Error {
  readonly code: string

  constructor(code: string, stack: string) {
    super('The store of reports failed.')
    this.name = 'ReportsTrouble'
    this.code = code
    this.stack = `${this.name}: ${this.message}\n${stack}`
  }
}

const codeOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return SAFE_CODE.test(code) ? code : 'unknown'
}

/** The frames, without the message that stands above them. */
const framesOf = (error: unknown): string =>
  error instanceof Error ? (error.stack?.match(/^ {4}at .+$/gm) ?? []).join('\n') : ''

function inWords(error: unknown): Error {
  if (error instanceof UserError || error instanceof ReportsTrouble) return error
  const code = codeOf(error)
  // pg gives this one no code.
  const known = error instanceof Error && /^(Connection terminated|timeout exceeded)/.test(error.message)
  const meaning = MEANINGS.find(([codes]) => codes.test(known ? 'ECONNRESET' : code))?.[1]
  return meaning === undefined ? new ReportsTrouble(code, framesOf(error)) : new UserError(meaning)
}

/** Does the work; what goes wrong with it comes out as a sentence or as a code, without any value. */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw inWords(error)
  }
}
