/** What somebody may mean who writes to Steward in words of their own, and not to tell something. */
export type Meaning = 'stop' | 'greeting' | 'thanks' | 'about an action' | 'question'

/** More words than that are a story, whatever they begin or end with. */
const QUESTION_WORDS = 10

const STOP =
  /^(please )?(stop|unsubscribe|opt out|stop (all |your |the )*(reminders?|messages?|writing|texting|messaging|all)( (me|to me))?)$/
const GREETING =
  /^(hi|hiya|hello|hey|yo|morning|evening|good (morning|afternoon|evening|day))( (there|steward|all|everyone|bot))?$/
/** Thanking words and nothing else: "ok my manager hit me" is none. */
const THANKS =
  /^(many |great |ok |okay |lovely |brilliant |perfect )?(thanks|thank you|thankyou|thx|cheers|ta|ok|okay|great|lovely|brilliant|perfect)( (so|very) much| a lot| a million| again| steward| all| mate| for (that|this|your help|letting (me|us) know|telling (me|us)))*( that (helps|helped|is (great|good|helpful)))?$/
const PRONOUN = '(i|we|you|it|they|he|she|there|the|this|that|these|those|our|any|anyone|anybody|somebody|someone)'
/** Without a question mark, only what is put as one: "was told to lie" is not. */
const ASKING = new RegExp(
  `^(and |so |but |ok |hi |hello |please )?((who|what|when|where|why|how|which)('?s| is| are| was| do| does| did| can| will| would| should| time| day| many| long)\\b|(is|are|was|do|does|did|can|could|will|would|should|shall|may|might|has|have|had) ${PRONOUN}\\b|am i\\b|who(ever)? to\\b)`,
)
const ACTION =
  /\b(strik\w*|walk ?-?outs?|walking out|actions?|picket\w*|rally|rallies|demo|march|still on|it on|going ahead|called off|cancelled|happening|next|tomorrow|tonight)\b/
/** What an action means for somebody's own pay or job is for an officer to say, and never for a bot. */
const OWN =
  /\b(sack\w*|dismiss\w*|fired|pay|paid|wages?|pension|lose|agency|legal\w*|disciplin\w*|manager|boss|allowed|can (i|we)|am i|do i|should i|my|me|anonymous\w*|secret|bot|human)\b/

/** Undefined for what says nothing of the kind: then it may be something that is told in confidence. */
export function meaningOf(text: string): Meaning | undefined {
  const words = text.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim()
  const bare = words
    .replace(/[^a-z' ]/g, '')
    .replace(/ +/g, ' ')
    .trim()
  if (STOP.test(bare)) return 'stop'
  if (GREETING.test(bare)) return 'greeting'
  if (THANKS.test(bare)) return 'thanks'
  const asks = words.endsWith('?') || ASKING.test(bare)
  if (!asks || bare.split(' ').length > QUESTION_WORDS || /[.!?]\s+\S/.test(words)) return undefined
  return ACTION.test(bare) && !OWN.test(bare) ? 'about an action' : 'question'
}
