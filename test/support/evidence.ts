import type { Evidence } from '../../src/reports/evidence.ts'
import type { Front } from '../../src/reports/evidence-page.ts'
import { ITEMS } from '../../src/reports/questions.ts'
import type { Release, Row } from '../../src/reports/release.ts'
import { AREAS, dice, released, row } from './reports.ts'

const ISSUES = ['it-faults', 'pay', 'bullying']

/** A service in which most have between 16 and 35 cases, and find it harder with each window. */
function window(seed: number, reports: number): readonly Row[] {
  const roll = dice(seed)
  return Array.from({ length: reports }, () => {
    const area = AREAS[Math.floor(4 * roll() ** 1.6)] ?? 'north'
    return ITEMS.map(({ key, bands }): Row => {
      const keys = key === 'issue' ? ISSUES : bands.map((band) => band.key)
      const middle = (roll() + roll() + roll()) / 3
      const at = Math.min(0.999, key === 'manageable' ? middle + 0.06 * seed : middle)
      return row(key, area, keys[Math.floor(at * keys.length)] ?? '', Math.floor(roll() * 2 ** 32))
    })
  }).flat()
}

const releases: Release[] = []
for (const n of [1, 2, 3]) releases.push(released(window(n, 58 + 4 * n), { batch: `2017-P0${n}`, earlier: releases }))

export const THREE_WINDOWS: Evidence = {
  releases,
  service: { headcount: 300, source: 'branch membership system, 1 March 2017' },
  comparisons: [
    {
      item: 'cases',
      kind: 'agreed level',
      value: 20,
      says: 'branch and council',
      source: 'Caseload protocol',
      date: '2016-05-03',
    },
    {
      item: 'cases',
      kind: 'own figure',
      value: '16 cases on average',
      says: 'Kirklees Council',
      source: 'Children’s workforce return',
      date: '2016-09-30',
    },
  ],
  titles: {
    areas: { north: 'North', south: 'South', duty: 'Duty and assessment', court: 'Court work' },
    issues: { 'it-faults': 'IT that does not work', pay: 'Pay and regrading', bullying: 'Bullying' },
  },
}

export const FRONT: Front = {
  title: 'children’s social workers in Kirklees',
  by: 'Kirklees UNISON',
  head: '5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9',
}
