import { z } from 'zod'
import { type Context, command, UserError } from '../src/core/command.ts'
import { mustNotBeEmployers } from '../src/core/in-confidence.ts'
import type { Line, Message } from '../src/core/message.ts'
import { NO_REPORTING, type Reporting } from '../src/core/stores.ts'
import { checkAreas, readAreas } from '../src/reports/areas.ts'
import { LEAST } from '../src/reports/least.ts'

const input = z.object({
  areas: z
    .string()
    .trim()
    .max(1000)
    .optional()
    .meta({ description: 'Where members work, with how many: “North 120; South 90”. Or none', label: 'Areas' }),
  service: z
    .int()
    .min(1)
    .max(100_000)
    .optional()
    .meta({ description: 'How many work in the whole service', label: 'In the service' }),
  source: z
    .string()
    .trim()
    .max(150)
    .optional()
    .meta({ description: 'Who says so: “UNISON, March 2017”', label: 'Source of that' }),
  fewest: z
    .int()
    .min(LEAST)
    .max(100)
    .optional()
    .meta({
      description: `From how many reports on a figure is shown; ${LEAST} at least, and only ever raised`,
      label: 'Fewest',
    }),
  direct: z
    .boolean()
    .optional()
    .meta({ description: 'Whether members may tell you things in direct messages to me', label: 'Direct messages' }),
})

export default command({
  name: 'reporting',
  summary: 'For officers: what members can report, and from how many on it is shown.',
  access: 'officer',
  input,
  async run(change, context) {
    const { branch, settings, place } = context
    // Whoever manages the employer's workspace may pass for an officer there, and what is raised stays so.
    if (Object.values(change).some((each) => each !== undefined)) await mustNotBeEmployers(place, context)
    return overview(
      await settings.saveReporting(branch.id, (before = NO_REPORTING) => changed(change, before)),
      context,
    )
  },
})

function changed({ areas, service, source, fewest, direct }: z.infer<typeof input>, before: Reporting): Reporting {
  if ([areas, service, source, fewest, direct].every((each) => each === undefined)) return before
  if (fewest !== undefined && fewest < (before.fewest ?? LEAST))
    throw new UserError(
      `It stands at ${before.fewest}, and can only be raised: members reported because of it, and a lower one would show more of them.`,
    )
  const headcount = service ?? before.service?.headcount
  const says = source ?? before.service?.source
  if (headcount === undefined && source !== undefined) throw new UserError('Say how many work in the service as well.')
  if (headcount !== undefined && says === undefined)
    throw new UserError('Say who counted how many work in the service: source:"UNISON, March 2017".')
  return {
    ...before,
    ...(areas === undefined ? {} : { areas: areasIn(areas) }),
    ...(headcount === undefined || says === undefined ? {} : { service: { headcount, source: says } }),
    ...(fewest === undefined ? {} : { fewest }),
    ...(direct === undefined ? {} : { noDirect: !direct }),
  }
}

function areasIn(typed: string): Reporting['areas'] {
  if (/^none$/i.test(typed)) return []
  const areas = readAreas(typed)
  if (!areas) throw new UserError('Write each area with how many work there, and ; between them: North 120; South 90.')
  const wrong = checkAreas(areas)
  if (wrong.length > 0) throw new UserError(wrong.join(' '))
  return areas
}

function overview({ areas, service, fewest = LEAST, noDirect }: Reporting, { reports }: Context): Message {
  const items: readonly Line[] = [
    areas.length === 0
      ? 'Areas: none, so figures are for the whole service alone. Three or four large ones are best.'
      : `Areas: ${areas.map(({ title, headcount }) => `${title} (${headcount})`).join('; ')}.`,
    service
      ? `In the whole service work ${service.headcount} (${service.source}).`
      : 'How many work in the whole service is not set, so no response rate is shown.',
    `A figure is shown when it stands for ${fewest} reports or more; outside the branch for ten or more.`,
    noDirect
      ? 'Concerns are taken in the form /concern alone, not in direct messages.'
      : 'Concerns are taken in the form /concern, and in direct messages.',
    reports.sealed
      ? 'What members write is sealed to the organisers’ keys.'
      : 'What members write is not sealed: whoever hosts me can read it. They can set CONCERN_RECIPIENTS.',
  ]
  return {
    summary: 'What members can report.',
    blocks: [
      { type: 'heading', text: 'What members can report' },
      { type: 'list', items },
      { type: 'note', text: 'Members use /workload and /concern. Figures are published every four weeks: /evidence' },
    ],
  }
}
