import { z } from 'zod'
import { newCode } from '../src/core/codes.ts'
import { type Context, command, UserError } from '../src/core/command.ts'
import type { ActionVersion } from '../src/core/dispute-facts.ts'
import { ACTION_TYPES, type Dispute } from '../src/core/facts.ts'
import { given } from '../src/core/given.ts'
import { visible } from '../src/core/message.ts'
import { anyAction } from '../src/core/pick-action.ts'
import { among, disputeChoices, disputeOption, oneDispute } from '../src/core/pick-dispute.ts'
import { issueNamed } from '../src/core/pick-issue.ts'
import { readPlainSpan } from '../src/core/plain-time.ts'
import type { Proposal } from '../src/core/proposal.ts'
import { readSource, sourceOption } from '../src/core/source-input.ts'
import { actionOf } from '../src/domain/proposal-words.ts'
import { capital, replacingWords, sizedType } from '../src/domain/wording.ts'
import { propose } from './draft-preview.ts'
import { everyoneOption, notifying } from './notify-input.ts'

const text = (most: number) => z.string().trim().min(1).max(most)

/** What is asked for first; a form of Discord holds five fields. */
const first = {
  type: z.enum(ACTION_TYPES).meta({ description: 'What kind of action', label: 'Type' }),
  when: text(100).meta({ description: 'Thursday 3pm for an hour; or: 27 January all day', label: 'When' }),
  where: text(300).optional().meta({ description: 'Where people meet', label: 'Where' }),
  who: text(300).optional().meta({ description: 'Who is called to take part', label: 'Who' }),
  ask: text(1000).optional().meta({ description: 'What is asked of them', label: 'What is asked', long: true }),
}

/** What can be added to it, here or by a button under the preview. */
export const details = {
  title: text(150)
    .optional()
    .meta({ description: 'A title; without one it is called by its kind and length', label: 'Title' }),
  issues: text(300).optional().meta({ description: 'Which issues it is about, with ; between them', label: 'Issues' }),
  source: sourceOption,
  replaces: text(100).optional().meta({ description: 'The action that this one replaces', label: 'In place of' }),
  everyone: everyoneOption,
}

const input = z.object({
  ...first,
  ...details,
  pickets: z
    .int()
    .min(1)
    .max(1000)
    .optional()
    .meta({ description: 'How many pickets at one entrance', label: 'Pickets' }),
  dispute: disputeOption,
})

export default command({
  name: 'announce',
  summary: 'For officers: announces an action. You see it first, and nothing goes out before you say so.',
  access: 'officer',
  input,
  complete: disputeChoices,
  async run({ type, when, where, who, ask, pickets, dispute: wanted, ...more }, context) {
    const { branch, clock } = context
    const now = clock.now()
    const dispute = await oneDispute(context, wanted)
    const span = await readPlainSpan(when, branch.zone, now)
    const version: ActionVersion = {
      key: `${type.split(' ')[0]}-${newCode(6)}`,
      type,
      title: '',
      ...span,
      ...given({ place: where, who, ask }),
      state: 'announced',
      change: 'announced',
      changed: { at: now, dayOnly: false },
      source: await readSource(undefined, 'Announcement', branch, now),
    }
    const plain: Proposal & { kind: 'action' } = {
      kind: 'action',
      dispute: dispute.id,
      version,
      follows: -1,
      pickets,
      among: await among(dispute, context),
    }
    return propose(await withDetails(plain, more, dispute, context), context)
  },
})

type Details = z.infer<z.ZodObject<typeof details>>

/** The proposal with what was added to it. */
export async function withDetails(
  proposal: Proposal & { kind: 'action' },
  { title, issues, source, replaces, everyone }: Details,
  dispute: Dispute,
  context: Context,
): Promise<Proposal & { kind: 'action' }> {
  const { branch, clock } = context
  const { version } = proposal
  const about = issues === undefined ? undefined : await namedIssues(issues, dispute, context)
  const replaced = replaces === undefined ? undefined : await anyAction(context, dispute, replaces, 'replaces')
  const named = title ?? (version.title || capital(sizedType(actionOf(proposal))))
  return {
    ...proposal,
    ...given({ replacing: replaced && replacingWords(replaced) }),
    version: {
      ...version,
      title: named,
      ...given({ issues: about, replaces: replaced?.key }),
      ...(source === undefined ? {} : { source: await readSource(source, named, branch, clock.now()) }),
    },
    ...(await notifying(everyone, context)),
  }
}

async function namedIssues(typed: string, dispute: Dispute, { facts, clock }: Context): Promise<readonly string[]> {
  const known = await facts.issues(dispute.id, clock.now())
  return typed
    .split(/[;,]/)
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== '')
    .map((word) => {
      const found = issueNamed(known, word)
      if (found) return found.title
      throw new UserError(
        known.length === 0
          ? `No issue is on record yet, so leave “${visible(word)}” out, or record it first with /issue.`
          : `I know no issue “${visible(word)}”. There are: ${known.map(({ title }) => title).join('; ')}. /issue records another.`,
      )
    })
}
