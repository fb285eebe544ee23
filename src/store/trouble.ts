import { UserError } from '../core/command.ts'

/** The start of an error code, of SQLite, PostgreSQL or the operating system, and what it means to the person who runs Steward. */
const MEANINGS: readonly (readonly [codes: RegExp, meaning: (place: string) => string])[] = [
  [
    /^SQLITE_(NOTADB|CORRUPT)/,
    (place) =>
      `${place} is damaged, or is not a database of Steward’s. Put a backup in its place, or move it away to start afresh.`,
  ],
  [
    /^(SQLITE_FULL|ENOSPC|EDQUOT|53100)/,
    (place) => `The disk is full: Steward cannot write to ${place}. Nothing was changed.`,
  ],
  [
    /^(SQLITE_(CANTOPEN|READONLY|PERM)|EACCES|EPERM|EROFS|ENOTDIR|EEXIST|EISDIR|42501)/,
    (place) =>
      `Steward may not write to ${place}. Check who owns it, and that it is where it should be (DATA_DIR, DATABASE_URL).`,
  ],
  [/^SQLITE_IOERR/, (place) => `The disk under ${place} reports an error. Look at the disk before anything else.`],
  [/^(SQLITE_BUSY|SQLITE_LOCKED)/, (place) => `Another program is busy with ${place}. Try again when it is done.`],
  [
    /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|57P03|08)/,
    (place) => `${place} does not answer. Is it running, and is DATABASE_URL right?`,
  ],
  [/^(ENOTFOUND|EAI_AGAIN)/, () => `The host in DATABASE_URL is not known. Check its name.`],
  [/^28/, (place) => `${place} refuses the user or the password in DATABASE_URL.`],
  [/^3D000/, (place) => `${place} has no database of that name. Create it, or check DATABASE_URL.`],
  [/^53300/, (place) => `${place} has no connection left. Raise max_connections, or stop what else uses it.`],
]

/** Says in a sentence what a person can put right; anything else stays the error that it was. */
export function inWords(error: unknown, place: string): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  const meaning = MEANINGS.find(([codes]) => codes.test(code))?.[1]
  if (meaning) return new UserError(meaning(place))
  // pg names neither of these with a code.
  return /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
    ? new UserError(`${place} does not answer. Is it running, and is DATABASE_URL right?`)
    : error
}
