import { expect, it, onTestFinished } from 'vitest'
import { commands } from '../../commands/index.ts'
import { render } from '../../src/adapters/terminal/render.ts'
import type { Ask } from '../../src/core/access.ts'
import type { Message } from '../../src/core/message.ts'
import { type Option, options, type RawInput } from '../../src/core/options.ts'
import { clockAt } from '../../src/core/time.ts'
import { readDisputeFile } from '../../src/domain/dispute-file.ts'
import { createSteward } from '../../src/steward.ts'
import { openStore, type Store } from '../../src/store/open.ts'
import { terminalPerson } from '../adapters/terminal/person.ts'
import { at, limits, seed, UK } from '../support/branch.ts'
import { collectLog } from '../support/log.ts'
import { IN_MEMORY } from '../support/reporting-parts.ts'
import { setSpace } from '../support/settings.ts'

const NOW = '2017-03-01T09:00'
const MARK = /Kirklees|Huddersfield|walkout|caseload|Holmes|SECRETQUESTION|Community Care/i

/** All that a branch has, as text. */
async function everything(store: Store, branch: string): Promise<string> {
  const now = at('2030-01-01')
  const page = { limit: 1000 }
  const disputes = await store.facts.disputes(branch, now)
  const of = await Promise.all(
    disputes.map(async ({ id }) => {
      const issues = await store.facts.issues(id, now)
      return Promise.all([
        issues,
        ...issues.map(({ key: issue }) => store.facts.issueNotes(id, now, { issue }, page)),
        store.facts.ballots(id, now, page),
        store.facts.changes(id, now, page),
        store.facts.claims(id, now, {}, page),
        store.facts.updates(id, now, page),
      ])
    }),
  )
  return JSON.stringify([
    disputes,
    of,
    await store.polls.openPolls(branch, page),
    await store.polls.closedPolls(branch, page),
    await store.acts.audit(branch, page),
    await store.settings.spaces(branch),
    await store.settings.branch(branch),
  ])
}

async function branchInOne() {
  const clock = clockAt(at(NOW))
  const store = await openStore({ sqlite: ':memory:' }, { name: 'First branch', zone: UK })
  const terminal = terminalPerson().adapter
  const { bot, catchUp, rooms } = createSteward({
    store,
    adapters: [terminal],
    clock,
    log: collectLog(),
    editEvery: 0,
    reports: IN_MEMORY,
  })
  onTestFinished(() => store.close())
  const ask = (space: string, id: string): Ask => ({
    asker: { platform: 'terminal', id },
    place: { platform: 'terminal', space, channel: 'c' },
    holds: async (group) => group === undefined,
    memberSince: async () => 'unknown',
    mayNotifyAll: async () => true,
  })

  const first = await store.settings.onlyBranch()
  await store.write(first.id, readDisputeFile(seed(), 'seed.json'))
  const channels = { announceChannel: 'a', pollChannel: 'p' }
  await setSpace(store.settings, first.id, { platform: 'terminal', id: 'one', ...channels })
  const says = async (line: string, space: string, who = 'officer'): Promise<string> =>
    render(await bot.answer(line, ask(space, who), limits), { colour: false })
  return { store, bot, catchUp, rooms, clock, ask, first, says }
}

it('a server that somebody has added Steward to by themselves is told nothing, and makes nobody an officer', async () => {
  const { store, says, first } = await branchInOne()
  const before = await everything(store, first.id)
  for (const line of [
    '/status',
    '/evidence',
    '/concerns',
    '/calloff reason:"Talks."',
    '/setup announce:x',
    '/setup addserver:yes',
    'directconcern 1 "We are bullied at work, all of us."',
  ])
    expect(await says(line, 'theirs'), line).toContain('This server has not joined a branch yet')
  expect(await says('/joinbranch abcd2345', 'theirs')).toContain('I do not know that code')
  expect(await everything(store, first.id)).toBe(before)

  const code = /joinbranch (\w+)/.exec(await says('/setup addserver:yes', 'one'))?.[1] ?? ''
  expect(await says(`/joinbranch ${code}`, 'two')).toContain('now belongs to First branch')
  expect(await says('/status', 'two')).toContain('Kirklees')
  expect(await says(`/joinbranch ${code}`, 'theirs')).toContain('I do not know that code')
})

it('two branches that ask the same thing at the same moment are each answered with their own', async () => {
  const { says, store, clock } = await branchInOne()
  await store.settings.newBranch({ name: 'Second branch', zone: UK }, 'second23', clock.now())
  await says('/joinbranch second23', 'two')
  for (let n = 0; n < 2; n++) {
    const [ours, theirs] = await Promise.all([says('/status', 'one'), says('/status', 'two')])
    expect(ours).toContain('Kirklees children’s social workers')
    expect(theirs).toContain('No dispute is open')
    expect(theirs).not.toMatch(MARK)
  }
})

/** What they typed themselves, as it may be read back to them. */
const THEIRS = (names: readonly string[]): RegExp =>
  new RegExp(
    names
      .filter((each) => each.length > 3)
      .map((each) => each.replaceAll('-', '\\W+'))
      .join('|'),
    'gi',
  )

const OWN = '/opendispute title:"Pay" employer:"Leeds council" union:"UNISON Leeds" about:"Pay alone."'
/** These end the dispute, or change who may act. */
const LAST = ['settle', 'setup', 'joinbranch', 'opendispute']

/** What an officer might say for what a command needs. */
function plausible({
  name,
  required,
  kind,
  choices,
}: Option): readonly (readonly [string, string | number | boolean])[] {
  if (!required) return []
  if (choices[0] !== undefined) return [[name, choices[0]]]
  if (kind !== 'text') return [[name, kind === 'yesno' ? true : 1]]
  return [
    [name, { when: 'Friday 3pm for an hour', closed: '10 February 2017', options: 'a;b' }[name] ?? 'Because of it.'],
  ]
}

it('nobody of another branch sees or changes anything, whatever they call by whatever name', async () => {
  const { store, bot, catchUp, rooms, clock, ask, first, says } = await branchInOne()
  const poll = await bot.answer(
    '/poll question:"SECRETQUESTION?" options:"a;b" closes:"Friday 5pm"',
    ask('one', 'o'),
    limits,
  )
  const pollId = /postpoll (\w+)/.exec(JSON.stringify(poll))?.[1] ?? ''
  await says(`/postpoll ${pollId}`, 'one', 'o')
  const draft = await bot.answer('/calloff reason:"Talks."', ask('one', 'o'), limits)
  const draftId = /publish (\w+)/.exec(JSON.stringify(draft))?.[1] ?? ''
  const code = /joinbranch (\w+)/.exec(await says('/setup newbranch:"Second branch"', 'one'))?.[1] ?? ''
  await catchUp()
  expect(await says(`/joinbranch ${code}`, 'two')).toContain('now belongs to Second branch')
  await says('/setup announce:x polls:y', 'two')
  const [dispute] = await store.facts.disputes(first.id, clock.now())
  const [action] = await store.facts.coming(dispute?.id ?? '', clock.now(), { limit: 1 })
  const names = ['', dispute?.id, dispute?.key, action?.key, pollId, draftId, 'pay', 'off', 'past', '1'].flatMap(
    (name) => name ?? [],
  )
  expect(names).toHaveLength(10)

  const { store: told } = await rooms.kept(first)
  const room = await rooms.room(first)
  await room.file({ form: 'workload', area: 'whole-service', bands: { cases: '26-30' } })
  for (let n = 0; n < 5; n++) await room.note(`SECRETQUESTION ${n}`)
  const inConfidence = async (): Promise<string> =>
    JSON.stringify([await told.unreleased(), (await told.bundle(room.window))?.texts.length, await told.releases()])
  const heard = await inConfidence()

  const before = await everything(store, first.id)
  for (const command of commands) {
    const inputs: readonly RawInput[] = names.map((name) =>
      Object.fromEntries(
        options(command)
          .filter(({ required, kind }) => required || (name !== '' && kind === 'text'))
          .map(({ name: option, choices, kind }) => [
            option,
            choices[0] ??
              (kind === 'integer' ? 1 : kind === 'yesno' ? true : name === '' ? 'Friday 3pm for an hour' : name),
          ]),
      ),
    )
    for (const raw of inputs) {
      if ('newbranch' in raw) continue
      for (const who of ['officer', 'o', 'member']) {
        const answer = await bot.run(command, raw, ask('two', who), limits)
        const said = render(answer, { colour: false }).replaceAll(/“[^”]*”/g, '')
        expect(said.replaceAll(THEIRS(names), ''), command.name).not.toMatch(MARK)
      }
    }
  }
  await catchUp()
  expect(await everything(store, first.id)).toBe(before)
  expect(await inConfidence()).toBe(heard)

  // In a dispute of its own most commands get further; each of their options names something of the first branch in turn.
  await press(await bot.answer(OWN, ask('two', 'officer'), limits))
  for (const command of commands.filter(({ name }) => !LAST.includes(name)))
    for (const option of options(command).filter(({ kind }) => kind === 'text'))
      for (const name of names.slice(1)) {
        const raw = Object.fromEntries([...options(command).flatMap(plausible), [option.name, name]])
        const answer = await bot.run(command, raw, ask('two', 'officer'), limits)
        const said = render(answer, { colour: false }).replaceAll(/“[^”]*”/g, '')
        expect(said.replaceAll(THEIRS(names), ''), `${command.name} ${option.name}`).not.toMatch(MARK)
        await press(answer)
      }
  await catchUp()
  expect(await store.facts.coming((await ownDispute())?.id ?? '', clock.now(), { limit: 1 })).toHaveLength(1)
  expect(await everything(store, first.id)).toBe(before)
  expect(await inConfidence()).toBe(heard)

  async function ownDispute() {
    const [, second] = await store.settings.branches()
    return (await store.facts.disputes(second?.id ?? '', clock.now()))[0]
  }

  /** Publishes, records or sends what was shown. */
  async function press(message: Message): Promise<void> {
    const [button] = message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []))
    if (button) await bot.answer(button.run, ask('two', 'officer'), limits)
  }
}, 120_000)
