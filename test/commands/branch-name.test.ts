import { expect, it, onTestFinished } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { branchWith } from '../support/branch.ts'
import { setBranch } from '../support/settings.ts'

const NOW = '2017-03-01T09:00'
const manager = { holds: async (group: string | undefined) => group === undefined }

it('a branch whose name was forgotten at the first start is given one in chat', async () => {
  const { ask, store, close } = await branchWith([])
  onTestFinished(close)
  const says = (line: string): Promise<string> => ask(line, NOW, manager)
  expect(await says('/setup')).not.toContain('no name yet')
  const { name } = readConfig({}).branch
  await setBranch(store.settings, { ...(await store.settings.onlyBranch()), name })
  expect(await says('/setup')).toContain('❌ The branch has no name yet. To give it one: /setup name:"Kirklees UNISON"')
  expect(await says('/setup name:"Calderdale UNISON"')).toContain('Set-up of Calderdale UNISON')
  expect(await says('/setup')).not.toContain('no name yet')
  expect(await says('/audit')).toContain('The branch’s name: Calderdale UNISON. By @sam.')
})

it('no branch takes the name of another one', async () => {
  const { ask, close } = await branchWith([])
  onTestFinished(close)
  const says = (line: string): Promise<string> => ask(line, NOW, manager)
  await says('/setup newbranch:"Leeds UNISON"')
  expect(await says('/setup name:"leeds unison"')).toBe('I cannot take that name. Please choose another.')
  expect(await says('/setup name:"KIRKLEES UNISON"')).toContain('Set-up of KIRKLEES UNISON')
})
