import { z } from 'zod'
import { historiesOf } from '../src/core/action-histories.ts'
import { command } from '../src/core/command.ts'
import type { Action, TimelineEntry } from '../src/core/facts.ts'
import type { Line } from '../src/core/message.ts'
import { pageButtons, pageOf, pageOption } from '../src/core/paging.ts'
import { aboutDispute, disputeChoices, disputeOption } from '../src/core/pick-dispute.ts'
import { spanWords } from '../src/core/time.ts'
import { timeline } from '../src/domain/timeline.ts'
import { tookPlaceUntil } from '../src/domain/took-place.ts'
import { citation, dated, orCorrected } from '../src/domain/wording.ts'

const PER_PAGE = 8

export default command({
  name: 'timeline',
  summary: 'What happened in the dispute, the newest first, each with its source.',
  sameForAll: true,
  input: z.object({ page: pageOption, dispute: disputeOption }),
  complete: disputeChoices,
  run: ({ page = 1, dispute }, context) =>
    aboutDispute(context, { command: 'timeline', dispute }, async ({ id, key, title, zone }) => {
      const now = context.clock.now()
      // Each kind of record is asked for as many as could fill all pages up to this one; only then is it known which are the newest.
      const enough = { limit: page * PER_PAGE + 1 }
      const { facts } = context
      const [changes, ballots, talks, updates] = await Promise.all([
        facts.changes(id, now, enough),
        facts.ballots(id, now, { ...enough, corrected: true }),
        facts.talks(id, now, enough),
        facts.updates(id, now, { ...enough, corrected: true }),
      ])
      const entries = timeline({ changes, ballots, talks, updates }).slice((page - 1) * PER_PAGE)
      const shown = pageOf(page, PER_PAGE).of(entries)
      const histories = await historiesOf(
        shown.flatMap(({ change }) => (change && change.revision > 0 ? [change] : [])),
        context,
      )
      return {
        summary: `Timeline of ${title}, the newest first.`,
        blocks: [
          { type: 'heading', text: `Timeline: ${title}` },
          shown.length === 0
            ? { type: 'text', text: page === 1 ? 'Nothing is recorded yet.' : 'Nothing older is recorded.' }
            : {
                type: 'list',
                items: shown.map((entry) => line(entry, tookPlace(entry, histories), zone)),
              },
          ...pageButtons({ page, more: entries.length > PER_PAGE, run: `timeline dispute:${key}` }),
        ],
      }
    }),
})

/** What took place of an action that was changed while it was under way: people lose pay for it. */
function tookPlace({ change }: TimelineEntry, histories: ReadonlyMap<string, readonly Action[]>): string {
  const before = histories.get(change?.key ?? '')?.find(({ revision }) => revision + 1 === change?.revision)
  const span = change && before && tookPlaceUntil(before, change)
  return span ? ` It took place on ${spanWords(span)}.` : ''
}

/** Nothing that members have read here is gone in silence. */
const line = ({ when, text, corrected, source }: TimelineEntry, took: string, zone: string): Line =>
  dated(when, zone, ...orCorrected(`${text}${took}`, corrected, zone), ' (', citation(source, zone), ')')
