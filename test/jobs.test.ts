import { describe, expect, it, onTestFinished } from 'vitest'
import type { ClaimedJob } from '../src/core/jobs.ts'
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
    clock,
    log,
    async handle(job) {
      await handle(job)
      return undefined
    },
  })
  const add = (key: string, minutes = 0): Promise<void> =>
    jobs.add([{ key, due: clock.now().add({ minutes }), work: { kind: 'poll recount', poll: key } }])
  return { worker, clock, log, jobs, add }
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
})
