import { expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { render } from '../../src/adapters/terminal/render.ts'
import { options, type RawInput } from '../../src/core/options.ts'
import { inDispute, posts, published } from '../support/running.ts'

/** What members ask for, and what is for them to do: their own polls, reminders, links and confidences. */
const OWN = /^(poll|postpoll|closepoll|extendpoll|droppoll|vote|remindme|there|link|unlink)$/

it('nothing that a member calls, by whatever name, publishes or changes a thing', async () => {
  const world = await inDispute()
  const { store, clock, bot, discord } = world
  await published(world, '/announce type:walkout when:"2 March 3pm for an hour" title:"Walkout"')
  await world.officer('/calloff reason:"Talks."')
  const draft = world.code
  const { id: branch } = await store.settings.onlyBranch()
  const [dispute] = await store.facts.disputes(branch, clock.now())
  const [action] = await store.facts.coming(dispute?.id ?? '', clock.now(), { limit: 1 })
  const everything = async (): Promise<string> => {
    const page = { limit: 100 }
    const of = async (id = ''): Promise<unknown> => {
      const issues = await store.facts.issues(id, clock.now())
      return Promise.all([
        store.facts.changes(id, clock.now(), page),
        store.facts.updates(id, clock.now(), page),
        store.facts.ballots(id, clock.now(), page),
        store.facts.claims(id, clock.now(), {}, page),
        issues,
        ...issues.map(({ key: issue }) => store.facts.issueNotes(id, clock.now(), { issue }, page)),
      ])
    }
    const settings = [await store.settings.branches(), await store.settings.spaces(branch)]
    const drafts = await store.acts.find(branch, draft)
    const known = [await store.facts.disputes(branch, clock.now()), await of(dispute?.id)]
    return JSON.stringify([settings, known, drafts, await store.acts.audit(branch, page), posts(world)])
  }
  const member = {
    asker: { platform: 'discord', id: '700000000000000001' },
    place: { platform: 'discord', space: discord.space, channel: discord.channel },
    holds: async () => false,
    memberSince: async () => 'unknown' as const,
    mayNotifyAll: async () => true,
  } as const

  const before = await everything()
  for (const command of commands) {
    if (OWN.test(command.name) || command.kind === 'anonymous') continue
    for (const name of [draft, action?.key ?? '', dispute?.key ?? '', 'Friday 3pm for an hour', '1']) {
      const raw: RawInput = Object.fromEntries(
        options(command).map(({ name: option, choices, kind }) => [
          option,
          choices[0] ?? (kind === 'integer' ? 1 : kind === 'yesno' ? true : name),
        ]),
      )
      const said = render(await bot.run(command, raw, member, discord.adapter.limits), { colour: false })
      if (command.access === 'officer') expect(said, command.name).toContain('Only the branch’s officers can do that.')
    }
  }
  await world.pass(1)
  expect(await everything()).toBe(before)
})
