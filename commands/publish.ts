import { z } from 'zod'
import type { Draft } from '../src/core/acts.ts'
import type { Place } from '../src/core/adapter.ts'
import { type Context, command, UserError } from '../src/core/command.ts'
import type { Change } from '../src/core/facts.ts'
import { type Block, type Button, LONGEST_RUN, type Message, say } from '../src/core/message.ts'
import type { Proposal } from '../src/core/proposal.ts'
import { Temporal } from '../src/core/time.ts'
import { isAwaited, phase } from '../src/domain/outlook.ts'
import { aboutProposal, actionOf, cautionBlocks, proposalBlocks } from '../src/domain/proposal-words.ts'
import { shortName } from '../src/domain/wording.ts'

export default command({
  name: 'publish',
  summary: 'Publishes what an officer has just checked.',
  access: 'officer',
  buttonOnly: true,
  input: z.object({ draft: z.string().max(20).meta({ description: 'Which', carried: true }) }),
  async run({ draft: id }, context) {
    const { acts, asker, twoOfficers, clock, branch } = context
    const draft = await acts.find(branch.id, id)
    if (!draft || draft.author.platform !== asker.platform || draft.author.id !== asker.id) throw new UserError(GONE)
    await mustStillHold(draft, context)
    if (!twoOfficers) return publishDraft(draft, {}, context)
    await acts.await(id, clock.now())
    return say(`A second officer has to confirm it: /confirm ${id}. Until then nothing is published.`, {
      type: 'note',
      text: 'I have asked in the officers’ channel, where one is set. If nobody has confirmed it within a day, I tell you.',
    })
  },
})

export const GONE =
  'That draft is not there any more: it was published, changed or thrown away, or it is older than a day.'
const TOO_OLD = 'That draft is older than a day, so I have published nothing. If it is still wanted, begin it again.'

/** What goes to the announce channels; the rest is only recorded, and read by whoever asks. */
const isPublic = ({ kind }: Proposal): boolean => kind === 'action' || kind === 'update' || kind === 'settle'

interface Step {
  readonly button: string
  readonly undone: string
  readonly done: string
}

function stepOf(proposal: Proposal): Step {
  if (isPublic(proposal))
    return {
      button: 'Publish',
      undone: 'Nothing is published yet.',
      done: 'Published. It is on its way to the announce channels.',
    }
  if (proposal.kind === 'one officer')
    return { button: 'Change it', undone: 'Nothing is changed yet.', done: 'Changed. One officer can publish alone.' }
  return {
    button: 'Record it',
    undone: 'Nothing is recorded yet.',
    done: 'Recorded. Members see it from now on.',
  }
}

/** Keeps what an officer proposes, and shows it to them before anything happens. */
export async function propose(
  proposal: Proposal,
  context: Context,
  more: { readonly warnings?: readonly string[]; readonly buttons?: (id: string) => readonly Button[] } = {},
): Promise<Message> {
  const { acts, branch, asker, clock } = context
  await mustBePossible(proposal, context)
  return preview(await acts.draft(branch.id, proposal, asker, clock.now()), context, more)
}

/** What an officer sees before they say yes. */
export function preview(
  { id, proposal }: Draft,
  { branch, twoOfficers }: Context,
  { warnings = [], buttons = () => [] }: Parameters<typeof propose>[2] = {},
): Message {
  const { button, undone } = stepOf(proposal)
  const notes: readonly Block[] = twoOfficers
    ? [{ type: 'note', text: 'A second officer has to confirm it after you.' }]
    : []
  return {
    summary: `Please check: ${aboutProposal(proposal, branch.zone)}`,
    blocks: [
      { type: 'text', text: `Please check. ${undone}` },
      ...proposalBlocks(proposal, branch.zone),
      ...cautionBlocks(warnings),
      ...notes,
      {
        type: 'buttons',
        buttons: [
          { label: button, run: `publish ${id}`, style: 'primary' },
          ...buttons(id),
          { label: 'Throw it away', run: `dropdraft ${id}` },
        ],
      },
    ],
  }
}

/** A button may be pressed long after it was shown. */
export async function mustStillHold({ drafted, proposal }: Draft, context: Context): Promise<void> {
  if (context.clock.now().since(drafted).total('hours') > 24) throw new UserError(TOO_OLD)
  await mustBePossible(proposal, context)
}

/** Said before the draft is written, and once more before it is published: in between, a channel may have gone. */
async function mustBePossible(proposal: Proposal, context: Context): Promise<void> {
  if (isPublic(proposal)) await announcePlaces(context)
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

/** The announce channels of the branch, in all of which Steward can post now. */
async function announcePlaces({ settings, branch, platforms }: Context): Promise<readonly Place[]> {
  const running = new Set(platforms.list().map(({ platform }) => platform))
  const places = (await settings.spaces(branch.id)).flatMap(({ platform, id, announceChannel }) =>
    announceChannel === undefined || !running.has(platform) ? [] : [{ platform, space: id, channel: announceChannel }],
  )
  if (places.length === 0)
    throw new UserError('No announce channel is set yet, so nobody would read it. Choose one: /setup announce:#channel')
  for (const place of places) {
    const [problem] = await platforms.missing(place)
    if (problem !== undefined) throw new UserError(problem)
  }
  return places
}

const OVERTAKEN: { readonly [kind in Proposal['kind']]?: string } = {
  action:
    'Another officer has changed that action in the meantime, so I have published nothing. See /actions, and begin again.',
  settle:
    'In the meantime an action was announced, or the dispute has ended already, so I have published nothing. Call off what is still to come first (/actions shows it), and begin again.',
  update:
    'The dispute has ended in the meantime, or another officer has corrected the same, so I have published nothing. See /timeline.',
}
const OTHERWISE_OVERTAKEN =
  'Another officer has recorded something in the meantime that this depends on, so I have recorded nothing. See /timeline, and begin again.'

/** The one step from a draft to a fact. */
export async function publishDraft(
  draft: Draft,
  { second }: { readonly second?: Context['asker'] },
  { acts, facts, clock, branch }: Context,
): Promise<Message> {
  const about = aboutProposal(draft.proposal, branch.zone)
  switch (await acts.publish(draft, { officer: draft.author, second, about }, clock.now())) {
    case 'gone':
      throw new UserError(GONE)
    case 'overtaken':
      throw new UserError(OVERTAKEN[draft.proposal.kind] ?? OTHERWISE_OVERTAKEN)
    case 'published':
      return say(stepOf(draft.proposal).done, ...(await replacedBlocks(draft.proposal, facts, clock)))
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
