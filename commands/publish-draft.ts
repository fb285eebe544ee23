import type { Draft } from '../src/core/acts.ts'
import { type Context, UserError } from '../src/core/command.ts'
import { type Block, LONGEST_RUN, type Message, say } from '../src/core/message.ts'
import type { Proposal } from '../src/core/proposal.ts'
import { overtakenWords } from '../src/domain/draft-words.ts'
import { phase } from '../src/domain/outlook.ts'
import { aboutProposal, actionOf } from '../src/domain/proposal-words.ts'
import { shortName } from '../src/domain/wording.ts'
import { stepOf } from './draft-steps.ts'
import { goneWords } from './find-draft.ts'

/** The one step from a draft to a fact. */
export async function publishDraft(
  draft: Draft,
  { second }: { readonly second?: Context['asker'] },
  context: Context,
): Promise<Message> {
  const { acts, facts, clock, branch } = context
  const about = aboutProposal(draft.proposal, branch.zone)
  const outcome = await acts.publish(draft, { officer: draft.author, second, about }, clock.now())
  switch (outcome) {
    case 'gone':
      throw new UserError(await goneWords(draft.id, context))
    case 'published':
      return say(stepOf(draft.proposal).done, ...(await replacedBlocks(draft.proposal, facts, clock)))
    default:
      throw new UserError(overtakenWords(draft, outcome))
  }
}

/** An action that was replaced is still on. */
async function replacedBlocks(
  proposal: Proposal,
  facts: Context['facts'],
  clock: Context['clock'],
): Promise<readonly Block[]> {
  if (proposal.kind !== 'action' || proposal.follows >= 0 || proposal.version.replaces === undefined) return []
  const now = clock.now()
  const replaced = (await facts.history(proposal.dispute, proposal.version.replaces, now)).at(-1)
  if (replaced?.state !== 'announced' || phase(replaced, now) === 'over') return []
  const calloff = (reason: string): string => `calloff action:${replaced.key} reason:"${reason}"`
  const named = calloff(`Replaced by the ${shortName(actionOf(proposal))}.`)
  const run = named.length <= LONGEST_RUN ? named : calloff('Replaced by another action.')
  return [
    { type: 'text', text: `The ${shortName(replaced)} is still on. You can call it off now:` },
    { type: 'buttons', buttons: [{ label: `Call off the ${shortName(replaced)}`, run, style: 'danger' }] },
  ]
}
