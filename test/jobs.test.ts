import { describe, expect, it, onTestFinished } from 'vitest'
import type { ClaimedJob } from '../src/core/jobs.ts'
import type { Platform } from '../src/core/message.ts'
import { clockAt } from '../src/core/time.ts'
import { createWorker } from '../src/jobs.ts'
import { openStore } from '../src/store/open.ts'
import { at, UK } from './support/branch.ts'
import { collectLog } from './support/log.ts'

async function workshop(handle: (job: ClaimedJob) => Promise<void>) {
  const store = await openStore({ sqlite: ':memory:' }, { name: 'Kirklees', zone: UK })
  onTestFinished(() => store.close())
  const clock = clockAt(at('2017-03-01T09:00'))
  const log = collectLog()
  const { jobs } = store
  const worker = createWorker({
    jobs,
    about: async (work) =>
      'to' in work && work.to ? { branch: 'b', what: `“News” on ${work.to.platform}` } : undefined,
    clock,
    log,
    async handle(job) {
      await handle(job)
      return undefined
    },
  })
  const add = (key: string, minutes = 0): Promise<void> =>
    jobs.add([{ key, due: clock.now().add({ minutes }), work: { kind: 'poll recount', poll: key } }])
  const addPost = (key: string, platform: Platform): Promise<void> =>
    jobs.add([
      { key, due: clock.now(), work: { kind: 'update', dispute: 'd', update: 'u', to: { platform, channel: 'c' } } },
    ])
  return { worker, clock, log, jobs, add, addPost }
}

describe('the loop over jobs', () => {
  it('does what is due, in its order, once, and nothing before its time', async () => {
    const done: string[] = []
    const { worker, clock, add } = await workshop(async ({ key }) => void done.push(key))
    await add('later', 10)
    await add('b', 0)
    await add('a', -5)
    await worker.runDue()
    expect(done).toEqual(['a', 'b'])
    clock.wait(10)
    await worker.runDue()
    await worker.runDue()
    expect(done).toEqual(['a', 'b', 'later'])
  })

  it('tries again later what failed, and lets nothing else wait for it', async () => {
    const tried: string[] = []
    let broken = true
    const { worker, clock, log, add } = await workshop(async ({ key }) => {
      tried.push(key)
      if (key === 'bad' && broken) throw new Error('words of a member')
    })
    await add('bad', -1)
    await add('good')
    await worker.runDue()
    expect(tried).toEqual(['bad', 'good'])
    expect(log.text()).toContain('job put off')
    expect(log.text()).not.toContain('member')
    broken = false
    clock.wait(1)
    await worker.runDue()
    expect(tried).toEqual(['bad', 'good', 'bad'])
  })

  it('sets aside what fails for two days, and says so', async () => {
    const { worker, clock, log, jobs, add } = await workshop(async () => {
      throw new Error('always')
    })
    await add('poisoned')
    for (let hours = 0; hours < 80 && (await jobs.setAsideCount()) === 0; hours += 0.25) {
      await worker.runDue()
      clock.wait(15)
    }
    expect(await jobs.setAsideCount()).toBe(1)
    expect(log.text()).toContain('job set aside')
  })

  it('finishes the job in hand when it is stopped, and gives the others back', async () => {
    const done: string[] = []
    let stop: Promise<void> | undefined
    const shop = await workshop(async ({ key }) => {
      stop ??= shop.worker.stop()
      done.push(key)
    })
    await shop.add('first', -1)
    await shop.add('second')
    await shop.worker.runDue()
    await stop
    expect(done).toEqual(['first'])
    expect((await shop.jobs.claim(shop.clock.now(), 5, 60)).map(({ key }) => key)).toEqual(['second'])
  })

  it('waits with one platform’s posts for each other, and with no other’s', async () => {
    const done: string[] = []
    let answers = (): void => {}
    const silence = new Promise<void>((resolve) => {
      answers = resolve
    })
    const { worker, addPost } = await workshop(async ({ key }) => {
      if (key === 'discord 1') await silence
      done.push(key)
      if (key === 'slack 2') answers()
    })
    for (const n of [1, 2])
      for (const platform of ['discord', 'slack'] as const) await addPost(`${platform} ${n}`, platform)
    await worker.runDue()
    expect(done).toEqual(['slack 1', 'slack 2', 'discord 1', 'discord 2'])
  })

  it('lets go of what another process has taken while this one was held up', async () => {
    const done: string[] = []
    const shop = await workshop(async ({ key }) => {
      done.push(key)
      shop.clock.wait(2)
      const taken = await shop.jobs.claim(shop.clock.now(), 9, 60)
      expect(taken.map((job) => job.key)).toEqual(['first', 'second'])
    })
    for (const key of ['first', 'second']) await shop.addPost(key, 'slack')
    await shop.worker.runDue()
    expect(done).toEqual(['first'])
  })

  it('lets no direct message on one platform wait for those on another', async () => {
    const done: string[] = []
    let answers = (): void => {}
    const silence = new Promise<void>((resolve) => {
      answers = resolve
    })
    const shop = await workshop(async ({ key }) => {
      if (key === 'a') await silence
      done.push(key)
      if (key === 'c') answers()
    })
    const work = { kind: 'action news', dispute: 'd', action: 'a', revision: 1, asker: 'x' } as const
    await shop.jobs.add(
      (['slack', 'slack', 'discord'] as const).map((platform, n) => ({
        key: 'abc'.charAt(n),
        due: shop.clock.now(),
        work: { ...work, platform },
      })),
    )
    await shop.worker.runDue()
    expect(done).toEqual(['c', 'a', 'b'])
  })

  it('waits about twice as long after each try, a quarter of an hour at the most, and never all for the same time', async () => {
    const tries: Record<string, number[]> = {}
    const { worker, clock, jobs, add } = await workshop(async ({ key }) => {
      tries[key] = [...(tries[key] ?? []), clock.now().epochMilliseconds / 1000]
      throw new Error('always')
    })
    const names = Array.from({ length: 20 }, (_, n) => `${n}`)
    for (const name of names) await add(name)
    await worker.runDue()
    for (let second = 0; second < 4 * 3600; second += 1) {
      clock.wait(1 / 60)
      const due = await jobs.nextDue()
      if (due && due.epochMilliseconds <= clock.now().epochMilliseconds) await worker.runDue()
    }
    const waits = names.map((name) => (tries[name] ?? []).map((at, n, all) => at - (all[n - 1] ?? at)).slice(1))
    for (const [n, middle] of [5, 10, 20, 40, 80, 160, 320, 640, 900, 900].entries()) {
      const each = waits.map((all) => all[n] ?? 0)
      expect(Math.min(...each)).toBeGreaterThanOrEqual(middle * 0.75)
      expect(Math.max(...each)).toBeLessThanOrEqual(middle * 1.25 + 1)
      expect(new Set(each).size).toBeGreaterThan(1)
    }
  })

  it('tells officers of what members wait for in vain: after ten minutes, and when it is given up', async () => {
    const told: string[] = []
    const branches: (string | undefined)[] = []
    const { worker, clock, addPost } = await workshop(async ({ work }) => {
      if (work.kind !== 'trouble') throw new Error('always')
      told.push(work.sentence)
      branches.push(work.branch)
    })
    await addPost('poisoned', 'slack')
    await addPost('poisoned too', 'terminal')
    const minutes = async (count: number): Promise<void> => {
      for (let n = 0; n < count; n += 5) {
        await worker.runDue()
        clock.wait(5)
      }
      await worker.runDue()
    }
    await minutes(60)
    expect(told.filter((sentence) => sentence.includes('For about ten minutes')).sort()).toEqual([
      expect.stringContaining('not been able to post “News” on slack. I go on trying.'),
      expect.stringContaining('not been able to post “News” on terminal. I go on trying.'),
    ])
    await minutes(4 * 24 * 60)
    expect(told.filter((sentence) => sentence.includes('After two days'))).toHaveLength(2)
    expect(told).toHaveLength(4)
    expect(new Set(branches)).toEqual(new Set(['b']))
  })
})
