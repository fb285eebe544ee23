import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Gathering } from '../../../src/core/adapter.ts'
import { Temporal } from '../../../src/core/time.ts'
import { createPerson, type DiscordPerson } from '../../emulators/discord/person.ts'
import { specsArePresent } from '../../emulators/discord/spec.ts'
import { IDS, roles } from '../../emulators/discord/world.ts'
import { discordBot } from './bot.ts'

const ACTIVE = 2
const COMPLETED = 3
const CANCELED = 4

let person: DiscordPerson

beforeAll(async () => {
  person = await createPerson()
  await person.start(discordBot(person.log))
})

afterAll(async () => {
  if (specsArePresent) expect(person.discord.violations).toEqual([])
  await person.stop()
})

beforeEach(() => {
  person.discord.scheduled.clear()
  person.discord.requests.length = 0
  person.discord.failures.length = 0
})

const inHours = (hours: number, more: Partial<Gathering> = {}): Gathering => {
  const starts = Temporal.Now.instant().add({ minutes: Math.round(hours * 60) })
  return { title: 'Walkout', about: 'One hour.', where: 'Depot', starts, ends: starts.add({ hours: 2 }), ...more }
}
const schedule = (event: Gathering, id?: string) => person.adapter.schedule(IDS.guild, event, id)
const event = (id: string) => person.discord.scheduled.get(id)
const sent = () => person.discord.requests.filter(({ method }) => method !== 'get')

describe('Discord: events', () => {
  it('has all that an event elsewhere than on Discord needs', async () => {
    const about = `Meet at 2.${'\n'}${'x'.repeat(2_000)}`
    const id = await schedule(inHours(30, { title: 'T'.repeat(200), about, where: 'W'.repeat(200) }))
    expect(event(id)).toMatchObject({ entity_type: 3, privacy_level: 2, status: 1 })
    const body = sent()[0]?.body as Record<string, string> & { entity_metadata: { location: string } }
    expect([body.name, body.description, body.entity_metadata.location].map((each) => each?.length)).toEqual([
      100, 1_000, 100,
    ])
    expect(body.description).toMatch(/^Meet at 2\.\nxxx/)
    await schedule(inHours(30, { title: ' ', where: '' }))
    expect(sent()[1]?.body).toMatchObject({ name: '…', entity_metadata: { location: '…' } })
  })

  it('is changed while it is to come', async () => {
    const id = await schedule(inHours(30))
    expect(await schedule(inHours(40, { where: 'Gate 2' }), id)).toBe(id)
    expect(event(id)).toMatchObject({ entity_metadata: { location: 'Gate 2' } })
  })

  it('keeps its start once it has begun, whether Discord has noticed or not', async () => {
    const id = await schedule(inHours(1))
    for (const status of [1, ACTIVE]) {
      Object.assign(event(id) ?? {}, { status })
      expect(await schedule(inHours(-0.5, { title: `Walkout ${status}` }), id)).toBe(id)
      expect(event(id)).toMatchObject({ name: `Walkout ${status}` })
    }
    expect(sent().at(-1)?.body).not.toHaveProperty('scheduled_start_time')
  })

  it('is left alone once it is over', async () => {
    const id = await schedule(inHours(1))
    expect(await schedule(inHours(-5), id)).toBe(id)
    expect(sent()).toHaveLength(1)
  })

  it('is a new one where the old one is gone, over or cancelled', async () => {
    const first = await schedule(inHours(30))
    person.discord.scheduled.delete(first)
    const second = await schedule(inHours(30), first)
    for (const status of [COMPLETED, CANCELED]) {
      Object.assign(event(second) ?? {}, { status })
      const third = await schedule(inHours(31), second)
      expect(third).not.toBe(second)
      expect(event(third)).toMatchObject({ status: 1 })
    }
  })

  it('is ended, and a new one, where it is put off after it has begun', async () => {
    const first = await schedule(inHours(30))
    Object.assign(event(first) ?? {}, { status: ACTIVE })
    const second = await schedule(inHours(50), first)
    expect(second).not.toBe(first)
    expect(event(first)).toMatchObject({ status: COMPLETED })
  })

  it('is not asked for once it has begun', async () => {
    await expect(schedule(inHours(-0.5))).rejects.toMatchObject({ why: 'not allowed' })
    expect(sent()).toEqual([])
  })

  it('is cancelled, or ended where it has begun, and that it is gone is no mistake', async () => {
    const ids = [await schedule(inHours(30)), await schedule(inHours(31)), await schedule(inHours(32))] as const
    Object.assign(event(ids[1]) ?? {}, { status: ACTIVE })
    person.discord.scheduled.delete(ids[2])
    for (const id of [...ids, ...ids]) await person.adapter.cancel(IDS.guild, id)
    expect([event(ids[0])?.status, event(ids[1])?.status]).toEqual([CANCELED, COMPLETED])
  })

  it('names the permission that it lacks', async () => {
    const place = { platform: 'discord', space: IDS.guild, channel: IDS.channel } as const
    expect(await person.adapter.missing(place, 'events')).toEqual([])
    const role = roles.find(({ id }) => id === IDS.botRole)
    if (!role) throw new Error('the role of Steward is not there')
    const held = role.permissions
    role.permissions = String(BigInt(held) & ~(1n << 44n))
    try {
      const lacking = { why: 'not allowed', message: expect.stringMatching(/“Create Events”.*“Manage Events”/) }
      await expect(schedule(inHours(30))).rejects.toMatchObject(lacking)
      expect(await person.adapter.missing(place)).toEqual([])
      expect(await person.adapter.missing(place, 'events')).toEqual([
        'Give Steward’s role the permission “Create Events”: Server Settings → Roles.',
      ])
    } finally {
      role.permissions = held
    }
  })

  it('says that there are too many', async () => {
    person.discord.failures.push({ path: /scheduled-events$/, status: 400, code: 30_038, times: 1 })
    await expect(schedule(inHours(30))).rejects.toMatchObject({ message: expect.stringContaining('100 events') })
  })
})
