import type { Choices } from '../../core/bot.ts'
import type { Choice, Command } from '../../core/command.ts'
import { type Option, type RawInput, sameWords, wrongWith } from '../../core/options.ts'

export interface Keyboard {
  /** Undefined once nobody types any more. */
  next(prompt: string): Promise<string | undefined>
  write(text: string): void
}

interface Form {
  readonly command: Command
  readonly asked: readonly Option[]
  readonly offered: Choices
  /** What was already said. */
  readonly raw: RawInput
  /** Whether it was refused, so that each answer is asked for again; an empty line keeps what was said. */
  readonly again: boolean
  isCommand(word: string): boolean
}

/**
 * Asks for the options one by one, and again for what does not fit. An empty line leaves out what is not needed. Undefined
 * where somebody gives up: by “cancel”, or by an empty line where something is needed.
 */
export async function fillIn(form: Form, keyboard: Keyboard): Promise<RawInput | undefined> {
  const filled: Record<string, string | number | boolean> = { ...form.raw }
  for (const option of form.asked) {
    const value = await answerTo(option, form, keyboard)
    if (value === 'given up') return undefined
    if (value === 'left out') delete filled[option.name]
    else filled[option.name] = value.said
  }
  return filled
}

type Answer = { readonly said: string | number | boolean } | 'left out' | 'given up'

async function answerTo(option: Option, form: Form, { next, write }: Keyboard): Promise<Answer> {
  const { label, required, choices } = option
  const list = form.offered.get(option.name) ?? []
  const named = [...choices, ...list.map((choice) => choice.label)]
  const all = required ? named : [...named, 'or nothing']
  const hint = all.length > 0 ? ` (${all.join(', ')})` : ''
  const before = form.raw[option.name]
  const kept = form.again ? before : undefined
  const prompt = kept === undefined ? `${label}${hint}> ` : `${label} (nothing keeps “${kept}”)> `
  for (let value = form.again ? undefined : before; ; ) {
    if (value !== undefined) {
      const said = chosen(list, value)
      const wrong =
        said === undefined ? `${label}: say one of: ${named.join(', ')}.` : wrongWith(form.command, option, said)
      if (said !== undefined && wrong === undefined) return { said }
      write(`${wrong} Or say cancel.`)
    }
    const line = await next(prompt)
    if (line === undefined || /^\/?(cancel|quit|exit)$/i.test(line)) return 'given up'
    if (line === '' && kept !== undefined) return { said: kept }
    if (line === '') return required ? 'given up' : 'left out'
    // Else a question that somebody asks in between would be published as what they announce.
    const [, word] = /^\/(\S+)/.exec(line) ?? []
    const isQuestion = word !== undefined && form.isCommand(word)
    if (isQuestion) write('Please answer this first, or say cancel.')
    value = isQuestion ? undefined : line
  }
}

/** What a list that alone can be chosen from has for these words. */
const chosen = (list: readonly Choice[], value: string | number | boolean): string | number | boolean | undefined =>
  list.length === 0
    ? value
    : list.find((each) => [each.value, each.label].some((words) => sameWords(words, String(value))))?.value
