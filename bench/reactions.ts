import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '../src/core/time.ts'
import { createLog } from '../src/log.ts'
import { createSteward } from '../src/steward.ts'
import { openStore } from '../src/store/open.ts'
import { createPerson } from '../test/emulators/discord/person.ts'
import { reactionEvent } from '../test/emulators/discord/reactions.ts'
import { slackPerson } from '../test/emulators/slack/person.ts'
import { put } from '../test/emulators/slack/reactions.ts'
import { IN_MEMORY } from '../test/support/reporting-parts.ts'
import { setSpace } from '../test/support/settings.ts'

const VOTES = 10_000
const SECONDS = 60
const EVENTS = 1_000_000
const AT_ONCE = 2_000
const EDIT_EVERY_S = 5
const EMOJI = ['1️⃣', '2️⃣'] as const
const NAMES = ['one', 'two'] as const
const MB = 2 ** 20

/** A minute of reactions on both platforms, a full recount, and a million events: how many edits, how exact, how much heap. */
export async function reactionsBench(): Promise<readonly string[]> {
  const log = createLog('silent')
  const store = await openStore({ sqlite: ':memory:' }, { name: 'Bench', zone: 'Europe/London' })
  const [discord, slack] = await Promise.all([createPerson({ log }), slackPerson({ mode: 'socket', log })])
  const { settings, jobs, polls } = store
  const clock = systemClock
  const adapters = [discord.adapter, slack.adapter]
  const { bot, worker, catchUp } = createSteward({
    store,
    adapters,
    clock,
    log,
    editEvery: EDIT_EVERY_S,
    reports: IN_MEMORY,
  })
  const { id: branch } = await settings.onlyBranch()
  for (const person of [discord, slack]) {
    const { platform } = person.adapter
    await settings.branchOf(platform, person.space)
    await setSpace(settings, branch, { platform, id: person.space, pollChannel: person.channel })
    await person.start(bot)
  }
  const author = { platform: 'discord', id: '1' } as const
  const draft = { branch, question: 'Bench?', options: ['Yes', 'No'], picks: 1, secret: false, showing: true }
  const { id } = await polls.draft(draft, author, clock.now())
  const places = [discord, slack].map(({ adapter, space, channel }) => ({ platform: adapter.platform, space, channel }))
  await polls.open(id, places, clock.now())
  await worker.runDue()
  worker.start()

  const message = [...discord.discord.posts.keys()].at(-1) ?? ''
  const posted = slack.slack.space.messages.at(-1)
  if (!posted) throw new Error('nothing was posted')
  const item = { type: 'message', channel: posted.channel, ts: posted.ts }
  const edits = { discord: discord.discord.requests.length, slack: slack.slack.called('chat.update').length }
  const started = performance.now()
  for (let n = 0; n < VOTES; n += 1) {
    const option = n % 3 === 0 ? 1 : 0
    if (n % 2 === 0) {
      const person = String(600_000_000_000_000_000n + BigInt(n))
      discord.discord.reactions.get(message)?.push({ emoji: EMOJI[option], person })
      discord.discord.gateway.send('MESSAGE_REACTION_ADD', reactionEvent(message, EMOJI[option], person, true))
    } else {
      put(slack.slack.space.reactions, posted, NAMES[option], `U${n}`)
      await slack.deliver(
        'events_api',
        slack.event({ type: 'reaction_added', user: `U${n}`, reaction: NAMES[option], item }),
      )
    }
    const ahead = (n / VOTES) * SECONDS * 1000 - (performance.now() - started)
    if (ahead > 5) await pause(ahead)
  }
  const took = (performance.now() - started) / 1000
  await pause((EDIT_EVERY_S + 3) * 1000)
  const patched = discord.discord.requests.slice(edits.discord).filter(({ method }) => method === 'patch').length
  const updated = slack.slack.called('chat.update').length - edits.slack

  const recounted = performance.now()
  await jobs.add([{ key: 'bench', due: clock.now(), work: { kind: 'poll recount', poll: id } }])
  await worker.runDue()
  const recount = performance.now() - recounted
  const { result } = (await polls.poll(branch, id)) ?? {}

  const before = heap()
  for (let n = 0; n < EVENTS; n += AT_ONCE) {
    for (let each = 0; each < AT_ONCE; each += 1)
      bot.touched(
        { place: places[0] ?? places[1] ?? { platform: 'discord', channel: '' }, id: message },
        { emoji: EMOJI[0], person: String(n % VOTES) },
      )
    await catchUp()
  }
  const after = heap()
  await worker.stop()
  await Promise.all([discord.stop(), slack.stop()])
  await store.close()
  return [
    `${VOTES} votes in ${took.toFixed(0)} s: ${patched} edits on Discord (goal: at most 60), ${updated} on Slack (at most 41), one in ${EDIT_EVERY_S} s`,
    `final tally ${result?.votes.join(' and ')}: ${result?.voters === VOTES ? 'exact' : 'WRONG'}`,
    `a full recount of ${VOTES} reactions ${recount.toFixed(0)} ms`,
    `heap after ${EVENTS} reaction events: ${(after - before).toFixed(1)} MB more (goal: at most 10)`,
  ]
}

function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / MB
}
