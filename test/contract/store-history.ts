import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ActionVersion } from '../../src/core/dispute-facts.ts'
import { type Action, type Change, stateAfter } from '../../src/core/facts.ts'
import type { Temporal } from '../../src/core/time.ts'
import { disputeFacts, source, utc } from '../support/dispute.ts'
import type { Given } from './store.ts'

const START = utc('2017-01-16')
const HOURS = 200
const hour = (hours: number): Temporal.Instant => START.add({ hours })

interface Step {
  readonly pick: number
  readonly wait: number
  readonly starts: number
  readonly length: number
}

const step: fc.Arbitrary<Step> = fc.record({
  pick: fc.nat(9),
  // Often 0: two changes at the same time must keep their order.
  wait: fc.oneof(fc.constant(0), fc.nat(30)),
  starts: fc.nat(HOURS),
  length: fc.integer({ min: 1, max: 30 }),
})

const FOLLOWING: Readonly<Record<Action['state'], readonly Change[]>> = {
  announced: ['moved', 'corrected', 'suspended', 'called off'],
  suspended: ['resumed', 'called off', 'corrected'],
  'called off': ['corrected'],
}

/** Turns random steps into a history that is legal. */
function historyOf(key: string, first: number, steps: readonly Step[]): readonly ActionVersion[] {
  const versions: ActionVersion[] = []
  let at = first
  for (const { pick, wait, starts, length } of steps) {
    const before = versions.at(-1)
    const choices: readonly Change[] = before ? FOLLOWING[before.state] : ['announced']
    const change = choices[pick % choices.length] ?? 'announced'
    at += before ? wait : 0
    const moves = !before || change === 'moved'
    versions.push({
      key,
      type: 'walkout',
      title: 'Walkout',
      state: change === 'corrected' && before ? before.state : stateAfter(change),
      change,
      changed: { at: hour(at), dayOnly: false },
      source: source(),
      starts: moves ? hour(starts) : before.starts,
      ends: moves ? hour(starts + length) : before.ends,
      zone: 'Europe/London',
      allDay: false,
    })
  }
  return versions
}

const histories = fc
  .array(fc.tuple(fc.nat(HOURS), fc.array(step, { minLength: 1, maxLength: 6 })), { minLength: 1, maxLength: 4 })
  .map((list) => list.map(([first, steps], index) => historyOf(`a${index}`, first, steps)))

const ms = (at: Temporal.Instant): number => at.epochMilliseconds
const until = (versions: readonly ActionVersion[], now: Temporal.Instant): readonly ActionVersion[] =>
  versions.filter(({ changed }) => ms(changed.at) <= ms(now))

/** The change that stopped it: later corrections do not count. */
const stopOf = (versions: readonly ActionVersion[]): ActionVersion | undefined =>
  versions.findLast(({ change }) => change === 'called off' || change === 'suspended')

const shown = (actions: readonly ActionVersion[]): readonly string[] =>
  actions.map(({ key, change, state, starts, ends, changed }) =>
    [key, change, state, starts, ends, changed.at].join(' '),
  )

/** Whatever happened to an action, at any moment the store says what reading its history up to then says. */
export function historyProperty(given: Given): void {
  it('says of every moment what the history up to then says', async () => {
    const { store, branch } = given
    const page = { limit: 100 }
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        histories,
        fc.array(fc.nat(HOURS + 60), { minLength: 1, maxLength: 4 }),
        fc.nat(6),
        async (actions, times, cut) => {
          run++
          const opened = { at: START.add({ seconds: run }), dayOnly: false }
          const whole = disputeFacts({ actions }, `run-${run}`)
          const facts = { ...whole, dispute: { ...whole.dispute, opened } }
          // In two parts: the rest of each history comes later, as it does in life.
          await store.write(branch, { ...facts, actions: actions.map((versions) => versions.slice(0, cut)) })
          await store.write(branch, facts)
          const id = (await store.facts.disputes(branch, hour(9999))).at(-1)?.id ?? ''
          for (const time of times) {
            const now = hour(time)
            const known = actions.map((versions) => until(versions, now))
            const standing = known.flatMap((versions) => versions.slice(-1))
            const over = standing.filter(({ ends }) => ms(ends) <= ms(now))
            const coming = standing.filter(({ ends }) => ms(ends) > ms(now))
            const since = hour(time - 24)
            const stopped = known
              .filter(
                (versions) =>
                  versions.at(-1)?.state !== 'announced' && ms(stopOf(versions)?.changed.at ?? START) >= ms(since),
              )
              .flatMap((versions) => versions.slice(-1))
            const found = {
              coming: await store.facts.coming(id, now, page),
              past: await store.facts.past(id, now, page),
              stopped: await store.facts.stoppedSince(id, since, now),
              changes: await store.facts.changes(id, now, page),
            }
            expect(new Set(shown(found.coming))).toEqual(new Set(shown(coming)))
            expect(new Set(shown(found.past))).toEqual(new Set(shown(over)))
            expect(new Set(shown(found.stopped))).toEqual(new Set(shown(stopped)))
            expect(found.changes.map(({ changed }) => ms(changed.at))).toEqual(
              known
                .flat()
                .map(({ changed }) => ms(changed.at))
                .sort((a, b) => b - a),
            )
            expect(found.coming.map(({ ends }) => ms(ends))).toEqual(
              coming.map(({ ends }) => ms(ends)).sort((a, b) => a - b),
            )
            expect(found.past.map(({ ends }) => ms(ends))).toEqual(
              over.map(({ ends }) => ms(ends)).sort((a, b) => b - a),
            )
          }
        },
      ),
      { numRuns: 60 },
    )
  }, 20_000)
}
