import type { ActJobOf, Acts, Draft, Ending } from '../core/acts.ts'
import type { MessageRef } from '../core/adapter.ts'
import type { Job } from '../core/jobs.ts'
import { type Block, say } from '../core/message.ts'
import type { Facts, Settings } from '../core/stores.ts'
import type { Clock } from '../core/time.ts'
import { cautionsOf } from '../domain/cautions.ts'
import { draftOver } from '../domain/draft-words.ts'
import { secondOfficerAsked, updatePosted } from '../domain/officer-words.ts'
import { aboutProposal } from '../domain/proposal-words.ts'
import { type Places, toEach, where } from './places.ts'
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
  const overIn = ({ place, id }: MessageRef, work: ActJobOf<'draft over'>): Job => ({
    key: `draft over ${work.draft} ${work.why} ${where(place)} ${id} ${clock.now()}`,
    due: clock.now(),
    work: { ...work, to: place, message: id },
  })

  /** Undefined where it does not hold any more that the waiting is over, or something else has been told of it. */
  async function endingOf(
    work: ActJobOf<'draft over'>,
  ): Promise<{ readonly draft: Draft; readonly why: Ending } | undefined> {
    const ended = await acts.ended(work.branch, work.draft)
    // Another job tells of that.
    if (ended) return work.why === 'ended' ? { draft: ended, why: ended.became } : undefined
    const draft = await acts.find(work.branch, work.draft)
    if (!draft || work.why === 'ended') return undefined
    if (work.why === 'refused') return { draft, why: 'refused' }
    if (!draft.waiting) return undefined
    // A file may have been loaded in the meantime.
    return { draft, why: (await acts.overtaken(draft.proposal, clock.now())) ?? 'too late' }
  }

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
      const { ref, next } = await speaker.post(work.to, message, said, work.branch)
      if (!ref) return next
      await acts.asked(work.draft, ref)
      // It came to an end while this was said: the message must not ask any more.
      const ended = await acts.ended(work.branch, work.draft)
      return ended
        ? [...next, overIn(ref, { kind: 'draft over', branch: work.branch, draft: work.draft, why: 'ended' })]
        : next
    },

    async draftOver(work: ActJobOf<'draft over'>, said: Said): Promise<readonly Job[]> {
      const found = await endingOf(work)
      if (!found) return []
      const { draft, why } = found
      if (!work.to && !work.author) {
        const asked = await acts.askedIn(draft.id)
        const unasked = (await places.officers(work.branch)).filter((to) =>
          asked.every(({ place }) => where(place) !== where(to)),
        )
        const { platform } = draft.author
        const author: Job = { key: `${said.key} author`, due: clock.now(), work: { ...work, author: true, platform } }
        const inAsked = asked.map((ref) => overIn(ref, work))
        // Whoever took it back knows of it, and where nobody was asked, nothing has to be put right.
        if (why === 'taken back') return inAsked
        const anew = why === 'published' ? [] : toEach(unasked, work, said.key, clock.now())
        return [author, ...inAsked, ...anew]
      }
      const { zone } = await settings.branch(work.branch)
      const message = draftOver(draft, why, zone)
      if (work.to && work.message !== undefined) {
        const ref = { place: work.to, id: work.message }
        return (await speaker.edit(ref, message, aboutProposal(draft.proposal, zone), said, work.branch)).next
      }
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
