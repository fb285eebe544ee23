import type { Command } from './command.ts'
import { type Message, say, visible } from './message.ts'
import { type Option, options, type RawInput } from './options.ts'
import { UserError } from './user-error.ts'
import { WhichOne } from './which-one.ts'

/** What was filled in is refused, and can be filled in again with what was typed. */
export class FillAgain extends UserError {
  /** The name of the option that the sentence is about, where it says so. */
  readonly about: string | undefined

  constructor(sentence: string, about: string | undefined) {
    super(sentence)
    this.about = about
  }
}

/** The options that a form has, the one that the last refusal was about first: not every form has room for all. */
export const formAgain = (command: Command, about: string | undefined): readonly Option[] =>
  options(command)
    .filter(({ carried }) => !carried)
    .toSorted((a, b) => Number(b.name === about) - Number(a.name === about))

/**
 * The same mistake, to be put right in the form, where there is a form and something stood in it. Never for what is told in
 * confidence or holds a secret: that is not kept, not even in memory.
 */
export function fillAgain(error: unknown, command: Command, raw: RawInput): unknown {
  if (!(error instanceof UserError) || error instanceof WhichOne) return error
  if (command.kind !== undefined || command.secret) return error
  const asked = formAgain(command, undefined)
  const given = asked.filter(({ name }) => raw[name] !== undefined && raw[name] !== '')
  const hasForm = command.form || asked.some(({ required }) => required)
  const about = aboutOne(error.message, asked, given, raw)?.name
  // One answer that nothing is wrong with is typed again as fast.
  const isWorthIt = about !== undefined || given.length > 1
  return hasForm && isWorthIt ? new FillAgain(error.message, about) : error
}

/** A sentence about one option begins with its label, or quotes what was given for it. */
function aboutOne(
  sentence: string,
  asked: readonly Option[],
  given: readonly Option[],
  raw: RawInput,
): Option | undefined {
  const quoted = given.filter(({ name }) => sentence.includes(`“${visible(String(raw[name]).trim())}”`))
  return asked.find(({ label }) => sentence.startsWith(`${label}: `)) ?? (quoted.length === 1 ? quoted[0] : undefined)
}

/** `run`: what opens the form with what was typed. */
export const againWords = ({ message }: FillAgain, run: string): Message =>
  say(message, { type: 'buttons', buttons: [{ label: 'Fill it in again', run }] })
