import type { ReportRoom, Reports } from '../core/reports.ts'
import type { Branch } from '../core/stores.ts'
import type { Clock } from '../core/time.ts'
import { UserError } from '../core/user-error.ts'
import { createLimiter, type Limiter } from '../reports/limiter.ts'
import type { ReportsStore } from '../reports/store/open.ts'
import { windowOf as isWindow } from '../reports/window.ts'
import { expiryOf, lastReleased, windowOf } from '../reports/windows.ts'
import { createDrafts } from './drafts.ts'
import { createShown } from './shown.ts'

export interface RoomParts {
  /** Opens the store of one branch. */
  open(branch: string): Promise<ReportsStore>
  salt(purpose: string): Uint8Array
  /** The public keys of organisers. */
  readonly recipients: readonly string[]
  readonly clock: Clock
}

/** What is in hand of one branch. */
export interface Kept {
  readonly store: ReportsStore
  readonly limiter: Limiter
}

export interface Rooms extends Reports {
  kept(branch: Branch): Promise<Kept>
  /**
   * To be called every minute: covers when something was reported, lets go of drafts that nobody came back for, and when a
   * window is over, of who reported in it and of texts that were kept for long enough.
   */
  tick(branches: readonly Branch[]): Promise<void>
  close(): Promise<void>
}

/** Loaded only when somebody tells something: most questions need none of it. */
const sealing = () => import('../reports/seal.ts')
const receipts = () => import('../reports/receipt.ts')

const CHANGED =
  'The published figures are not as they were published: somebody has changed them in the database. I show none of them. Please tell an officer; a backup has the right ones.'

const keyOf = (lookup: Uint8Array): string => Buffer.from(lookup).toString('hex')

const DAMAGED = 'One answer is damaged and cannot be read.'

export function createRooms({ open, salt, recipients, clock }: RoomParts): Rooms {
  const opened = new Map<string, Promise<Kept>>()
  /** Up to which window what is old was deleted. */
  const expired = new Map<string, string>()
  const drafts = createDrafts(clock)
  const shown = createShown(clock)

  async function opening({ id, zone }: Branch): Promise<Kept> {
    const store = await open(id)
    const window = windowOf(clock.now(), zone)
    try {
      const nothingYet = !(await store.unreleased()).includes(window)
      return { store, limiter: createLimiter(window, nothingYet) }
    } catch (error) {
      // It will be opened anew, each time with a connection of its own.
      await store.close()
      throw error
    }
  }

  function kept(branch: Branch): Promise<Kept> {
    const known = opened.get(branch.id)
    if (known) return known
    const fresh = opening(branch)
    opened.set(branch.id, fresh)
    // The disk may have room, or the server answer, the next time.
    fresh.catch(() => opened.delete(branch.id))
    return fresh
  }

  const allOpened = async (): Promise<readonly Kept[]> =>
    (await Promise.allSettled(opened.values())).flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))

  /** Of each branch by itself: where one file fails, the others are covered all the same. */
  async function passTime(branch: Branch): Promise<void> {
    const { store, limiter } = await kept(branch)
    const window = windowOf(clock.now(), branch.zone)
    limiter.enter(window)
    await store.tick()
    if (expired.get(branch.id) === window) return
    await store.expire(window)
    expired.set(branch.id, window)
  }

  async function room(branch: Branch): Promise<ReportRoom> {
    const { store } = await kept(branch)
    const window = windowOf(clock.now(), branch.zone)
    const keysOf = async (receipt: string) => (await receipts()).lookupOf(receipt, salt(`receipts|${branch.id}`))
    return {
      window,
      file: ({ form, area, bands }) =>
        store.file({
          batch: window,
          form,
          area,
          answers: Object.entries(bands).map(([item, band]) => ({ item, band })),
        }),
      note: async (text) => store.note(window, await (await sealing()).seal(text, recipients)),
      async thread(text) {
        const [{ newReceipt }, { seal }] = await Promise.all([receipts(), sealing()])
        const receipt = await newReceipt()
        const { lookup, recipient } = await keysOf(receipt)
        const first = await seal(text, recipients)
        await store.openThread({ lookup, replyTo: recipient, expiresBatch: expiryOf(window), first })
        return { receipt }
      },
      async replies(receipt) {
        const { openSealed } = await sealing()
        const { lookup, identity } = await keysOf(receipt)
        const sealed = await store.answers(lookup)
        // They are deleted by now, so one that is damaged must not cost the others.
        const texts = await Promise.all(sealed.map((each) => openSealed(each, identity).catch(() => DAMAGED)))
        return shown.add(
          keyOf(lookup),
          texts.filter((text) => text !== undefined),
        )
      },
      async withdraw(receipt) {
        const { lookup } = await keysOf(receipt)
        shown.forget(keyOf(lookup))
        await store.withdraw(lookup)
      },
      async reply(code, text) {
        const to = await store.replyTo(code)
        if (to === undefined) return false
        const { seal } = await sealing()
        return store.answerThread({ code, sealed: await seal(text, [to]), expiresBatch: expiryOf(window) })
      },
      async releases() {
        const all = await store.releases()
        const { verify } = await import('../reports/chain.ts')
        if (!verify(all).ok) throw new UserError(CHANGED)
        return all
      },
      async bundle() {
        const last = lastReleased(clock.now(), branch.zone)
        const handed = await store.bundle(last, branch.reporting?.handedOut)
        if (!handed) return undefined
        const { texts, upTo } = handed
        const { writeBundle } = await import('../reports/bundle.ts')
        return { file: writeBundle({ window: upTo, texts }), texts: texts.length, window: upTo }
      },
      async taken(upTo) {
        // Only what was handed out: the window comes back from a button, and buttons can be typed.
        const { handedOut } = branch.reporting ?? {}
        if (handedOut === undefined || !isWindow(upTo) || upTo > handedOut) return false
        return store.bundleTaken(upTo)
      },
    }
  }

  return {
    sealed: recipients.length > 0,
    drafts,
    holdsReceipt: async (text) => (await receipts()).holdsReceipt(text),
    kept,
    room,
    async turns(branch, who, window) {
      const { limiter } = await kept(branch)
      return {
        take: (what) => limiter.take(who, what, window),
        had: (what) => limiter.had(who, what, window),
        giveBack: (what) => limiter.giveBack(who, what, window),
      }
    },
    async tick(branches) {
      drafts.forgetOld()
      shown.forgetOld()
      const done = await Promise.allSettled(branches.map(passTime))
      const failed = done.find((each) => each.status === 'rejected')
      if (failed) throw failed.reason
    },
    async close() {
      for (const { store } of await allOpened()) await store.close()
    },
  }
}
