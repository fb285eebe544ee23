import type { Ask, Since } from './access.ts'
import { type MessageRef, type Place, Refused } from './adapter.ts'
import type { AnonymousContext, Context } from './command.ts'
import { NO_REPORTING, type Space } from './stores.ts'
import { UserError } from './user-error.ts'

const EMPLOYERS =
  'This server or workspace is the employer’s, who may be able to read along. So I neither take reports here nor hand any out, and have kept nothing. If you wrote it in a message, delete that now. Use a server or workspace of the branch’s own.'
const STRANGER =
  'I cannot see you in a server of the branch, so I neither take reports here nor hand any out, and have kept nothing. If you wrote it in a message, delete that now. Ask in the branch’s own server.'
const GONE = 'Your message is not there any more, so there is nothing to send.'
const NEWCOMER = { hours: 7 * 24 }
const NOTHING_KEPT = 'I have kept nothing.'

/** Who asks, and where, stays in here: what is handed on can tell neither. */
export async function inConfidence(ask: Ask, context: Context): Promise<AnonymousContext> {
  const { branch, facts, clock, limits, reports, links, platforms } = context
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
    const latest = clock.now().subtract(NEWCOMER)
    const { own } = await spacesOf(ask.place, context)
    return own.some(
      ({ since, owner }) =>
        owner !== 'employer' && (since === 'unknown' || since.epochMilliseconds <= latest.epochMilliseconds),
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

/** What members told in confidence is neither taken nor handed out where the employer may look on, nor to strangers. */
export async function mustNotBeEmployers(place: Place, context: Context): Promise<void> {
  const { known, own } = await spacesOf(place, context)
  if (!known) return
  if (own.length === 0) throw new UserError(STRANGER)
  if (own.every(({ owner }) => owner === 'employer')) throw new UserError(EMPLOYERS)
}

type Own = Space & { readonly since: Exclude<Since, undefined> }

/**
 * The asker's spaces of the branch: the one here or, in a direct message outside any space, all in which they are.
 * `known`: whether the branch has any on the platform.
 */
async function spacesOf({ platform, space }: Place, { settings, branch, memberSince }: Context) {
  const all = (await settings.spaces(branch.id)).filter((each) => each.platform === platform)
  const here = space === undefined ? all : [all.find(({ id }) => id === space) ?? { platform, id: space }]
  const own = await Promise.all(
    here.map(async (each): Promise<readonly Own[]> => {
      const since = await memberSince(each.id)
      return since === undefined ? [] : [{ ...each, since }]
    }),
  )
  return { known: here.length > 0, own: own.flat() }
}
