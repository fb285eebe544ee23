import type { Message } from './message.ts'

/** Words of somebody who may be in danger. One too many costs a line to read; one too few may cost more. */
const WORDS = [
  /\bsuicid\w*/,
  /\b(feel|felt|feels) like (dying|ending)\b/,
  /\bwant(ed)? (it|this) all to (end|stop|be over)\b/,
  /\b(can'?t|cannot|can not) do this any ?more\b/,
  /\b(kill|hurt|harm|cut|hang|drown)(ing)? my ?self\b/,
  /\bself[- ]?harm\w*/,
  /\bend(ing)? (my life|it all|things|it tonight|it today|it now|everything|my own life)\b/,
  /\btak(e|ing) my (own )?life\b/,
  /\b(want|wanna|rather|going|ready|wish i (was|were)) (to )?(die|be dead|dead)\b/,
  /\bbetter off (dead|without me)\b/,
  /\b(can'?t|cannot|can not) (cope|go on|carry on|live|take (it|this|any ?more))\b/,
  /\b(do(n'?t| not) want to|can'?t|cannot) (live|exist|wake up|be alive|be here( any ?more)?)\b/,
  /\bnot (want to )?be (here|alive|around) any ?more\b/,
  /\bno (reason|point) (to live|in living|(in )?going on)\b/,
  /\bpoint (of|in) (living|being alive|going on)\b/,
  /\b(took|taken|take|taking|swallow\w*) (all|too many|a load of|lots of|loads of) (of )?(my |the )?(pills|tablets|meds|medication|paracetamol)\b/,
  /\boverdos\w*/,
  /\bjump(ing)? (off|in front of|under)\b/,
  /\bdisappear (for ?ever|for good)\b/,
]

export function isDistressed(text: string): boolean {
  const words = text.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ')
  return WORDS.some((each) => each.test(words))
}

/** Checked on their own pages, 2026-11-26: www.samaritans.org/how-we-can-help/contact-samaritan, giveusashout.org. */
export const HELP_NOW =
  'Nobody reads here today. If you are in danger, ring 999. To talk to somebody now, at any hour and free: Samaritans on 116 123, or text SHOUT to 85258.'

const BLOCK = { type: 'text', text: { bold: HELP_NOW } } as const

/** Whom to ring stands first, whatever follows: a refusal as well. */
export const withHelp = (message: Message): Message =>
  message.blocks[0] === BLOCK ? message : { ...message, blocks: [BLOCK, ...message.blocks] }
