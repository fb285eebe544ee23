import type { Platform } from './message.ts'

/**
 * All that may ever be logged. There is no field for a text or a person, and none may be added: union membership is
 * special-category data, and a log is copied to places nobody thinks of.
 */
export interface LogFields {
  readonly platform?: Platform
  /** The name of one of Steward's commands, never what was typed. */
  readonly command?: string
  readonly outcome?: 'answered' | 'put right' | 'failed'
  readonly ms?: number
  /** What kind of error it was, from `errorCode`. */
  readonly code?: string
  /** Where in Steward's own source, "store/facts.ts:41". */
  readonly at?: string
}

export interface Log {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}

const SAFE = /^[\w.:-]{1,60}$/

/**
 * An error as a code. Its message and its properties are left behind: the SDKs put whole request bodies into them
 * (`DiscordAPIError.requestBody`), and a database puts the values it refused.
 */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? String(error.code) : ''
  const data = 'data' in error ? (error.data as { error?: unknown } | undefined)?.error : undefined
  const parts = [error.name, code, typeof data === 'string' ? data : ''].filter((part) => SAFE.test(part))
  return [...new Set(parts)].join(':') || 'unknown'
}

/** The innermost frame of the stack that is in Steward's own source. */
export function errorPlace(error: unknown): string | undefined {
  const frame = error instanceof Error ? /\/(?:src|commands)\/([\w./-]+\.ts:\d+)/.exec(error.stack ?? '') : null
  return frame?.[1]
}

export const failure = (error: unknown): LogFields => {
  const at = errorPlace(error)
  return { code: errorCode(error), ...(at === undefined ? {} : { at }) }
}
