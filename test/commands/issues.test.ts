import { expect, it, onTestFinished } from 'vitest'
import type { IssueNote, NoteKind } from '../../src/core/facts.ts'
import { at, branchWith } from '../support/branch.ts'
import { source } from '../support/dispute.ts'
import { file } from '../support/dispute-file.ts'

const NOW = '2017-12-01T09:00'

const issue = (key: string) => ({ key, title: `Too much ${key}`, source: 'paper' })

/** A dispute with two issues, and what officers have recorded of them since, an entry a day. */
async function withNotes(notes: readonly { readonly issue: string; readonly kind: NoteKind; readonly text: string }[]) {
  const branch = await branchWith([file({ issues: [issue('travel'), issue('paper')] })])
  onTestFinished(() => branch.close())
  const { acts, facts, settings } = branch.store
  const { id } = await settings.onlyBranch()
  const author = { platform: 'terminal', id: 'kim' } as const
  const [dispute] = await facts.disputes(id, at(NOW))
  const first = at('2017-02-01T09:00')
  for (const [n, { issue: about, kind, text }] of notes.entries()) {
    const when = { at: first.add({ hours: 24 * n }), dayOnly: true }
    const note: IssueNote = { key: `note${n}`, issue: about, kind, text, when, source: source() }
    const draft = await acts.draft(
      id,
      { kind: 'issue note', dispute: dispute?.id ?? '', title: about, note },
      author,
      when.at,
    )
    await acts.publish(draft, { officer: author, about: text }, when.at)
  }
  return (line: string): Promise<string> => branch.ask(line, NOW)
}

const many = (about: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({ issue: about, kind: 'evidence', text: `What shows it, ${n}.` }) as const)

it('an issue keeps its first entry and its state, however much is recorded of another', async () => {
  const says = await withNotes([
    { issue: 'travel', kind: 'raised', text: 'Put to the manager.' },
    { issue: 'travel', kind: 'settled', text: 'The mileage is paid.' },
    ...many('paper', 60),
  ])
  const said = await says('/issues')
  expect(said).toContain('Raised: Put to the manager.')
  expect(said).toContain('Too much travel (settled)')
})

it('an issue of which much is recorded shows when it was raised, what came last, and that there is more between', async () => {
  const says = await withNotes([
    { issue: 'paper', kind: 'raised', text: 'Put to the manager.' },
    { issue: 'paper', kind: 'settled', text: 'Less paper from now on.' },
    ...many('paper', 60),
  ])
  const said = await says('/issues')
  expect(said).toContain('Too much paper (settled)')
  expect(said).toMatch(/Raised: Put to the manager\.[\s\S]*More entries lie between these\.[\s\S]*What shows it, 59\./)
  expect(said).not.toContain('What shows it, 30.')
})
