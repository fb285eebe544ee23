import { expect, it, onTestFinished } from 'vitest'
import { branchWith } from '../support/branch.ts'

const NOW = '2017-03-01T09:00'
const manager = { holds: async (group: string | undefined) => group === undefined }

it('what two officers set at the same time both holds, and each is written down as what that one set', async () => {
  const { ask, close } = await branchWith([])
  onTestFinished(close)
  const says = (id: string, line: string): Promise<string> =>
    ask(line, NOW, { ...manager, asker: { platform: 'terminal', id } })
  const lines = ['second:yes', 'quiet:21:00-08:00', 'announce:news', 'polls:votes', 'workspace:union']
  await Promise.all(lines.map((line, n) => says(`officer${n}`, `/setup ${line}`)))
  const list = await says('kim', '/setup')
  expect(list).toContain('What is published needs two officers')
  expect(list).toContain('Quiet hours: 21:00 to 08:00.')
  for (const set of ['✅ Announce channel', '✅ Poll channel', 'the union’s']) expect(list).toContain(set)
  const audit = await says('kim', '/audit')
  for (const set of [
    'Two officers are needed to publish. By @officer0.',
    'Quiet hours: 21:00 to 08:00. By @officer1.',
    'Announce channel on Terminal: changed. By @officer2.',
    'Poll channel on Terminal: changed. By @officer3.',
    'Whose server or workspace it is on Terminal: the union’s. By @officer4.',
  ])
    expect(audit.split(set)).toHaveLength(2)
})
