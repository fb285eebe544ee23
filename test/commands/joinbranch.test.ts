import { expect, it, onTestFinished } from 'vitest'
import type { Ask } from '../../src/core/access.ts'
import { branchWith, limits, seed } from '../support/branch.ts'

const NOW = '2017-03-01T09:00'
const MOVED = 'This server or workspace now belongs to Leeds UNISON.'

const from = (space: string, manages = true): Partial<Ask> => ({
  place: { platform: 'terminal', space, channel: 'c' },
  holds: async (group) => group === undefined && manages,
})

async function twoBranches(files: readonly string[]) {
  const branch = await branchWith(files)
  onTestFinished(() => branch.close())
  const says = (line: string, space = 'here', manages = true): Promise<string> =>
    branch.ask(line, NOW, from(space, manages))
  const made = await says('/setup newbranch:"Leeds UNISON"')
  const code = /joinbranch (\w+)/.exec(made)?.[1] ?? ''
  return { ...branch, says, made, code }
}

it('the line on the screen is said to be for the other server, and typed here it moves nothing', async () => {
  const { says, made, code, store } = await twoBranches([seed()])
  expect(made).toContain(`not here, but in that one: /joinbranch ${code}`)
  await says('/setup announce:news desk:officers')
  const [first] = await store.settings.branches()
  const before = await store.settings.spaces(first?.id ?? '')
  for (const line of [`/joinbranch ${code}`, `/joinbranch ${code}`]) {
    const said = await says(line)
    expect(said).toContain('This server or workspace belongs to Kirklees UNISON. I have changed nothing')
    expect(said).toContain('Kirklees children’s social workers: members here would no longer be told of it')
    expect(said).toContain('What is set here: announce channel and officers’ channel.')
    expect(said).toContain('Kirklees UNISON has no other server or workspace')
  }
  expect(before).toHaveLength(1)
  expect(await store.settings.spaces(first?.id ?? '')).toEqual(before)
  expect(await says('/status')).toContain('Kirklees')
  expect(await says(`/joinbranch ${code}`, 'there')).toContain(MOVED)
})

it('whoever has read what is lost moves the server by one more step, which both branches find in their audit list', async () => {
  const { says, code, bot, store } = await twoBranches([seed()])
  const ask: Ask = {
    asker: { platform: 'terminal', id: 'sam' },
    place: { platform: 'terminal', space: 'here', channel: 'c' },
    holds: async (group) => group === undefined,
    memberSince: async () => 'unknown',
    mayNotifyAll: async () => false,
  }
  const asked = await bot.answer(`/joinbranch ${code}`, ask, limits)
  const buttons = asked.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []))
  expect(buttons.map(({ label }) => label)).toEqual(['Leave Kirklees UNISON'])
  expect(await says(buttons[0]?.run ?? '', 'here', false)).toContain('Only whoever manages this server')
  const moved = await says(buttons[0]?.run ?? '')
  expect(moved).toContain(MOVED)
  expect(await says('/status')).toContain('No dispute is open')
  expect(await says('/audit')).toContain('A Terminal server or workspace joined. By @sam.')
  const [first] = await store.settings.branches()
  expect((await store.acts.audit(first?.id ?? '', { limit: 9 })).map(({ about }) => about)).toContain(
    'A Terminal server or workspace left',
  )
})

it('a branch that lost its only server gets it back by the code that whoever moved it was given', async () => {
  const { says, code } = await twoBranches([seed()])
  const moved = await says(`/joinbranch ${code} leave:yes`)
  const back = /To bring one back to it, within a week: \/joinbranch (\w+)/.exec(moved)?.[1] ?? ''
  expect(await says(`/joinbranch ${back}`)).toContain('now belongs to Kirklees UNISON')
  expect(await says('/status')).toContain('Kirklees children’s social workers')
})

it('nobody moves a server who manages it and is none of its officers', async () => {
  const { ask, says, code } = await twoBranches([seed()])
  await ask('/setup officers:stewards', NOW, { ...from('here'), holds: async () => true })
  expect(await says(`/joinbranch ${code} leave:yes`)).toContain('Only one of its officers can move it.')
})

it('a server that joined the first branch by itself, and in which nothing is set, moves at once', async () => {
  const { says, code } = await twoBranches([])
  expect(await says(`/joinbranch ${code}`)).toContain(MOVED)
})

it('a lost code is replaced where no server has joined with it, and the lost one holds no more', async () => {
  const { says, code } = await twoBranches([seed()])
  const again = await says('/setup newbranch:"leeds unison"')
  expect(again).toContain('A new code for Leeds UNISON; one that was given before holds no more.')
  const anew = /joinbranch (\w+)/.exec(again)?.[1] ?? ''
  expect(await says(`/joinbranch ${code}`, 'there')).toContain('I do not know that code')
  expect(await says(`/joinbranch ${anew}`, 'there')).toContain(MOVED)
})

it('nobody gets a code for a branch that has begun, nor hears that it is there', async () => {
  const { says, code, store } = await twoBranches([seed()])
  await says(`/joinbranch ${code}`, 'there')
  const refused = 'I cannot take that name. Please choose another.'
  expect(await says('/setup newbranch:"Kirklees UNISON"', 'there')).toBe(refused)
  expect(await says('/setup newbranch:"Leeds UNISON"')).toBe(refused)
  // Also where its only server has left again.
  const back = /joinbranch (\w+)/.exec(await says('/setup addserver:yes'))?.[1] ?? ''
  expect(await says(`/joinbranch ${back}`, 'there')).toContain('now belongs to Kirklees UNISON')
  const [, leeds] = await store.settings.branches()
  expect(await store.settings.spaces(leeds?.id ?? '')).toEqual([])
  expect(await says('/setup newbranch:"Leeds UNISON"')).toBe(refused)
})

it('the code for a further server holds after it was tried in the one that is there', async () => {
  const { says } = await twoBranches([seed()])
  const code = /joinbranch (\w+)/.exec(await says('/setup addserver:yes'))?.[1] ?? ''
  expect(await says(`/joinbranch ${code}`)).toContain('belongs to Kirklees UNISON already. Say that in the other one')
  expect(await says(`/joinbranch ${code}`, 'another')).toContain('now belongs to Kirklees UNISON')
  expect(await says(`/joinbranch ${code}`, 'third')).toContain('I do not know that code')
})
