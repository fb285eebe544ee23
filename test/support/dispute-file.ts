import { UserError } from '../../src/core/command.ts'
import type { ActionVersion, DisputeFacts } from '../../src/core/dispute-facts.ts'
import { readDisputeFile } from '../../src/domain/dispute-file.ts'

export type Fields = Record<string, unknown>

export const SOURCE = { key: 'paper', title: 'Article', publisher: 'Paper', published: '2017-01-16' }
export const DISPUTE = {
  key: 'kirklees',
  title: 'Kirklees',
  union: 'UNISON',
  employer: 'The council',
  about: 'Pay.',
  zone: 'Europe/London',
  opened: '2017-01-16',
  source: 'paper',
}
export const ANNOUNCED = {
  change: 'announced',
  on: '2017-01-16',
  starts: '2017-03-02T15:00',
  ends: '2017-03-02T16:00',
  source: 'paper',
}

export const file = (more: Fields = {}): string => JSON.stringify({ dispute: DISPUTE, sources: [SOURCE], ...more })
export const action = (...history: readonly Fields[]): Fields => ({
  actions: [{ key: 'walkout', type: 'walkout', title: 'Walkout', history }],
})
export const read = (more?: Fields): DisputeFacts => readDisputeFile(file(more), 'file.json')
export const history = (...changes: readonly Fields[]): readonly ActionVersion[] =>
  read(action(...changes)).actions[0] ?? []

export function problems(text: string): readonly string[] {
  try {
    readDisputeFile(text, 'file.json')
  } catch (error) {
    if (error instanceof UserError) return error.message.split('\n').map((line) => line.replace(/^file\.json: /, ''))
    throw error
  }
  return []
}
export const wrong = (more: Fields): readonly string[] => problems(file(more))
export const announced = (more: Fields): Fields => action({ ...ANNOUNCED, ...more })
