/** Words of somebody who may be in danger. One too many costs a line to read; one too few may cost more. */
const WORDS =
  /\b(suicid\w*|kill(ing)? my ?self|hurt(ing)? my ?self|harm(ing)? my ?self|self[- ]?harm\w*|end(ing)? (my life|it all)|tak(e|ing) my (own )?life|(want|wanna|rather|going|wish i (was|were)) (to )?(die|dead|be dead)|better off dead|(can'?t|cannot|can not) (cope|go on|carry on|take (it|this|any ?more))|do(n'?t| not) want to (live|be here|wake up|exist)|no reason to live)\b/

export const isDistressed = (text: string): boolean => WORDS.test(text.toLowerCase().replaceAll('’', "'"))

/** Checked on their own pages, 2026-11-26: www.samaritans.org/how-we-can-help/contact-samaritan, giveusashout.org. */
export const HELP_NOW =
  'Nobody reads here today. If you are in danger, ring 999. To talk to somebody now, at any hour and free: Samaritans on 116 123, or text SHOUT to 85258.'
