import { z } from 'zod'
import { type Context, command, UserError } from '../src/core/command.ts'
import { mustNotBeEmployers } from '../src/core/in-confidence.ts'
import { NO_REPORTING, type Reporting } from '../src/core/stores.ts'
import { momentWords } from '../src/core/time.ts'
import { checkAreas, readAreas } from '../src/reports/areas.ts'
import { LEAST } from '../src/reports/least.ts'
import { windowWords } from '../src/reports/window.ts'
import { previous, releaseAt, windowOf } from '../src/reports/windows.ts'
import { noteSetting } from './note-setting.ts'
import { fewestOption } from './raisefewest.ts'
import { changesOf, firstReporting, mustNotLower, reportingOverview } from './reporting-overview.ts'

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
  fewest: fewestOption.optional(),
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
  async run({ fewest, ...change }, context) {
    const { branch, settings, place } = context
    // Whoever manages the employer's workspace may pass for an officer there, and what is raised stays so.
    const sets = Object.values(change).some((each) => each !== undefined)
    if (sets || fewest !== undefined) await mustNotBeEmployers(place, context)
    if (fewest !== undefined) mustNotLower(fewest, branch.reporting)
    if (change.areas !== undefined) mustNotBeDue(context)
    const known = branch.reporting ?? NO_REPORTING
    // A branch in which nothing is set does not use this: whoever only looks must not make it one that does.
    const after = sets
      ? await settings.saveReporting(branch.id, (before = firstReporting(context)) => changed(change, before))
      : known
    await noteSetting(context, ...changesOf(known, after))
    const overview = reportingOverview(after, context)
    if (fewest === undefined || fewest <= (after.fewest ?? LEAST)) return overview
    return {
      ...overview,
      blocks: [
        ...overview.blocks,
        {
          type: 'text',
          text: `Raise it to ${fewest} reports? That holds for good: it can never be lowered again, and nothing is shown while fewer report.`,
        },
        {
          type: 'buttons',
          buttons: [{ label: `Raise it to ${fewest} for good`, run: `raisefewest ${fewest}`, style: 'danger' }],
        },
      ],
    }
  },
})

/**
 * Areas stay as they are while figures of a window that is over are still to come: reports whose area is gone by then count
 * for no area, for good.
 */
function mustNotBeDue({ branch: { reporting, zone }, clock }: Context): void {
  const over = previous(windowOf(clock.now(), zone))
  const comes = releaseAt(over, zone)
  const isDue = comes.epochMilliseconds > clock.now().epochMilliseconds
  if (isDue && (reporting?.areas.length ?? 0) > 0)
    throw new UserError(
      `Figures of ${windowWords(over)} come on ${momentWords(comes, zone)}, by the areas that there are now. Please change areas after that.`,
    )
}

function changed(
  { areas, service, source, direct }: Omit<z.infer<typeof input>, 'fewest'>,
  before: Reporting,
): Reporting {
  const headcount = service ?? before.service?.headcount
  const says = source ?? before.service?.source
  if (headcount === undefined && source !== undefined) throw new UserError('Say how many work in the service as well.')
  if (headcount !== undefined && says === undefined)
    throw new UserError('Say who counted how many work in the service: source:"UNISON, March 2017".')
  return {
    ...before,
    ...(areas === undefined ? {} : { areas: areasIn(areas) }),
    ...(headcount === undefined || says === undefined ? {} : { service: { headcount, source: says } }),
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
