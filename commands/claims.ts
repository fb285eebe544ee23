import { z } from 'zod'
import { command } from '../src/core/command.ts'
import type { Claim } from '../src/core/facts.ts'
import type { Block, Line } from '../src/core/message.ts'
import { pageButtons, pageOf, pageOption } from '../src/core/paging.ts'
import { aboutDispute, disputeChoices, disputeOption } from '../src/core/pick-dispute.ts'
import { capital, citation, orCorrected } from '../src/domain/wording.ts'

const TOPICS_PER_PAGE = 3
const CLAIMS_PER_TOPIC = 6
// A button carries its command in few characters; the beginning of a topic finds it as well.
const LONGEST_TOPIC = 20

export default command({
  name: 'claims',
  summary: 'Who said what, both sides, each with its source. Steward does not rule between them.',
  sameForAll: true,
  input: z.object({
    topic: z
      .string()
      .max(100)
      .optional()
      .meta({ description: 'Only what was said on this', label: 'Topic', complete: true }),
    page: pageOption,
    dispute: disputeOption,
  }),
  complete: {
    ...disputeChoices,
    topic: async ({ facts, branch, clock }) => {
      const disputes = await facts.disputes(branch.id, clock.now())
      const topics = await Promise.all(disputes.map(({ id }) => facts.topics(id, clock.now())))
      return topics.flat().map((topic) => ({ value: topic, label: topic }))
    },
  },
  run: ({ topic, page = 1, dispute }, context) =>
    aboutDispute(context, { command: 'claims', dispute }, async ({ id, key, title, zone }) => {
      const now = context.clock.now()
      const all = await context.facts.topics(id, now)
      const wanted =
        topic === undefined ? all : all.filter((each) => each.toLowerCase().includes(topic.trim().toLowerCase()))
      const topics = pageOf(page, TOPICS_PER_PAGE)
      const onPage = wanted.slice(topics.ask.offset, topics.ask.offset + topics.ask.limit)
      const groups = await Promise.all(
        topics.of(onPage).map(async (each) => ({
          topic: each,
          claims: await context.facts.claims(id, now, { topic: each }, { limit: CLAIMS_PER_TOPIC }),
        })),
      )
      const more = onPage.length > TOPICS_PER_PAGE
      return {
        summary: `Who said what in ${title}. Steward does not rule between the sides.`,
        blocks: [
          { type: 'heading', text: 'Who said what' },
          ...(groups.length === 0
            ? [{ type: 'text', text: nothing(all) } as const]
            : groups.flatMap((group) => onTopic(group, zone))),
          { type: 'note', text: 'Each as it was reported. Steward does not rule between the sides.' },
          ...pageButtons({
            page,
            more,
            run: `claims dispute:${key}${topic === undefined ? '' : ` topic:"${topic.replaceAll('"', '').slice(0, LONGEST_TOPIC)}"`}`,
          }),
        ],
      }
    }),
})

const nothing = (topics: readonly string[]): string =>
  topics.length === 0 ? 'Nothing is recorded yet.' : `Nothing is recorded on that. Topics: ${topics.join(', ')}.`

const onTopic = ({ topic, claims }: { topic: string; claims: readonly Claim[] }, zone: string): readonly Block[] => [
  { type: 'text', text: { bold: capital(topic) } },
  // The first to speak first, so that an answer follows what it answers; on the same day, in the order of the file.
  {
    type: 'list',
    items: claims
      .toSorted((a, b) => a.said.at.epochMilliseconds - b.said.at.epochMilliseconds)
      .map((claim) => claimLine(claim, zone)),
  },
]

/** Of what was wrong all is struck through: it may have been the speaker. */
const claimLine = ({ side, by, says, corrected, source }: Claim, zone: string): Line => [
  ...(corrected
    ? orCorrected(`${capital(side)}, ${by}: ${says}`, corrected, zone)
    : [{ bold: capital(side) }, `, ${by}: ${says}`]),
  ' (',
  citation(source, zone),
  ')',
]
