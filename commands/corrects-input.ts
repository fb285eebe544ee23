import { z } from 'zod'
import { UserError } from '../src/core/command.ts'
import type { Correctable, Source } from '../src/core/facts.ts'
import { visible } from '../src/core/message.ts'
import type { Corrected } from '../src/core/proposal.ts'
import { dayWords, type Occasion, type Temporal } from '../src/core/time.ts'

/** The option with which an officer says which record was wrong. */
export const correctsOption = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .optional()
  .meta({ description: 'Only to correct one on record: some words of the wrong one', label: 'Corrects' })

interface OnRecord extends Correctable {
  readonly key: string
}

interface Reading<R> {
  textOf(each: R): string
  /** Whether it says already what is to take its place. */
  same(each: R): boolean
}

/** The record that is meant: the one that still holds and has these words in it. */
export function pickCorrected<R extends OnRecord>(
  all: readonly R[],
  wanted: string,
  { textOf, same }: Reading<R>,
): Corrected {
  const words = wanted.toLowerCase()
  const found = all.filter((each) => !each.corrected && textOf(each).toLowerCase().includes(words))
  const [only, second] = found
  if (!only) throw new UserError(`None on record has the words “${visible(wanted)}”. Say some words of the wrong one.`)
  if (!second) {
    if (same(only)) throw new UserError(NOTHING_NEW)
    return { key: only.key, text: textOf(only) }
  }
  throw new UserError(
    `Several have the words “${visible(wanted)}”: ${found.map((each) => `“${visible(textOf(each))}”`).join('; ')}. Say more words of the wrong one.`,
  )
}

export const NOTHING_NEW =
  'It says that already, so there is nothing to correct. To correct its day or its source, say that too.'

interface Told {
  /** What the officer typed, where they did. */
  readonly when?: string | undefined
  readonly source?: string | undefined
}

/** Whether a day and a source are those on record; what an officer left out, they do not correct. */
export const sameWhenAndSource = (
  was: Recorded,
  is: Recorded,
  { when, source }: Told,
  zone: string,
  now: Temporal.Instant,
): boolean =>
  (when === undefined || dayWords(was.when.at, zone) === dayWords(is.when.at, zone)) &&
  (source === undefined || sameSource(was.source, is.source, zone, now))

interface Recorded {
  readonly when: Occasion
  readonly source: Source
}

/** A source that was typed without its day is of now. */
export const sameSource = (was: Source, is: Source, zone: string, now: Temporal.Instant): boolean =>
  was.publisher === is.publisher &&
  was.url === is.url &&
  (is.published.equals(now) || dayWords(was.published, zone) === dayWords(is.published, zone))
