import type { Calendar } from '../core/command.ts'
import type { Branch, Facts, Settings } from '../core/stores.ts'
import type { Clock } from '../core/time.ts'
import type { Calendars } from '../web/calendar.ts'

/** More than a dispute has to come; and of what is over, as much as somebody still looks up. */
const [COMING, PAST] = [200, 100]

interface Parts {
  readonly settings: Settings
  readonly facts: Facts
  readonly clock: Clock
  /** Where members’ calendars reach the web part; undefined where they cannot. */
  readonly url: string | undefined
}

/** A branch's actions for calendars: what commands say of them, and what calendars fetch. */
export function createCalendar({ settings, facts, clock, url }: Parts): Calendar & Calendars {
  async function actionsOf(branch: Branch) {
    const now = clock.now()
    // With the dispute that ended last: its actions stand in calendars, called off ones too, and must not vanish with it.
    const [open, ended] = await Promise.all([facts.disputes(branch.id, now), facts.ended(branch.id, now, { limit: 1 })])
    const lists = [...open, ...ended].flatMap(({ id }) => [
      facts.coming(id, now, { limit: COMING }),
      facts.past(id, now, { limit: PAST }),
    ])
    return (await Promise.all(lists)).flat()
  }

  return {
    async address({ id }, anew) {
      return url === undefined ? undefined : `${url}/calendar/${await settings.calendarKey(id, anew)}.ics`
    },
    // Loaded only when somebody wants an entry: it brings the rules of every time zone along.
    entry: async (action) => (await import('./ics.ts')).entryOf(action),
    async byKey(key) {
      const branch = await settings.branchWithCalendar(key)
      return branch && { name: branch.name, actions: await actionsOf(branch) }
    },
  }
}
