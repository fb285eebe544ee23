import { pino } from 'pino'
import type { LogLevel } from './config.ts'
import type { Log, LogFields } from './core/log.ts'

const ALLOWED = ['platform', 'command', 'outcome', 'ms', 'code', 'at'] as const satisfies readonly (keyof LogFields)[]

/** Only fields on the list pass, whatever a caller hands over: an allow-list cannot forget a secret that a later field brings. */
const allowed = (fields: LogFields | undefined): LogFields =>
  Object.fromEntries(ALLOWED.flatMap((name) => (fields?.[name] === undefined ? [] : [[name, fields[name]]])))

/** JSON lines on standard error, so that standard output stays the conversation in the terminal. No host name, no process id. */
export function createLog(level: LogLevel): Log {
  const lines = pino(
    { level, base: null, formatters: { level: (label) => ({ level: label }) } },
    pino.destination({ fd: 2, sync: true }),
  )
  return {
    info: (event, fields) => lines.info(allowed(fields), event),
    warn: (event, fields) => lines.warn(allowed(fields), event),
    error: (event, fields) => lines.error(allowed(fields), event),
  }
}
