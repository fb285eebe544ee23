/** What somebody asks about, by the command that answers it. */
const TOPICS = ['privacy', 'nextaction', 'polls', 'status', 'remindme'] as const
export type Topic = (typeof TOPICS)[number]

/** What somebody may mean who writes to Steward in words of their own, and not to tell something. */
export type Meaning = 'stop' | 'greeting' | 'thanks' | 'wants to tell' | 'question' | { readonly about: Topic }

/** More words than that are a story, whatever they begin or end with. */
const QUESTION_WORDS = 10
const QUESTION_BESIDE_WORDS = 24

const STOP =
  /^(please )?(stop|unsubscribe|opt out|stop (all |your |the )*(reminders?|messages?|writing|texting|messaging|reminding|all)( (me|to me))?|unsubscribe me|(do not|don't) (remind|message|text|write to) me( any ?more)?|take me off (the|your) list|no more (reminders|messages))( please)?$/
const GREETING =
  /^(hi|hiya|hello|hey|yo|morning|evening|good (morning|afternoon|evening|day))( (there|steward|all|everyone|bot))?$/
/** Thanking words and nothing else: "ok my manager hit me" is none. */
const THANKS =
  /^(many |great |ok |okay |lovely |brilliant |perfect )?(thanks|thank you|thankyou|thx|cheers|ta|ok|okay|great|lovely|brilliant|perfect)( (so|very) much| a lot| a million| again| steward| all| mate| for (that|this|your help|letting (me|us) know|telling (me|us)))*( that (helps|helped|is (great|good|helpful)))?$/
const TELLING =
  /^(hi |hello |please )?((can|could|may) i|i (want|need|would like|have) to|i'd like to) (tell|talk to|speak to|report|say)( you| someone| somebody| something)*$/
const REMIND = /^(please )?remind me\b/
const PRONOUN = '(i|we|you|it|they|he|she|there|the|this|that|these|those|our|any|anyone|anybody|somebody|someone)'
/** Without a question mark, only what is put as one: "was told to lie" is not. */
const ASKING = new RegExp(
  `^(and |so |but |ok |hi |hello |please )?((who|what|when|where|why|how|which)('?s| is| are| was| do| does| did| can| will| would| should| time| day| many| long)\\b|(is|are|was|do|does|did|can|could|will|would|should|shall|may|might|has|have|had) ${PRONOUN}\\b|can my\\b|am i\\b|who(ever)? to\\b)`,
)

/** What an action means for somebody's own pay or job is for an officer to say, and never for a bot. */
const OWN =
  /\b(sack\w*|dismiss\w*|fired|pay|paid|wages?|pension|lose|agency|legal\w*|disciplin\w*|allowed|my (job|contract|case|rights?|manager|boss|rep)|to tell my)\b/

/** In this order: the first that is named is meant. */
const ABOUT: readonly (readonly [Topic, RegExp])[] = [
  [
    'privacy',
    /\b(private|anonymous\w*|confidential\w*|secret|safe to|(can|will|does|do) (my |the |any)?(manager|boss|employer|council|one|body|anyone|anybody|they|you) (see|read|know|find out)|who (can |will )?(sees?|reads?|knows?)|are you a (bot|human|robot|person))\b/,
  ],
  ['polls', /\b(vote|votes|voting|poll|polls|ballot paper)\b/],
  ['status', /\b(dispute|this (all )?about|it (all )?about|latest|news|talks?)\b/],
  [
    'nextaction',
    /\b(strik\w*|walk ?-?outs?|walk(ing)? out|actions?|picket\w*|rally|rallies|demo|march|still on|it on|going ahead|called off|cancelled|happening|next|tomorrow|tonight|meet|meeting|turn up|what time|how long)\b|^(when|where)('s|s| is| are)? (it|that|is it|are we|do we)\b/,
  ],
]

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^a-z'? ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const without = (marks: string): string => marks.replaceAll('?', '').replace(/ +/g, ' ').trim()

function asked(sentence: string): Meaning | undefined {
  const words = plain(sentence)
  const bare = without(words)
  if (!words.endsWith('?') && !ASKING.test(bare)) return undefined
  if (bare.split(' ').length > QUESTION_WORDS) return undefined
  const about = ABOUT.find(([, named]) => named.test(bare))?.[0]
  if (about === 'privacy') return { about }
  return about === undefined || OWN.test(bare) ? 'question' : { about }
}

/** Undefined for what says nothing of the kind: then it may be something that is told in confidence. */
export function meaningOf(text: string): Meaning | undefined {
  const bare = without(plain(text))
  if (STOP.test(bare)) return 'stop'
  if (GREETING.test(bare)) return 'greeting'
  if (THANKS.test(bare)) return 'thanks'
  if (TELLING.test(bare)) return 'wants to tell'
  if (REMIND.test(bare) && bare.split(' ').length <= QUESTION_WORDS) return { about: 'remindme' }
  const sentences = text.trim().split(/(?<=[.!?])\s+/)
  if (sentences.length === 1) return asked(text)
  // "I am so tired. Is it still on?" is answered, and what stands beside the question is offered to be told.
  const questions = bare.split(' ').length <= QUESTION_BESIDE_WORDS ? sentences.map(asked) : []
  return questions.find((each) => typeof each === 'object' && each.about !== 'privacy')
}
