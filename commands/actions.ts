import { z } from 'zod'
import { historiesOf } from '../src/core/action-histories.ts'
import { command, UserError } from '../src/core/command.ts'
import type { Action } from '../src/core/facts.ts'
import type { Block, Line } from '../src/core/message.ts'
import { pageButtons, pageOf, pageOption } from '../src/core/paging.ts'
import { aboutDispute, disputeChoices, disputeOption } from '../src/core/pick-dispute.ts'
import { actionLine } from '../src/domain/describe.ts'
import { endedEarly } from '../src/domain/outlook.ts'
import { tookPlaceBefore } from '../src/domain/took-place.ts'

const PER_PAGE = 8

export default command({
  name: 'actions',
  summary: 'The actions to come and those that are over; called-off ones are struck through.',
  sameForAll: true,
  input: z.object({
    which: z
      .enum(['coming', 'past'])
      .optional()
      .meta({ description: 'Only those to come, or only those that are over', label: 'Which' }),
    page: pageOption,
    dispute: disputeOption,
  }),
  complete: disputeChoices,
  run: ({ which, page = 1, dispute }, context) =>
    aboutDispute(context, { command: 'actions', dispute }, async ({ id, key, title }) => {
      const now = context.clock.now()
      const shown = pageOf(page, PER_PAGE)
      const [coming, past] = await Promise.all([
        which === 'past' && page > 1
          ? []
          : context.facts.coming(id, now, which === 'coming' ? shown.ask : { limit: PER_PAGE + 1 }),
        which === 'coming' ? [] : context.facts.past(id, now, shown.ask),
      ])
      const more = (which === 'coming' ? coming : past).length > PER_PAGE
      if (page > 1 && (which === 'coming' ? coming : past).length === 0)
        throw new UserError(`There is no page ${page}. Type /actions for the first one.`)
      const toCome = shown.of(coming).filter((action) => !endedEarly(action))
      const over = [...(page === 1 ? coming.filter(endedEarly) : []), ...shown.of(past)]
      const histories = await historiesOf(
        [...toCome, ...over].filter(({ revision }) => revision > 0),
        context,
      )
      const line = (action: Action): Line => actionLine(action, tookPlaceBefore(histories.get(action.key) ?? []))
      return {
        summary: `Actions in ${title}: ${toCome.length === 0 ? 'none' : toCome.length} to come.`,
        blocks: [
          ...(which === 'past' ? [] : listed('To come', 'None announced.', toCome.map(line))),
          ...(which === 'coming' ? [] : listed('Over', 'None yet.', over.map(line))),
          ...pageButtons({ page, more, run: `actions ${which ?? 'past'} dispute:${key}` }),
        ],
      }
    }),
})

const listed = (title: string, none: string, lines: readonly Line[]): readonly Block[] => [
  { type: 'text', text: { bold: title } },
  lines.length === 0 ? { type: 'text', text: none } : { type: 'list', items: lines },
]
