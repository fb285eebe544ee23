import { z } from 'zod'
import { UserError } from '../src/core/command.ts'
import type { Correctable } from '../src/core/facts.ts'
import { visible } from '../src/core/message.ts'
import type { Corrected } from '../src/core/proposal.ts'

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

/** The record that is meant: the one that still holds and has these words in it. */
export function pickCorrected<R extends OnRecord>(
  all: readonly R[],
  wanted: string,
  textOf: (each: R) => string,
): Corrected {
  const words = wanted.toLowerCase()
  const found = all.filter((each) => !each.corrected && textOf(each).toLowerCase().includes(words))
  const [only, second] = found
  if (!only) throw new UserError(`None on record has the words “${visible(wanted)}”. Say some words of the wrong one.`)
  if (!second) return { key: only.key, text: textOf(only) }
  throw new UserError(
    `Several have the words “${visible(wanted)}”: ${found.map((each) => `“${visible(textOf(each))}”`).join('; ')}. Say more words of the wrong one.`,
  )
}
