/** What somebody may mean who writes to Steward in words of their own, and not to tell something. */
export type Meaning = 'stop' | 'greeting' | 'thanks' | 'about an action' | 'question'

/** More words than that are a story, whatever they begin or end with. */
const QUESTION_WORDS = 10
const THANKS_WORDS = 6

const STOP =
  /^(please )?(stop|unsubscribe|opt out|stop( (all|it|this|them|your|reminders?|messages?|writing|texting|to|me))+)$/
const GREETING =
  /^(hi|hiya|hello|hey|yo|morning|evening|good (morning|afternoon|evening|day))( (there|steward|all|everyone|bot))?$/
const THANKS = /^(thanks|thank you|thankyou|thx|cheers|ta|many thanks|ok|okay|great|brilliant|lovely|perfect)\b/
const ASKING =
  /^(and |so |but |ok |hi |hello |please )?(who|what|whats|what's|when|whens|when's|where|wheres|where's|why|how|which|is|isn't|are|am|was|do|does|did|can|could|will|would|should|shall|may|might|has|have we)\b/
const ACTION =
  /\b(strik\w*|walk ?-?outs?|walking out|actions?|picket\w*|rally|rallies|demo|march|still on|it on|going ahead|called off|cancelled|happening|next|tomorrow|tonight)\b/
/** What an action means for somebody's own pay or job is for an officer to say, and never for a bot. */
const OWN =
  /\b(sack\w*|dismiss\w*|fired|pay|paid|wages?|pension|lose|agency|legal\w*|disciplin\w*|manager|boss|allowed|can (i|we)|am i|do i|should i|my|me|anonymous\w*|secret|bot|human)\b/

/** Undefined for what says nothing of the kind: then it may be something that is told in confidence. */
export function meaningOf(text: string): Meaning | undefined {
  const words = text.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim()
  const bare = words.replace(/[^a-z' ]/g, '').trim()
  const count = bare.split(' ').length
  if (STOP.test(bare)) return 'stop'
  if (GREETING.test(bare)) return 'greeting'
  if (THANKS.test(bare) && count <= THANKS_WORDS) return 'thanks'
  const asks = words.endsWith('?') || ASKING.test(bare)
  if (!asks || count > QUESTION_WORDS || /[.!?]\s+\S/.test(words)) return undefined
  return ACTION.test(bare) && !OWN.test(bare) ? 'about an action' : 'question'
}
