import { distance } from 'fastest-levenshtein'
import type { Ask } from './access.ts'
import type { Limits, MessageRef } from './adapter.ts'
import type { Bot } from './bot.ts'
import { type Command, typedName } from './command.ts'
import { isDistressed, withHelp } from './distress.ts'
import { type Block, type Button, type Message, say, visible } from './message.ts'
import { options } from './options.ts'
import { type Meaning, meaningOf, type Topic } from './small-talk.ts'

/** The command that is given what somebody writes to Steward alone, and the form that asks for the same. */
const DOOR = 'directconcern'
const FORM = 'concern'
const FEW_WORDS = 3
const NEARLY = 2

const WORDS_ONLY = say(
  'I take words only: I have not looked at what you sent, and kept nothing. Pictures and files can give you away, so please delete it here.',
)

interface Parts extends Pick<Bot, 'commands' | 'find' | 'read' | 'run' | 'answer' | 'refusal'> {
  spoken(message: Message): Message
  helpName(limits: Limits): string
  /** Whether the words with which an answer is read are among them. */
  holdsReceipt(text: string): Promise<boolean>
}

interface Typed {
  /** The command whose name comes first. */
  readonly command: Command | undefined
  /** All words behind the first. */
  readonly rest: readonly string[]
  /** Written as a command: with a slash, in a few words, or with the name of one of its options. */
  readonly isCommand: boolean
  /** Without a slash before what is no command. */
  readonly text: string
}

/** Tells apart what somebody asks in words of their own and what they tell in confidence. */
export function directIn(parts: Parts): Pick<Bot, 'direct' | 'mentioned'> {
  const { commands, find, read, run, answer, refusal, spoken, helpName, holdsReceipt } = parts

  function typed(line: string, limits: Limits): Typed {
    const written = line.trim()
    const [first = '', ...rest] = written.replace(/^\//, '').split(/\s+/)
    const command = find(first.replace(/[:,.]+$/, ''))
    const named = command !== undefined && options(command).some(({ name }) => written.includes(` ${name}:`))
    const short = rest.length < FEW_WORDS && read(written, limits).ok
    return {
      command,
      rest,
      isCommand: short || named || (command !== undefined && written.startsWith('/')),
      text: command ? written : written.replace(/^\//, ''),
    }
  }

  const button = (name: string, limits: Limits): readonly Button[] => {
    const command = find(name)
    return command ? [{ label: typedName(command, limits), run: command.name }] : []
  }

  const answerAbout = async (topic: Topic, ask: Ask, limits: Limits): Promise<Message | undefined> => {
    const command = find(topic)
    return command && run(command, {}, ask, limits)
  }

  /** What was typed as a command stands in the reply only where it is a word or two: nobody can delete Steward's message. */
  const repeats = ({ summary }: Message, rest: readonly string[]): boolean =>
    rest.some(
      (_, n) => n + FEW_WORDS <= rest.length && summary.includes(visible(rest.slice(n, n + FEW_WORDS).join(' '))),
    )

  /** "bullied at work" may be a question that Steward does not know, or something told: whoever writes it says which. */
  function isUnclear(text: string, limits: Limits): boolean {
    const whole = text.toLowerCase().replace(/[^a-z]/g, '')
    const nearly = commands.some(({ name, buttonOnly }) => !buttonOnly && distance(whole, name) <= NEARLY)
    return /\s/.test(text) && !nearly && !read(text, limits).ok
  }

  async function smallTalk(meaning: Meaning, tell: readonly Button[], ask: Ask, limits: Limits): Promise<Message> {
    const buttons = (...names: readonly string[]): Block => ({
      type: 'buttons',
      buttons: [...names.flatMap((name) => button(name, limits)), ...tell],
    })
    if (typeof meaning === 'object') {
      const told = (await answerAbout(meaning.about, ask, limits)) ?? spoken(say('I cannot tell you that.'))
      const note = { type: 'note', text: 'I have kept none of your words.' } as const
      return { ...told, blocks: [...told.blocks, note, ...(tell.length === 0 ? [] : [buttons()])] }
    }
    switch (meaning) {
      case 'stop': {
        const done = await answer('remindme off', ask, limits)
        return tell.length === 0 ? done : { ...done, blocks: [...done.blocks, buttons()] }
      }
      case 'greeting': {
        const or = tell.length === 0 ? '' : ' Or write what you want to tell in confidence.'
        return spoken(say(`Hello. What would you like to know?${or}`, buttons('status', 'nextaction')))
      }
      case 'thanks':
        return spoken(say('You are welcome. I have kept nothing of that.', buttons('status', 'nextaction')))
      case 'wants to tell':
        return spoken(
          say(
            'Yes. Write it here: I show you what I would keep, and keep nothing before you say so. A form is safer, as its text is never a message.',
            { type: 'buttons', buttons: [{ label: 'Open the form', run: FORM, style: 'primary' }] },
          ),
        )
      case 'question':
        return spoken(
          say(
            'I can tell you what is happening and when. What it means for your own pay or job, please ask an officer. I have kept nothing of what you wrote.',
            buttons('nextaction', 'status', 'privacy'),
          ),
        )
    }
  }

  async function replied(line: string, ask: Ask, ref: MessageRef, limits: Limits): Promise<Message> {
    if (line.trim() === '') return spoken(WORDS_ONLY)
    const { command, rest, isCommand, text } = typed(line, limits)
    if (command?.secret && rest.length > 0) return spoken(unsaid(command))
    const door = find(DOOR)
    if (!door) return answer(line, ask, limits)
    const tell = (): Promise<Message> => run(door, { message: ref.id, text: line }, ask, limits)
    if ((command?.name === FORM && rest.length > 0) || isDistressed(line)) return tell()
    const offer = { label: 'Tell it in confidence', run: `${door.name} ${ref.id}` }
    if (isCommand) {
      const reply = await answer(line, ask, limits)
      return repeats(reply, rest) ? spoken(unclear(offer, helpName(limits))) : reply
    }
    const meaning = meaningOf(text)
    if (meaning && !(await holdsReceipt(line))) {
      // Nobody is asked to tell something where that is then refused.
      const shut = await refusal(door, ask, limits)
      if (shut && meaning === 'wants to tell') return shut
      return smallTalk(meaning, shut ? [] : [offer], ask, limits)
    }
    if (meaning || text.split(/\s+/).length > FEW_WORDS) return tell()
    if (!isUnclear(text, limits)) return answer(text, ask, limits)
    return (await refusal(door, ask, limits)) ?? spoken(unclear(offer, helpName(limits)))
  }

  async function heard(line: string, ask: Ask, limits: Limits): Promise<Message> {
    const { command, rest, isCommand } = typed(line, limits)
    if (command?.kind === 'anonymous' && rest.length > 0) return spoken(unsaid(command))
    if (isCommand || rest.length < FEW_WORDS) return answer(line, ask, limits)
    const meaning = meaningOf(line)
    const asked = typeof meaning === 'object' ? await answerAbout(meaning.about, ask, limits) : undefined
    return asked ?? spoken(OVERHEARD)
  }

  return {
    async direct(line, ask, ref, limits) {
      const reply = await replied(line, ask, ref, limits)
      return isDistressed(line) ? withHelp(reply) : reply
    },
    async mentioned(line, ask, limits) {
      const reply = await heard(line, ask, limits)
      return isDistressed(line) ? withHelp(reply) : reply
    },
  }
}

const unclear = (offer: Button, help: string): Message =>
  say('I do not know that one. Did you want to tell me something in confidence, or to ask?', {
    type: 'buttons',
    buttons: [offer, { label: 'What I answer', run: help.slice(1) }],
  })

const OVERHEARD = say(
  'I do not know that one, and have kept nothing. If it was meant for officers alone: others can read it here, so please delete it. I take such things in a form.',
  { type: 'buttons', buttons: [{ label: 'Open the form', run: FORM }] },
)

/** Where a form's words were written into a message: others may read it, now or later. */
export const unsaid = ({ name }: Command): Message =>
  say(
    'Please never write that in a message, and delete yours here. I have done nothing with it. I ask for it in a form.',
    { type: 'buttons', buttons: [{ label: 'Open the form', run: name, style: 'primary' }] },
  )
