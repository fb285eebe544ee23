import type { ActJob, Acts } from '../core/acts.ts'
import { type Place, Refused } from '../core/adapter.ts'
import type { Job } from '../core/jobs.ts'
import { type Block, type Platform, say } from '../core/message.ts'
import type { Facts, Settings } from '../core/stores.ts'
import type { Clock } from '../core/time.ts'
import { cautionsOf } from '../domain/cautions.ts'
import { notConfirmed, secondOfficerAsked, updatePosted } from '../domain/officer-words.ts'
import type { Places } from './places.ts'
import { where } from './plans.ts'
import type { Said, Speaker } from './speaker.ts'

interface Parts {
  readonly facts: Facts
  readonly settings: Settings
  readonly acts: Acts
  readonly clock: Clock
}

type Of<K extends ActJob['kind']> = Extract<ActJob, { kind: K }>

const whereNote = ({ where: place }: Of<'trouble'>): readonly Block[] =>
  place === undefined
    ? []
    : [
        {
          type: 'note',
          text: ['Where: ', { mention: { kind: 'channel', platform: place.platform, id: place.channel } }],
        },
      ]

/** Status lines for everybody, and what is for officers alone. */
export function createNews({ facts, settings, acts, clock }: Parts, places: Places, speaker: Speaker) {
  return {
    async update(work: Of<'update'>, said: Said): Promise<readonly Job[]> {
      const dispute = await facts.dispute(work.dispute)
      const update = await facts.update(work.dispute, work.update)
      if (!dispute || !update) return []
      const wrong = work.corrects === undefined ? undefined : await facts.update(work.dispute, work.corrects)
      if (work.to) {
        const message = updatePosted(dispute, update, { ends: work.ends, wrong })
        return (await speaker.post(work.to, message, said, dispute.branch)).next
      }
      const all = await places.announcing(dispute.branch)
      return all.map((to) => ({ key: `${said.key} ${where(to)}`, due: clock.now(), work: { ...work, to } }))
    },

    async secondOfficer(work: Of<'second officer'>, said: Said): Promise<readonly Job[]> {
      const draft = await acts.find(work.branch, work.draft)
      // Confirmed, changed or thrown away in the meantime.
      if (!draft?.waiting) return []
      if (!work.to) {
        const all = await places.officers(work.branch)
        return all.map((to) => ({ key: `${said.key} ${where(to)}`, due: clock.now(), work: { ...work, to } }))
      }
      const { zone } = await settings.branch(work.branch)
      const message = secondOfficerAsked(draft, zone, await cautionsOf(draft.proposal, facts, clock.now()))
      return (await speaker.post(work.to, message, said, work.branch)).next
    },

    async draftOver(work: Of<'draft over'>, said: Said): Promise<readonly Job[]> {
      const draft = await acts.find(work.branch, work.draft)
      // Confirmed, changed or thrown away in the meantime.
      if (!draft || (work.why === 'too late' && !draft.waiting)) return []
      if (!work.to && !work.author) {
        const tell = (whom: string, to: { to: Place } | { author: true; platform: Platform }): Job => ({
          key: `${said.key} ${whom}`,
          due: clock.now(),
          work: { ...work, ...to },
        })
        const all = await places.officers(work.branch)
        return [
          tell('author', { author: true, platform: draft.author.platform }),
          ...all.map((to) => tell(where(to), { to })),
        ]
      }
      const message = notConfirmed(draft, work.why, (await settings.branch(work.branch)).zone)
      if (work.to) return (await speaker.post(work.to, message, said, work.branch)).next
      const adapter = speaker.adapter(draft.author.platform)
      try {
        await adapter?.post(await adapter.direct(draft.author), message, said.key, said.earlier)
      } catch (error) {
        // They take no messages from Steward; the officers' channel says it too.
        if (!(error instanceof Refused)) throw error
      }
      return []
    },

    async trouble(work: Of<'trouble'>, said: Said): Promise<readonly Job[]> {
      if (work.to) {
        await speaker.post(work.to, say(work.sentence, ...whereNote(work)), said, work.branch)
        return []
      }
      const branches = work.branch === undefined ? (await settings.branches()).map(({ id }) => id) : [work.branch]
      const all = (await Promise.all(branches.map((branch) => places.officers(branch)))).flat()
      // Nobody has said yet where officers meet; once they do, they hear of it.
      if (all.length === 0) return [{ key: said.key, due: clock.now().add({ hours: 1 }), work }]
      return all.map((to) => ({ key: `${said.key} ${where(to)}`, due: clock.now(), work: { ...work, to } }))
    },
  }
}
