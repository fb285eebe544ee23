import ICAL from 'ical.js'
import type { Action } from '../../src/core/facts.ts'
import { Temporal } from '../../src/core/time.ts'
import { utc, version } from '../support/dispute.ts'

/** An action as the store gives it. */
export const action = (more: Partial<Action> = {}): Action => ({
  ...version(more.change ?? 'announced', '2017-01-16'),
  dispute: 'd1',
  revision: 0,
  title: 'Walkout',
  type: 'walkout',
  starts: utc('2017-03-02 15:00'),
  ends: utc('2017-03-02 16:00'),
  allDay: false,
  ...more,
})

// Both are texts, by RFC 7986 and by use; the parser does not know them yet.
const { property } = ICAL.design.icalendar
Object.assign(property, { name: property.summary, 'x-wr-calname': property.summary })

const at = (time: ICAL.Time): Temporal.Instant => Temporal.Instant.from(time.toJSDate().toISOString())

/** A calendar as a parser reads it that we did not write. */
export function readCalendar(text: string) {
  const root = new ICAL.Component(ICAL.parse(text))
  const value = (component: ICAL.Component, name: string): string | undefined => {
    const found = component.getFirstPropertyValue(name)
    return found === null ? undefined : String(found)
  }
  return {
    value: (name: string) => value(root, name),
    parts: root.getAllSubcomponents().map((each) => each.name),
    entries: root.getAllSubcomponents('vevent').map((component) => {
      const { uid, startDate, endDate, sequence } = new ICAL.Event(component)
      return {
        uid,
        sequence,
        starts: at(startDate),
        ends: at(endDate),
        allDay: startDate.isDate,
        days: [startDate.toString(), endDate.toString()],
        value: (name: string) => value(component, name),
        names: component.getAllProperties().map((property) => property.name),
      }
    }),
  }
}
