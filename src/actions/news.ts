import type { ActJobOf, Acts } from '../core/acts.ts'
import type { Job } from '../core/jobs.ts'
import { type Block, say } from '../core/message.ts'
import type { Facts, Settings } from '../core/stores.ts'
import type { Clock } from '../core/time.ts'
import { cautionsOf } from '../domain/cautions.ts'
import { notConfirmed, secondOfficerAsked, updatePosted } from '../domain/officer-words.ts'
import { type Places, toEach } from './places.ts'
import type { Said, Speaker } from './speaker.ts'

interface Parts {
  readonly facts: Facts
  readonly settings: Settings
  readonly acts: Acts
  readonly clock: Clock
}

const whereNote = ({ where: place }: ActJobOf<'trouble'>): readonly Block[] =>
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
    async update(work: ActJobOf<'update'>, said: Said): Promise<readonly Job[]> {
      const dispute = await facts.dispute(work.dispute)
      const update = await facts.update(work.dispute, work.update)
      if (!dispute || !update) return []
      const wrong = work.corrects === undefined ? undefined : await facts.update(work.dispute, work.corrects)
      if (work.to) {
        const message = updatePosted(dispute, update, { ends: work.ends, wrong })
        return (await speaker.post(work.to, message, said, dispute.branch)).next
      }
      return toEach(await places.announcing(dispute.branch), work, said.key, clock.now())
    },

    async secondOfficer(work: ActJobOf<'second officer'>, said: Said): Promise<readonly Job[]> {
      const draft = await acts.find(work.branch, work.draft)
      // Confirmed, changed or thrown away in the meantime.
      if (!draft?.waiting) return []
      if (!work.to) return toEach(await places.officers(work.branch), work, said.key, clock.now())
      const { zone } = await settings.branch(work.branch)
      const message = secondOfficerAsked(draft, zone, await cautionsOf(draft.proposal, facts, clock.now()))
      return (await speaker.post(work.to, message, said, work.branch)).next
    },

    async draftOver(work: ActJobOf<'draft over'>, said: Said): Promise<readonly Job[]> {
      const draft = await acts.find(work.branch, work.draft)
      // Confirmed, changed or thrown away in the meantime.
      if (!draft || (work.why === 'too late' && !draft.waiting)) return []
      if (!work.to && !work.author) {
        const { platform } = draft.author
        const author: Job = { key: `${said.key} author`, due: clock.now(), work: { ...work, author: true, platform } }
        return [author, ...toEach(await places.officers(work.branch), work, said.key, clock.now())]
      }
      const message = notConfirmed(draft, work.why, (await settings.branch(work.branch)).zone)
      if (work.to) return (await speaker.post(work.to, message, said, work.branch)).next
      await speaker.tell(draft.author, message, said)
      return []
    },

    async trouble(work: ActJobOf<'trouble'>, said: Said): Promise<readonly Job[]> {
      if (work.to) {
        await speaker.post(work.to, say(work.sentence, ...whereNote(work)), said, work.branch)
        return []
      }
      const branches = work.branch === undefined ? (await settings.branches()).map(({ id }) => id) : [work.branch]
      const all = (await Promise.all(branches.map((branch) => places.officers(branch)))).flat()
      // Nobody has said yet where officers meet; once they do, they hear of it.
      if (all.length === 0) return [{ key: said.key, due: clock.now().add({ hours: 1 }), work }]
      return toEach(all, work, said.key, clock.now())
    },
  }
}
