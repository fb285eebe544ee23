import type { Draft } from '../src/core/acts.ts'
import type { Context } from '../src/core/command.ts'
import type { Block, Button, Message } from '../src/core/message.ts'
import type { Proposal } from '../src/core/proposal.ts'
import { cautionsOf } from '../src/domain/cautions.ts'
import { aboutProposal, cautionBlocks, proposalBlocks } from '../src/domain/proposal-words.ts'
import { stepOf } from './draft-steps.ts'
import { mustBePossible } from './still-possible.ts'

/** Keeps what an officer proposes, and shows it to them before anything happens. */
export async function propose(proposal: Proposal, context: Context): Promise<Message> {
  const { acts, branch, asker, clock } = context
  await mustBePossible(proposal, context)
  return preview(await acts.draft(branch.id, proposal, asker, clock.now()), context)
}

/** What an officer sees before they say yes. */
export async function preview(
  { id, proposal }: Draft,
  { branch, twoOfficers, facts, clock }: Context,
): Promise<Message> {
  const { button, undone } = stepOf(proposal)
  const notes: readonly Block[] = twoOfficers
    ? [{ type: 'note', text: 'A second officer has to confirm it after you.' }]
    : []
  return {
    summary: `Please check: ${aboutProposal(proposal, branch.zone)}`,
    blocks: [
      { type: 'text', text: `Please check. ${undone}` },
      ...proposalBlocks(proposal, branch.zone),
      ...cautionBlocks(await cautionsOf(proposal, facts, clock.now())),
      ...notes,
      {
        type: 'buttons',
        buttons: [
          { label: button, run: `publish ${id}`, style: 'primary' },
          ...moreButtons(id, proposal),
          { label: 'Throw it away', run: `dropdraft ${id}` },
        ],
      },
    ],
  }
}

/** A form of Discord holds five fields, and these have more. */
function moreButtons(id: string, proposal: Proposal): readonly Button[] {
  if (proposal.kind === 'ballot') return [{ label: 'Add details', run: `ballotdetails ${id}` }]
  const isNew = proposal.kind === 'action' && proposal.follows < 0
  return isNew ? [{ label: 'Add details', run: `details ${id}` }] : []
}
