import { describe, expect, it } from 'vitest'
import { inDispute, posts, published } from '../support/running.ts'

type World = Awaited<ReturnType<typeof inDispute>>

const WALKOUT =
  '/announce type:walkout when:"4 March 3pm for an hour" who:"UNISON members" ask:"Leave your post at 3pm."'
const SCHEDULED = 1

/** Discord takes no event that is past, by the clock of this computer. */
const inTime = (): Promise<World> => inDispute({ now: '2099-02-25T09:00' })
const events = ({ discord }: World) => [...discord.discord.scheduled.values()]
const standing = (world: World) => events(world).filter(({ status }) => status === SCHEDULED)
const unheard = ({ discord }: World): unknown =>
  discord.discord.failures.push({ method: 'post', path: /\/scheduled-events$/, status: 'no answer', times: 1 })
const retried = async (world: World): Promise<void> => {
  for (let n = 0; n < 5; n++) await world.pass(1)
}

describe('an event that Discord made without an answer', () => {
  it('is there once, and is changed and cancelled with its action', async () => {
    const world = await inTime()
    unheard(world)
    await published(world, WALKOUT)
    await retried(world)
    expect(events(world)).toMatchObject([{ name: 'One-hour walkout', status: SCHEDULED }])
    await published(world, '/calloff reason:"Talks."')
    expect(standing(world)).toEqual([])
  }, 60_000)

  it.each(['/calloff reason:"Talks."', '/move when:"5 March 10am for an hour" reason:"The hall."'])(
    'does not stand beside another one after: %s',
    async (line) => {
      const world = await inTime()
      unheard(world)
      await published(world, WALKOUT)
      await published(world, line)
      await retried(world)
      expect(standing(world).map((event) => event.scheduled_start_time)).toEqual(
        line.startsWith('/move') ? ['2099-03-05T10:00:00Z'] : [],
      )
    },
    60_000,
  )

  it('is not taken for that of another action of the same name and time', async () => {
    const world = await inTime()
    const picket = (gate: number) => `/announce type:picket when:"4 March 3pm for an hour" where:"Gate ${gate}"`
    await published(world, picket(1))
    await published(world, picket(2))
    expect(standing(world)).toHaveLength(2)
    const [first, ...rest] = [
      ...new Set(
        posts(world)
          .join()
          .match(/picket-\w+/g),
      ),
    ]
    expect(rest).toHaveLength(1)
    await published(world, `/calloff reason:"Talks." action:${first}`)
    expect(standing(world)).toMatchObject([{ entity_metadata: { location: 'Gate 2' } }])
  })
})

it('the event of a suspended action calls nobody, and says why and until when', async () => {
  const world = await inTime()
  await published(world, WALKOUT)
  expect(events(world)[0]?.description).toContain('Leave your post at 3pm.')
  await published(world, '/suspend reason:"Talks on Friday." resumes:"9 March"')
  expect(events(world)).toMatchObject([
    {
      name: 'SUSPENDED: One-hour walkout',
      description: 'Do not turn up for it.\nWhy: Talks on Friday.\nAgreed to resume on Mon 9 March 2099.',
    },
  ])
  await published(world, '/resume reason:"Talks failed."')
  expect(events(world)[0]?.description).toContain('Leave your post at 3pm.')
})
