import { z } from 'zod'

/** Collects what is wrong with a file, so that a person hears all of it at once. */
export interface Problems {
  readonly lines: readonly string[]
  add(path: string, what: string): void
  /** The value as `schema` reads it, or nothing where it does not fit; then the problems have been added. */
  check<T>(schema: z.ZodType<T>, value: unknown, path: string): T | undefined
}

export function collectProblems(): Problems {
  const lines: string[] = []
  const add = (path: string, what: string): void => {
    lines.push(path === '' ? what : `${path}: ${what}`)
  }
  return {
    lines,
    add,
    check(schema, value, path) {
      const result = schema.safeParse(value, { error: inWords, reportInput: true })
      if (result.success) return result.data
      for (const issue of result.error.issues) {
        if (issue.code === 'unrecognized_keys')
          for (const key of issue.keys) add(pathTo([...issue.path, key], path), 'there is no such field; take it out.')
        else add(pathTo(issue.path, path), issue.message)
      }
      return undefined
    },
  }
}

const pathTo = (steps: readonly PropertyKey[], start: string): string =>
  steps.reduce<string>(
    (path, step) =>
      typeof step === 'number' ? `${path}[${step}]` : path === '' ? String(step) : `${path}.${String(step)}`,
    start,
  )

const KINDS: Readonly<Record<string, string>> = {
  string: 'text in quotation marks',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'an object in { }',
}

const kind = (value: unknown): string => KINDS[Array.isArray(value) ? 'array' : typeof value] ?? String(value)

const inWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'invalid_type') {
    const wanted = KINDS[issue.expected] ?? issue.expected
    if (issue.input === undefined) return `is missing; it must be ${wanted}.`
    return issue.expected === 'int' && typeof issue.input === 'number'
      ? 'must be a whole number.'
      : `must be ${wanted}, not ${issue.input === null ? 'null' : kind(issue.input)}.`
  }
  if (issue.code === 'invalid_value')
    return `${issue.input === undefined ? 'is missing; it' : `is ${JSON.stringify(issue.input)}, but`} must be one of ${z.core.util.joinValues(issue.values, ', ')}.`
  if (issue.code === 'too_big' && issue.origin === 'string')
    return `has ${String(issue.input).length} characters; at most ${issue.maximum} fit.`
  if (issue.code === 'too_big')
    return issue.origin === 'array'
      ? `must have at most ${issue.maximum} entries.`
      : `must be at most ${issue.maximum}.`
  if (issue.code === 'too_small' && issue.origin === 'string') return 'is empty; write something or take the field out.'
  if (issue.code === 'too_small')
    return issue.origin === 'array'
      ? `must have at least ${issue.minimum} entry.`
      : `must be at least ${issue.minimum}.`
  return undefined
}
