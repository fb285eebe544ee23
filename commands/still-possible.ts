import type { Draft } from '../src/core/acts.ts'
import { placesToPost } from '../src/core/chosen-places.ts'
import { type Context, UserError } from '../src/core/command.ts'
import type { Change } from '../src/core/facts.ts'
import type { Proposal } from '../src/core/proposal.ts'
import { Temporal } from '../src/core/time.ts'
import { overtakenWords } from '../src/domain/draft-words.ts'
import { isAwaited } from '../src/domain/outlook.ts'
import { isPublic } from '../src/domain/proposal-words.ts'

const NO_CHANNEL = 'No announce channel is set yet, so nobody would read it. Choose one: /setup announce:#channel'
const TOO_OLD = 'That draft is older than a day, so I have published nothing. If it is still wanted, begin it again.'

/** A button may be pressed long after it was shown, and other officers are at work in the meantime. */
export async function mustStillHold(draft: Draft, context: Context): Promise<void> {
  const { acts, clock } = context
  if (clock.now().since(draft.drafted).total('hours') > 24) throw new UserError(TOO_OLD)
  const why = await acts.overtaken(draft.proposal, clock.now())
  if (why !== undefined) throw new UserError(overtakenWords(draft, why))
  await mustBePossible(draft.proposal, context)
}

/** Said before the draft is written, and once more before it is published: in between, a channel may have gone. */
export async function mustBePossible(proposal: Proposal, context: Context): Promise<void> {
  if (isPublic(proposal)) await placesToPost(context, ({ announceChannel }) => announceChannel, NO_CHANNEL)
  if (proposal.kind === 'action') await mustNotBeOver(proposal, context)
}

async function mustNotBeOver(
  { dispute, version }: Extract<Proposal, { kind: 'action' }>,
  { facts, clock }: Context,
): Promise<void> {
  const { key, ends, change } = version
  const now = clock.now()
  if (Temporal.Instant.compare(ends, now) > 0) return
  const before = (await facts.history(dispute, key, now)).at(-1)
  if (change === 'called off' && before && isAwaited(before, now)) return
  throw new UserError(OVER[change])
}

const OVER: Readonly<Record<Change, string>> = {
  announced: 'That time has passed in the meantime. Please say a new one: /announce',
  moved: 'That time has passed in the meantime. Please say a new one: /move',
  resumed: 'That time has passed. Please say a new one: /resume when:',
  corrected: 'That action is over in the meantime, so I publish nothing. To say something of it: /update',
  suspended: 'That action is over in the meantime, so there is nothing left to suspend. I publish nothing.',
  'called off':
    'That action is over in the meantime, so there is nothing left to call off. I publish nothing. To say something of it: /update',
}
