import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BranchUnderTest, branchWith } from '../support/branch.ts'
import { setSpace } from '../support/settings.ts'

const now = '2017-03-01T09:00'
let branch: BranchUnderTest
let missing: readonly string[] = []

beforeAll(async () => {
  branch = await branchWith([], {
    list: () => [{ platform: 'terminal', state: 'connected' }],
    missing: async () => missing,
  })
  const { settings } = branch.store
  await settings.branchOf('terminal', 'terminal')
  await setSpace(settings, (await settings.onlyBranch()).id, {
    platform: 'terminal',
    id: 'terminal',
    pollChannel: 'polls',
  })
})
afterAll(() => branch.close())

const poll = (words: string): Promise<string> => branch.ask(`/poll ${words}`, now)
const letters = 'abcdefghijklmnopqrstuvwxyz'.split('').join(';')

describe('/poll', () => {
  it('shows what would be posted, with the weekday and the rules, and posts nothing', async () => {
    const text = await poll('question:"Where shall we meet?" options:"Town hall; Library" closes:"Friday 5pm"')
    expect(text).toContain('Nothing is posted yet.')
    expect(text).toContain('It closes Fri 3 March 2017, 5pm UK time.')
    expect(text).toContain('Informal poll – not a ballot, gives no legal mandate.')
    expect(await branch.ask('/polls', now)).toBe('No poll is open.')
  })

  it('says in the preview of how many the turnout is', async () => {
    expect(await poll('question:"Where?" options:"Town; Library" roll:50')).toContain(
      'The turnout is of 50 on the roll.',
    )
    expect(await poll('question:"Where?" options:"Town; Library"')).not.toContain('roll')
  })

  it('warns of a question that reads like a ballot, before anything is posted', async () => {
    const text = await poll('question:"Are you prepared to take part in strike action?" options:"Yes; No"')
    expect(text).toMatch(/^Please think again\./)
    expect(text).toContain('it could be used against the union')
  })

  it.each([
    ['question:"Which?" options:"Only one"', 'Give 2 to 10 options, with ; between them. I read 1.'],
    [`question:"Which?" options:"${letters}"`, 'Give 2 to 10 options, with ; between them. I read 26.'],
    [`question:"Which?" options:"${'x'.repeat(500)}; y"`, 'At most 100 letters an option, please.'],
    ['question:"Which?" options:"Yes; yes"', 'Two of the options are the same.'],
    ['question:"Which?" options:"A; B" closes:"28 February 2017 5pm"', 'and that is past'],
    ['question:"Which?" options:"A; B" closes:"26 March 2017 1.30am"', 'the clocks go forward over it'],
    ['question:"Which?" options:"A; B" closes:"some day"', 'I cannot read “some day” as a time.'],
    ['question:"Which?" options:"A; B" choices:3', 'one person cannot choose 3'],
    ['question:"Which?" options:"A; B" choices:2 secret:yes', 'A secret poll has one choice each'],
    ['question:"Which?" options:"A; B" choices:11', 'Choices each: say a whole number from 1 to 10.'],
    ['question:"Wh" options:"A; B"', 'Question:'],
  ])('%s', async (words, sentence) => expect(await poll(words)).toContain(sentence))

  it('makes nothing of a poll that cannot be posted', async () => {
    missing = ['Give Steward the permission “Add Reactions” in #polls: Edit Channel → Permissions.']
    expect(await poll('question:"Which?" options:"A; B"')).toContain(missing[0])
    missing = []
  })

  it('is posted once, by its author alone', async () => {
    const { blocks } = await branch.message('/poll question:"Once?" options:"A; B"', now)
    const [post] = blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []))
    const other = { asker: { platform: 'terminal', id: 'ann' } } as const
    expect(await branch.ask(post?.run ?? '', now, other)).toContain('That draft is not there any more')
    expect(await branch.ask(post?.run ?? '', now)).toContain('It is on its way')
    expect(await branch.ask(post?.run ?? '', now)).toContain('That draft is not there any more')
    expect(await branch.ask('/closepoll once', now, other)).toContain('Only the author of a poll and officers')
    expect(await branch.ask('/closepoll nothing', now)).toContain('I know no poll “nothing”.')
    expect(await branch.ask('/export', now)).toContain('Only the branch’s officers')
  })

  it('is found by nobody before it is posted, by its name either', async () => {
    const { blocks } = await branch.message('/poll question:"Shall we resign?" options:"Yes; No"', now)
    const [post] = blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []))
    const id = post?.run.split(' ').at(-1) ?? ''
    expect(id).toMatch(/^\w{8}$/)
    for (const words of [`/closepoll ${id}`, `/extendpoll closes:"Friday 5pm" poll:${id}`, '/closepoll resign'])
      expect(await branch.ask(words, now)).toMatch(/I know no poll “(\w{8}|resign)”/)
    expect(await branch.ask('/polls', now)).not.toContain('resign')
  })

  it('is not posted after its closing time', async () => {
    const { blocks } = await branch.message('/poll question:"Late?" options:"A; B" closes:"today 10am"', now)
    const [post] = blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []))
    expect(await branch.ask(post?.run ?? '', '2017-03-01T11:00')).toContain(
      'Its closing time has passed in the meantime.',
    )
  })
})

describe('/link', () => {
  it('knows a code for ten minutes, once, and on another platform', async () => {
    const there = { asker: { platform: 'discord', id: '1' } } as const
    const code = async (): Promise<string> => /\/link (\w+)/.exec(await branch.ask('/link', now))?.[1] ?? ''
    expect(await branch.ask(`/link ${await code()}`, now)).toContain('That code was made on this platform.')
    expect(await branch.ask(`/link ${await code()}`, '2017-03-01T09:11', there)).toContain('I do not know that code')
    expect(await branch.ask(`/link ${await code()}`, '2017-03-01T09:09', there)).toContain('Linked.')
    expect(await branch.ask('/unlink', now)).toContain('The link is gone.')
    expect(await branch.ask('/unlink', now, there)).toContain('Your accounts were not linked.')
  })
})
