import { z } from 'zod'
import { newCode } from '../src/core/codes.ts'
import { type Context, command, UserError } from '../src/core/command.ts'
import type { Ballot } from '../src/core/facts.ts'
import { disputeChoices, disputeOption, oneDispute } from '../src/core/pick-dispute.ts'
import { readPastDay, readPlainDay } from '../src/core/plain-time.ts'
import { readSource, sourceOption } from '../src/core/source-input.ts'
import { replacedBy } from './ballot-record.ts'
import { propose } from './draft-preview.ts'

const people = z.int().min(0).max(10_000_000)

/** A form of Discord holds five fields. */
const first = {
  closed: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .meta({ description: 'The day the ballot closed: 10 January 2017', label: 'Closed' }),
  returned: people.meta({ description: 'How many voted, spoilt papers included', label: 'Voted' }),
  yes: people.meta({ description: 'How many said yes', label: 'Yes' }),
  no: people.optional().meta({ description: 'How many said no', label: 'No' }),
  entitled: people.optional().meta({ description: 'How many could vote', label: 'Entitled to vote' }),
}

/** What can be added to it, here or by a button under the preview. */
export const details = {
  by: z
    .string()
    .trim()
    .max(150)
    .optional()
    .meta({ description: 'Who says how many could vote; the branch if empty', label: 'Whose figure' }),
  spoilt: people.optional().meta({ description: 'How many papers were spoilt', label: 'Spoilt' }),
  opened: z.string().trim().max(60).optional().meta({ description: 'The day the ballot opened', label: 'Opened' }),
  agreed: z
    .string()
    .trim()
    .max(60)
    .optional()
    .meta({ description: 'Only if the employer agreed a later end of its mandate', label: 'Mandate until' }),
  source: sourceOption,
}

export default command({
  name: 'ballot',
  summary: 'For officers: records the figures of an official ballot. It is not a poll: see /poll for that.',
  access: 'officer',
  input: z.object({
    ...first,
    ...details,
    title: z
      .string()
      .trim()
      .max(150)
      .optional()
      .meta({ description: 'Which ballot; “Strike ballot” if empty', label: 'Title' }),
    replaces: z
      .string()
      .trim()
      .max(60)
      .optional()
      .meta({ description: 'The closing day of a ballot on record that this one corrects', label: 'Corrects that of' }),
    dispute: disputeOption,
  }),
  complete: disputeChoices,
  async run(
    { closed, returned, yes, no, entitled, title = 'Strike ballot', replaces, dispute: wanted, ...more },
    context,
  ) {
    const { branch, clock } = context
    const now = clock.now()
    const dispute = await oneDispute(context, wanted)
    const source = await readSource(undefined, title, branch, now)
    const ballot: Ballot = {
      key: `ballot-${newCode()}`,
      title,
      closed: await readPastDay(closed, branch.zone, now),
      returned,
      yes,
      ...(no === undefined ? {} : { no }),
      entitlements: entitled === undefined ? [] : [{ voters: entitled, about: false, by: branch.name, source }],
      source,
    }
    const whole = await withDetails(ballot, more, context)
    const replaced = await replacedBy(whole, { named: replaces, source: more.source }, dispute, context)
    return propose({ kind: 'ballot', dispute: dispute.id, ballot: whole, replaces: replaced }, context)
  },
})

/** The ballot with what was added to it. */
export async function withDetails(
  ballot: Ballot,
  { by, spoilt, opened, agreed, source }: z.infer<z.ZodObject<typeof details>>,
  { branch, clock }: Context,
): Promise<Ballot> {
  const now = clock.now()
  const from = source === undefined ? ballot.source : await readSource(source, ballot.title, branch, now)
  const whole: Ballot = {
    ...ballot,
    ...(spoilt === undefined ? {} : { spoilt }),
    ...(opened ? { opened: await readPastDay(opened, branch.zone, now) } : {}),
    ...(agreed ? { agreedUntil: await readPlainDay(agreed, branch.zone, now) } : {}),
    entitlements: ballot.entitlements.map((each) => ({ ...each, ...(by ? { by } : {}), source: from })),
    source: from,
  }
  mustAddUp(whole)
  return whole
}

function mustAddUp({ yes, no, spoilt, returned, entitlements, opened, closed, agreedUntil }: Ballot): void {
  const cast = yes + (no ?? 0) + (spoilt ?? 0)
  if (cast > returned)
    throw new UserError(`Yes, no and spoilt come to ${cast}, which is more than the ${returned} who voted.`)
  const few = entitlements.find(({ voters }) => voters < returned)
  if (few) throw new UserError(`${returned} voted, but only ${few.voters} could: one of the two must be wrong.`)
  if (opened && opened.at.epochMilliseconds > closed.at.epochMilliseconds)
    throw new UserError('It cannot have opened after it closed.')
  if (agreedUntil && agreedUntil.at.epochMilliseconds < closed.at.epochMilliseconds)
    throw new UserError('Its mandate cannot end before the ballot closed.')
}
