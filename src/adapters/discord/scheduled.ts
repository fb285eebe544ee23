import {
  type APIGuildScheduledEvent,
  type APIUser,
  DiscordAPIError,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  GuildScheduledEventStatus,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js'
import { type Gathering, Refused } from '../../core/adapter.ts'
import { cut, visible } from '../../core/message.ts'
import { Temporal } from '../../core/time.ts'

const NAME = 100
const ABOUT = 1_000
const WHERE = 100

const { Scheduled, Active, Completed, Canceled } = GuildScheduledEventStatus

const BEGUN = 'That has begun already, and Discord lists only events that are still to come.'

const words = (text: string, most: number): string => cut(visible(text).toWellFormed().trim(), most) || '…'

const lines = (text: string): string =>
  cut(
    text
      .split('\n')
      .map((line) => visible(line).toWellFormed())
      .join('\n')
      .trim(),
    ABOUT,
  )

const isToCome = (at: Temporal.Instant): boolean => Temporal.Instant.compare(at, Temporal.Now.instant()) > 0

/** What may still be changed once an event has begun. */
const said = ({ title, about, ends }: Gathering) => ({
  name: words(title, NAME),
  description: lines(about),
  scheduled_end_time: ends.toString(),
})

const whole = (event: Gathering) => ({
  ...said(event),
  scheduled_start_time: event.starts.toString(),
  entity_metadata: { location: words(event.where, WHERE) },
})

interface Rests {
  readonly rest: REST
  /**
   * Never sends again by itself what got no answer: Discord takes no key with an event, as it does with a message, so there
   * would be two.
   */
  readonly once: REST
}

/** The event as it stands; undefined where somebody deleted it. */
async function stands(rest: REST, space: string, id: string): Promise<APIGuildScheduledEvent | undefined> {
  try {
    return (await rest.get(Routes.guildScheduledEvent(space, id))) as APIGuildScheduledEvent
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownGuildScheduledEvent)
      return undefined
    throw error
  }
}

async function create(once: REST, space: string, event: Gathering): Promise<string> {
  if (!isToCome(event.starts)) throw new Refused('not allowed', BEGUN)
  const body = {
    ...whole(event),
    entity_type: GuildScheduledEventEntityType.External,
    privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
  }
  return ((await once.post(Routes.guildScheduledEvents(space), { body })) as APIGuildScheduledEvent).id
}

/** Discord never takes up again what is over or cancelled, and moves nothing that has begun: then there is a new event. */
export async function schedule({ rest, once }: Rests, space: string, event: Gathering, id?: string): Promise<string> {
  const known = id === undefined ? undefined : await stands(rest, space, id)
  const moved = isToCome(event.starts)
  if (known?.status === Active && moved) await end(rest, space, known)
  else if (known?.status === Active || known?.status === Scheduled) {
    const body = moved ? whole(event) : said(event)
    if (isToCome(event.ends)) await rest.patch(Routes.guildScheduledEvent(space, known.id), { body })
    return known.id
  }
  return create(once, space, event)
}

/** Steward's own are told by their name and their start. */
export async function scheduled(rest: REST, space: string, events: readonly Gathering[]): Promise<readonly string[]> {
  const me = (await rest.get(Routes.user())) as APIUser
  const all = (await rest.get(Routes.guildScheduledEvents(space))) as readonly APIGuildScheduledEvent[]
  const isOne = ({ creator_id, status, name, scheduled_start_time: start }: APIGuildScheduledEvent): boolean =>
    creator_id === me.id &&
    (status === Scheduled || status === Active) &&
    events.some(({ title, starts }) => words(title, NAME) === name && Temporal.Instant.from(start).equals(starts))
  return all.filter(isOne).map(({ id }) => id)
}

/** What has begun cannot be cancelled any more, but ended. */
async function end(rest: REST, space: string, { id, status }: APIGuildScheduledEvent): Promise<void> {
  const body = { status: status === Active ? Completed : Canceled }
  await rest.patch(Routes.guildScheduledEvent(space, id), { body })
}

export async function cancel(rest: REST, space: string, id: string): Promise<void> {
  const known = await stands(rest, space, id)
  if (known?.status === Active || known?.status === Scheduled) await end(rest, space, known)
}
