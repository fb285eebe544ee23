import { distance } from 'fastest-levenshtein'
import type { Limits, MessageRef } from './adapter.ts'
import type { Bot } from './bot.ts'
import type { Command } from './command.ts'
import { type Message, say } from './message.ts'
import { options } from './options.ts'

/** The command that is given what somebody writes to Steward alone. */
const DOOR = 'directconcern'
const FEW_WORDS = 3
const NEARLY = 2

const WORDS_ONLY = say(
  'I take words only: I have not looked at what you sent, and kept nothing. Pictures and files can give you away, so please delete it here.',
)

interface Parts extends Pick<Bot, 'commands' | 'find' | 'read' | 'run' | 'answer'> {
  spoken(message: Message): Message
  helpName(limits: Limits): string
}

/** Tells apart what somebody asks in a direct message and what they tell in confidence. */
export function directIn({ commands, find, read, run, answer, spoken, helpName }: Parts): Bot['direct'] {
  /** More than a few words are somebody telling something. */
  function isTold(text: string): boolean {
    const words = text.trim().split(/\s+/)
    if (words.length <= FEW_WORDS || text.trim().startsWith('/')) return false
    const command = find(words[0] ?? '')
    return !(command && options(command).some(({ name }) => text.includes(` ${name}:`)))
  }

  /** "bullied at work" may be a question that Steward does not know, or something told: whoever writes it says which. */
  function isUnclear(text: string, limits: Limits): boolean {
    const whole = text.toLowerCase().replace(/[^a-z]/g, '')
    const nearly = commands.some(({ name, buttonOnly }) => !buttonOnly && distance(whole, name) <= NEARLY)
    return /\s/.test(text.trim()) && !text.trim().startsWith('/') && !nearly && !read(text, limits).ok
  }

  function secretIn(text: string): Command | undefined {
    const [first = '', ...rest] = text.trim().replace(/^\//, '').split(/\s+/)
    const command = find(first)
    return command?.secret && rest.length > 0 ? command : undefined
  }

  return async (text, ask, ref, limits) => {
    if (text.trim() === '') return spoken(WORDS_ONLY)
    const secret = secretIn(text)
    if (secret) return spoken(unsaid(secret))
    const door = find(DOOR)
    if (!door) return answer(text, ask, limits)
    if (isTold(text)) return run(door, { message: ref.id, text }, ask, limits)
    return isUnclear(text, limits) ? spoken(unclear(door, ref, helpName(limits))) : answer(text, ask, limits)
  }
}

const unclear = (door: Command, ref: MessageRef, help: string): Message =>
  say('I do not know that one. Did you want to tell me something in confidence, or to ask?', {
    type: 'buttons',
    buttons: [
      { label: 'Tell it in confidence', run: `${door.name} ${ref.id}` },
      { label: 'What I answer', run: help.slice(1) },
    ],
  })

const unsaid = ({ name }: Command): Message =>
  say(
    'Please never write that in a message, and delete yours here. I have done nothing with it. I ask for it in a form.',
    { type: 'buttons', buttons: [{ label: 'Open the form', run: name, style: 'primary' }] },
  )
