import { distance } from 'fastest-levenshtein'
import type { Ask } from './access.ts'
import type { Limits, MessageRef } from './adapter.ts'
import type { Bot } from './bot.ts'
import { type Command, typedName } from './command.ts'
import { isDistressed } from './distress.ts'
import { type Block, type Message, say } from './message.ts'
import { options } from './options.ts'
import { type Meaning, meaningOf } from './small-talk.ts'

/** The command that is given what somebody writes to Steward alone, and the form that asks for the same. */
const DOOR = 'directconcern'
const FORM = 'concern'
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
  const commandIn = (text: string): { readonly command: Command | undefined; readonly more: boolean } => {
    const [first = '', ...rest] = text.trim().replace(/^\//, '').split(/\s+/)
    return { command: find(first), more: rest.length > 0 }
  }

  /** More than a few words are somebody telling something. */
  function isTold(text: string): boolean {
    const { command, more } = commandIn(text)
    if (command?.name === FORM && more) return true
    if (text.trim().split(/\s+/).length <= FEW_WORDS || text.trim().startsWith('/')) return isDistressed(text)
    return !(command && options(command).some(({ name }) => text.includes(` ${name}:`)))
  }

  /** "bullied at work" may be a question that Steward does not know, or something told: whoever writes it says which. */
  function isUnclear(text: string, limits: Limits): boolean {
    const whole = text.toLowerCase().replace(/[^a-z]/g, '')
    const nearly = commands.some(({ name, buttonOnly }) => !buttonOnly && distance(whole, name) <= NEARLY)
    return /\s/.test(text.trim()) && !text.trim().startsWith('/') && !nearly && !read(text, limits).ok
  }

  const isCommand = (text: string, limits: Limits): boolean =>
    text.trim().startsWith('/') || (text.trim().split(/\s+/).length <= FEW_WORDS && read(text, limits).ok)

  async function replyTo(meaning: Meaning, door: Command, ref: MessageRef, ask: Ask, limits: Limits): Promise<Message> {
    const tell = { label: 'Tell it in confidence', run: `${door.name} ${ref.id}` }
    const buttons = (...names: readonly string[]): Block => ({
      type: 'buttons',
      buttons: [
        ...names.flatMap((name) => {
          const command = find(name)
          return command ? [{ label: typedName(command, limits), run: command.name }] : []
        }),
        tell,
      ],
    })
    switch (meaning) {
      case 'stop':
        return answer('remindme off', ask, limits)
      case 'greeting':
        return spoken(
          say(
            'Hello. What would you like to know? Or write what you want to tell in confidence.',
            buttons('status', 'nextaction'),
          ),
        )
      case 'thanks':
        return spoken(say('You are welcome. I have kept nothing of that.', buttons('status', 'nextaction')))
      case 'about an action': {
        const next = find('nextaction')
        if (!next) return spoken(unclear(door, ref, helpName(limits)))
        const told = await run(next, {}, ask, limits)
        const note = { type: 'note', text: 'I have kept nothing of what you wrote.' } as const
        return { ...told, blocks: [...told.blocks, note, buttons('status')] }
      }
      case 'question':
        return spoken(
          say(
            'I can tell you what is happening and when. What it means for your own pay or job, please ask an officer. I have kept nothing of what you wrote.',
            buttons('nextaction', 'status', 'privacy'),
          ),
        )
    }
  }

  return async (text, ask, ref, limits) => {
    if (text.trim() === '') return spoken(WORDS_ONLY)
    const { command, more } = commandIn(text)
    if (command?.secret && more) return spoken(unsaid(command))
    const door = find(DOOR)
    if (!door) return answer(text, ask, limits)
    const meaning = isCommand(text, limits) || isDistressed(text) ? undefined : meaningOf(text)
    if (meaning) return replyTo(meaning, door, ref, ask, limits)
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

/** Where a form's words were written into a message: others may read it, now or later. */
export const unsaid = ({ name }: Command): Message =>
  say(
    'Please never write that in a message, and delete yours here. I have done nothing with it. I ask for it in a form.',
    { type: 'buttons', buttons: [{ label: 'Open the form', run: name, style: 'primary' }] },
  )
