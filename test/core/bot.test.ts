import { describe, expect, it } from 'vitest'
import type { Place } from '../../src/core/adapter.ts'
import { at, branchWith, seed } from '../support/branch.ts'
import { setBranch } from '../support/settings.ts'

const now = '2017-03-01T09:00'
const channel: Place = { platform: 'discord', space: 'guild', channel: 'general' }
const manager = { place: channel, holds: async (group: string | undefined) => group === undefined }

describe('/setup', () => {
  it('is for officers, and says so politely', async () => {
    const branch = await branchWith([])
    expect(await branch.ask('/setup', now)).toContain('Only the branch’s officers can do that.')
    const direct = { place: { platform: 'discord', channel: 'dm' } as const, holds: async () => true as const }
    expect(await branch.ask('/setup', now, direct)).toContain('Please ask that in the branch’s server')
    await branch.close()
  })

  it('lists what is missing and how to mend it, and keeps what is set', async () => {
    const posts: string[] = []
    const branch = await branchWith([seed()], {
      list: () => [
        { platform: 'discord', state: 'connected' },
        { platform: 'slack', state: 'refused' },
      ],
      missing: async ({ channel: id }) => (id === 'secret' ? ['Give Steward the permission to post there.'] : []),
      post: async (place, message) => void posts.push(`${place.channel}: ${message.summary}`),
    })
    const bare = await branch.ask('/setup', now, manager)
    expect(bare).toContain('✅ Discord: connected.')
    expect(bare).toContain('❌ Slack: refused the token.')
    expect(bare).toContain('/setup announce:#channel')

    expect(await branch.ask('/setup announce:secret', now, manager)).toBe('Give Steward the permission to post there.')
    expect(await branch.ask('/setup quiet:late', now, manager)).toContain('Say the quiet hours like this')
    expect(await branch.ask('/setup zone:London', now, manager)).toContain('Europe/London')
    expect(await branch.ask('/setup zone:BST', now, manager)).toBe(
      '“BST” is the time of half the year only: say Europe/London, which is right in summer and in winter.',
    )
    expect(posts).toEqual([])

    await branch.ask(
      '/setup announce:news polls:votes workspace:union quiet:21:00-8:00 zone:Europe/Dublin',
      now,
      manager,
    )
    const set = await branch.ask('/setup', now, manager)
    expect(set).toContain('Quiet hours: 21:00 to 08:00')
    expect(set).toContain('Europe/Dublin (Ireland time)')
    expect(set).toContain('is the union’s')
    expect(posts).toEqual(['news: I am Steward. From now on, actions of Kirklees UNISON are announced here.'])
    expect(await branch.ask('/setup quiet:none', now, manager)).toContain('Quiet hours: none.')
    await branch.close()
  })

  it('has everything that officers set in the audit list, in a line each, with who did it and without a code', async () => {
    const branch = await branchWith([])
    const says = (line: string): Promise<string> => branch.ask(line, now, { ...manager, holds: async () => true })
    const listed = async (page: number): Promise<readonly string[]> =>
      [...(await says(`/audit page:${page}`)).matchAll(/^- .*?, 9am UK time: (.*)$/gm)].map(([, line = '']) => line)
    const codes = [await says('/setup addserver:yes'), await says('/setup newbranch:"Leeds UNISON"')]
    await says('/setup announce:news polls:votes desk:officers workspace:union quiet:21:00-8:00')
    await says('/setup second:yes notice:"HR, the council" reminders:"48, 1" officers:stewards')
    // What is set as it was changes nothing.
    await says('/setup announce:news second:yes quiet:21:00-08:00')
    expect([...(await listed(1)), ...(await listed(2))]).toEqual(
      [
        'Notice of action goes to: HR, the council',
        'Two officers are needed to publish',
        'Reminders: 48 hours and an hour before an action',
        'Officers’ group on Discord: changed',
        'Quiet hours: 21:00 to 08:00',
        'Whose server or workspace it is on Discord: the union’s',
        'Officers’ channel on Discord: changed',
        'Poll channel on Discord: changed',
        'Announce channel on Discord: changed',
        'New branch Leeds UNISON, with a code',
        'A code for one more server of this branch',
      ].map((line) => `${line}. By @sam.`),
    )
    await says('/setup zone:Europe/Dublin')
    expect(await says('/audit')).toContain('Time zone: Europe/Dublin. By @sam.')
    for (const said of codes) {
      const code = /joinbranch (\w+)/.exec(said)?.[1] ?? expect.fail()
      expect((await says('/audit')) + (await says('/audit page:2'))).not.toContain(code)
    }
    await branch.close()
  })

  it('takes out again what was set, and is asked once more before its officers are shut out', async () => {
    const branch = await branchWith([])
    const asker = { place: channel, holds: async (group: string | undefined) => group === 'stewards' }
    const all = { ...manager, holds: async () => true }
    await branch.ask('/setup announce:#a polls:p desk:d officers:@stewards notice:"HR, the council"', now, all)
    const set = await branch.store.settings.spaces((await branch.store.settings.onlyBranch()).id)
    expect(set).toEqual([
      {
        platform: 'discord',
        id: 'guild',
        announceChannel: 'a',
        pollChannel: 'p',
        officerChannel: 'd',
        officerGroup: 'stewards',
      },
    ])
    expect(await branch.ask('/setup announce:none polls:none desk:None notice:none', now, asker)).toMatch(
      /Announce channel: none yet[\s\S]*Poll channel: none yet[\s\S]*Officers’ channel: none yet[\s\S]*Who has to be given notice/,
    )
    expect(await branch.ask('/setup desk:d clear:desk', now, asker)).toContain(
      'You set “desk” and take it out at the same time. Say desk: or clear:desk, not both. I have changed nothing.',
    )
    expect(await branch.ask('/setup clear:officers', now, asker)).toContain(
      'You do not manage this server or workspace.',
    )
    expect(await branch.ask('/setup clear:officers', now, all)).toContain('Officers: whoever manages this server')
    expect(await branch.ask('/audit', now, all)).toContain('Poll channel on Discord: taken out. By @sam.')
    await branch.close()
  })

  it('takes no quiet hours that are no time at all', async () => {
    const branch = await branchWith([])
    expect(await branch.ask('/setup quiet:8:00-08:00', now, manager)).toBe(
      'From 08:00 to 08:00 is no time at all. Say two hours that differ, or none.',
    )
    expect(await branch.ask('/setup', now, manager)).toContain('Quiet hours: none.')
    await branch.close()
  })

  it('goes by Europe/London where an earlier release took a zone that there is not, and says so', async () => {
    const branch = await branchWith([seed()])
    const { settings } = branch.store
    const first = await settings.onlyBranch()
    await setBranch(settings, { ...first, zone: 'BST' })
    expect(await branch.ask('/nextaction', now)).toContain('Thu 2 March 2017, 3pm to 4pm UK time')
    expect(await branch.ask('/setup', now, manager)).toContain(
      '❌ Time zone: “BST” is set, and there is none of that name, so I go by Europe/London. To set it: /setup zone:Europe/London',
    )
    expect(await branch.ask('/setup zone:Europe/London', now, manager)).toContain('✅ Time zone: Europe/London')
    expect(await settings.onlyBranch()).toEqual(first)
    await branch.close()
  })

  it('says that something could not be sent, once it was given up', async () => {
    const branch = await branchWith([])
    const { jobs } = branch.store
    const due = at(now)
    await jobs.add([{ key: 'k', due, work: { kind: 'poll recount', poll: 'p' } }])
    expect(await branch.ask('/setup', now, manager)).not.toContain('could not be sent')
    await jobs.claim(due, 1, 60)
    await jobs.setAside('k', 'Error')
    expect(await branch.ask('/setup', now, manager)).toContain('❌ 1 message could not be sent.')
    await branch.close()
  })

  it('hands over from those who manage the server to those who hold the group', async () => {
    const branch = await branchWith([])
    const held = (group: string | undefined) => async (asked: string | undefined) => asked === group
    const asked = await branch.ask('/setup officers:stewards', now, manager)
    expect(asked).toContain('You are not in that group yourself. If I set that, you are no officer here any more')
    expect(asked).toContain('[1] Set it all the same')
    expect(await branch.ask('/setup', now, manager)).toContain('whoever manages this server')
    expect(await branch.ask('/setup officers:stewards sure:yes', now, manager)).toContain(
      'From now on you are no officer',
    )
    expect(await branch.ask('/setup', now, manager)).toContain('Only the branch’s officers')
    expect(await branch.ask('/setup', now, { place: channel, holds: held('stewards') })).toContain('Set-up of')
    // Once the group was deleted, whoever manages the server can mend it.
    const deleted = async (group: string | undefined) => (group === undefined ? true : ('gone' as const))
    expect(await branch.ask('/setup', now, { place: channel, holds: deleted })).toContain('Set-up of')
    expect(await branch.ask('/setup officers:nobody', now, { place: channel, holds: deleted })).toContain(
      'I cannot find that role',
    )
    await branch.close()
  })
})

it('logs what was asked by its name alone', async () => {
  const branch = await branchWith([seed()])
  await branch.ask('/claims topic:"something private"', now, { asker: { platform: 'discord', id: '123456789' } })
  await branch.ask('I am afraid of my manager', now)
  expect(branch.log.text()).toContain('"command":"claims"')
  for (const secret of ['private', '123456789', 'afraid']) expect(branch.log.text()).not.toContain(secret)
  await branch.close()
})

it('keeps every button within what all platforms carry, for any dispute key', async () => {
  const file = JSON.parse(seed())
  const branch = await branchWith([JSON.stringify({ ...file, dispute: { ...file.dispute, key: 'a'.repeat(40) } })])
  for (const line of [
    'status',
    'nextaction',
    'actions',
    'actions past',
    'timeline',
    'timeline page:2',
    'claims',
    `claims topic:${'m'.repeat(60)}`,
    'help',
  ]) {
    const { blocks } = await branch.message(line, now)
    for (const block of blocks)
      if (block.type === 'buttons') for (const { run } of block.buttons) expect(run.length).toBeLessThanOrEqual(90)
  }
  await branch.close()
})

describe('what Steward does not know', () => {
  const suggested = async (line: string): Promise<string> => {
    const branch = await branchWith([])
    const said = await branch.ask(line, now)
    await branch.close()
    return said
  }

  it.each([
    ['stauts', 'Did you mean /status?'],
    ['nextacton', 'Did you mean /nextaction?'],
    ['next acton', 'Did you mean /nextaction?'],
    ['next', 'Did you mean /nextaction?'],
    ['remind', 'Did you mean /remindme?'],
    ['hlep', 'Did you mean /help?'],
    ['poles', 'Did you mean /polls'],
    // An officer's command, all but typed.
    ['annuonce', 'Did you mean /announce?'],
    ['callof', 'Did you mean /calloff?'],
  ])('is answered with what it is near to: %s', async (line, sentence) =>
    expect(await suggested(line)).toContain(sentence),
  )

  it.each([
    'hi',
    'pay',
    '😢',
    'sam@example.com',
    'love',
    'date',
    'no',
    'where',
    'union',
    'thanks',
    '27',
    '/',
    'setttttle',
  ])('is answered with where to begin, where it is near to nothing: %s', async (line) => {
    const said = await suggested(line)
    expect(said).toContain('Try /status or /nextaction. Type /help to see everything I answer.')
    expect(said).toContain('[1] /status   [2] /nextaction   [3] /help')
  })
})
