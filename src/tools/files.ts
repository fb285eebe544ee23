import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { UserError } from '../core/user-error.ts'

const MEGABYTE = 1_000_000
const LARGEST = 10 * MEGABYTE

/** npm runs tools in Steward's own folder, but people name a file from where they stand. */
const fromWhereTheyStand = (name: string): string => resolve(process.env.INIT_CWD ?? '.', name)

/** `what` says what was asked for: "a dispute file". */
export function readNamed(name: string, what: string): Uint8Array {
  const path = fromWhereTheyStand(name)
  try {
    const file = statSync(path)
    if (file.isDirectory()) throw new UserError(`${name} is a folder. Name ${what} in it.`)
    if (file.size > LARGEST)
      throw new UserError(
        `${name} has ${Math.ceil(file.size / MEGABYTE)} MB; ${what} has at most ${LARGEST / MEGABYTE} MB.`,
      )
    return readFileSync(path)
  } catch (error) {
    throw inWords(error, name)
  }
}

export function textOf(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new UserError(`${name}: this is not text in UTF-8. Save it again as UTF-8.`)
  }
}

function inWords(error: unknown, name: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') return new UserError(`${name}: there is no such file.`)
  if (code === 'EACCES' || code === 'EPERM') return new UserError(`${name}: Steward may not read this file.`)
  return error
}
