import type { Ask } from './access.ts'
import { type MessageRef, type Place, Refused } from './adapter.ts'
import type { AnonymousContext, Context } from './command.ts'
import { NO_REPORTING } from './stores.ts'
import { UserError } from './user-error.ts'

const EMPLOYERS =
  'This server or workspace is the employer’s, who may be able to read along. So I neither take reports here nor hand any out, and have kept nothing. If you wrote it in a message, delete that now. Use a server or workspace of the branch’s own.'
const GONE = 'Your message is not there any more, so there is nothing to send.'
const NEWCOMER = { hours: 7 * 24 }
const NOTHING_KEPT = 'I have kept nothing.'

/** Who asks, and where, stays in here: what is handed on can tell neither. */
export async function inConfidence(ask: Ask, context: Context): Promise<AnonymousContext> {
  const { branch, facts, clock, limits, reports, links, platforms, settings } = context
  await mustNotBeEmployers(ask.place, context)
  const [who = ''] = await links.sameFor(branch.id, [ask.asker])
  const { id, name, zone, reporting = NO_REPORTING } = branch
  const room = await reports.room(branch)

  async function said(ref: MessageRef): Promise<string> {
    try {
      return await platforms.read(ref)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      throw new UserError(error.why === 'not allowed' ? `${error.message} ${NOTHING_KEPT}` : `${GONE} ${NOTHING_KEPT}`)
    }
  }

  /** By the day on which a false account would have had to be made. Source: anonymity.md, T11. */
  async function settled(): Promise<boolean> {
    const { platform, space } = ask.place
    const all = (await settings.spaces(branch.id)).filter((each) => each.platform === platform)
    const here = space === undefined ? all.map((each) => each.id) : [space]
    const since = await Promise.all(here.map((each) => ask.memberSince(each)))
    const latest = clock.now().subtract(NEWCOMER)
    return since.some(
      (each) => each === 'unknown' || (each !== undefined && each.epochMilliseconds <= latest.epochMilliseconds),
    )
  }

  return {
    settled,
    facts,
    clock,
    limits,
    branch: { id, name, zone, reporting },
    sealed: reports.sealed,
    room,
    turns: await reports.turns(branch, who, room.window),
    drafts: reports.drafts,
    said: (message) => said({ place: ask.place, id: message }),
  }
}

/** What members told in confidence is neither taken nor handed out where the employer may look on. */
export async function mustNotBeEmployers(place: Place, context: Context): Promise<void> {
  if (await isEmployers(place, context)) throw new UserError(EMPLOYERS)
}

/** A direct message on Discord is in no server: it is the employer's where all of the branch's servers there are. */
async function isEmployers({ platform, space }: Place, { settings, branch }: Context): Promise<boolean> {
  const spaces = (await settings.spaces(branch.id)).filter((each) => each.platform === platform)
  const here = space === undefined ? spaces : spaces.filter(({ id }) => id === space)
  return here.length > 0 && here.every(({ owner }) => owner === 'employer')
}
