import { type Answer, error, ok, type State } from './rest.ts'
import { IDS, roles, snowflake, user } from './world.ts'

type Json = Record<string, unknown>

const CREATE_EVENTS = 1n << 44n
const SCHEDULED = 1
const ACTIVE = 2
const COMPLETED = 3
const CANCELED = 4

const isPast = (time: unknown): boolean => Date.parse(String(time)) <= Date.now()
const invalid = (): Answer => error(400, 50_035, 'Invalid Form Body')

const mayCreate = (): boolean =>
  (BigInt(roles.find(({ id }) => id === IDS.botRole)?.permissions ?? 0) & CREATE_EVENTS) !== 0n

function create(state: State, body: Json): Answer {
  if (!mayCreate()) return error(403, 50_013, 'Missing Permissions')
  const location = (body.entity_metadata as { location?: string } | undefined)?.location
  const { scheduled_start_time: start, scheduled_end_time: end } = body
  if (!body.name || !location || !end || isPast(start) || String(end) <= String(start)) return invalid()
  const made = {
    id: snowflake(),
    guild_id: IDS.guild,
    channel_id: null,
    creator_id: IDS.bot,
    creator: user(IDS.bot, true),
    image: null,
    status: SCHEDULED,
    entity_id: null,
    recurrence_rule: null,
    guild_scheduled_event_exceptions: [],
    ...body,
  }
  state.scheduled.set(made.id, made)
  return ok(made)
}

/** Only to what may follow: nothing that is over or cancelled comes back. */
function change(event: Json, body: Json): Answer {
  if (!mayCreate()) return error(403, 50_013, 'Missing Permissions')
  const { status } = event
  if (status === COMPLETED || status === CANCELED) return error(400, 180_000, 'Cannot update a finished event')
  const next = body.status
  if (next !== undefined && next !== (status === ACTIVE ? COMPLETED : CANCELED)) return invalid()
  if (status === ACTIVE && ('scheduled_start_time' in body || 'entity_metadata' in body)) return invalid()
  if ('scheduled_start_time' in body && isPast(body.scheduled_start_time)) return invalid()
  if ('scheduled_end_time' in body && isPast(body.scheduled_end_time)) return invalid()
  Object.assign(event, body)
  return ok(event)
}

/** `/guilds/{guild}/scheduled-events[/{event}]`. */
export function scheduledRoute(state: State, method: string, id: string | undefined, body: Json): Answer {
  if (id === undefined) return method === 'post' ? create(state, body) : ok([...state.scheduled.values()])
  const event = state.scheduled.get(id)
  if (!event) return error(404, 10_070, 'Unknown Guild Scheduled Event')
  return method === 'patch' ? change(event, body) : ok(event)
}
