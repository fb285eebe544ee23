import type { Limits } from './adapter.ts'
import type { Choice } from './command.ts'
import type { Button, Message } from './message.ts'
import { say } from './message.ts'
import { UserError } from './user-error.ts'

/** What has a key and a title, to be chosen from. */
export const choicesOf = (all: readonly { readonly key: string; readonly title: string }[]): readonly Choice[] =>
  all.map(({ key, title }) => ({ value: key, label: title }))

/** What was asked for can be one of several. The answer has a button for each, which says the same once more, with that one. */
export class WhichOne extends UserError {
  /** The name of the option with which the one is picked. */
  readonly option: string
  readonly choices: readonly Choice[]

  constructor(question: string, option: string, choices: readonly Choice[]) {
    super(question)
    this.option = option
    this.choices = choices
  }
}

/** `runWith`: what was typed, with the option set to that value. */
export function whichOne(
  { message, option, choices }: WhichOne,
  { buttons: most }: Limits,
  runWith: (value: string) => string,
): Message {
  const shown = choices.slice(0, most)
  const buttons = shown.map(({ value, label }): Button => ({ label, run: runWith(value) }))
  if (shown.length === choices.length) return say(message, { type: 'buttons', buttons })
  const note = `There are ${choices.length - shown.length} more. Say which one with ${option}: and its day, its place or its name.`
  return say(message, { type: 'buttons', buttons }, { type: 'note', text: note })
}
