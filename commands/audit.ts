import { z } from 'zod'
import type { Person } from '../src/core/adapter.ts'
import { command } from '../src/core/command.ts'
import type { Line, Piece } from '../src/core/message.ts'
import { pageButtons, pageOf, pageOption } from '../src/core/paging.ts'
import { momentWords } from '../src/core/time.ts'

const PER_PAGE = 10

export default command({
  name: 'audit',
  summary: 'For officers: which officer published or set what, and when.',
  access: 'officer',
  input: z.object({ page: pageOption }),
  async run({ page = 1 }, { acts, branch }) {
    const shown = pageOf(page, PER_PAGE)
    const entries = await acts.audit(branch.id, shown.ask)
    const items = shown
      .of(entries)
      .map(
        ({ at, about, officer, second }): Line => [
          { bold: momentWords(at, branch.zone) },
          `: ${about.replace(/\.$/, '')}. By `,
          by(officer),
          ...(second ? [', confirmed by ', by(second)] : []),
          '.',
        ],
      )
    return {
      summary:
        items.length === 0
          ? 'Nothing has been published or set yet.'
          : `What officers of ${branch.name} published and set.`,
      blocks: [
        { type: 'heading', text: 'What officers published and set' },
        items.length === 0 ? { type: 'text', text: 'Nothing yet.' } : { type: 'list', items },
        ...pageButtons({ page, more: entries.length > PER_PAGE, run: 'audit' }),
      ],
    }
  },
})

const by = ({ platform, id }: Person): Piece => ({ mention: { kind: 'person', platform, id } })
