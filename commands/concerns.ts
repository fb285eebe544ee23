import { z } from 'zod'
import { command } from '../src/core/command.ts'
import { mustNotBeEmployers } from '../src/core/in-confidence.ts'
import { say } from '../src/core/message.ts'
import { windowWords } from '../src/reports/window.ts'
import { noteSetting } from './note-setting.ts'
import { firstReporting } from './reporting-overview.ts'

export default command({
  name: 'concerns',
  summary: 'For officers: what members wrote without their names, as one file, once there are five texts.',
  access: 'officer',
  input: z.object({}),
  async run(_, context) {
    const { reports, branch, place, settings } = context
    await mustNotBeEmployers(place, context)
    const bundle = await (await reports.room(branch)).bundle()
    // How many there are is not said: from one day to the next, that would tell when somebody wrote.
    if (!bundle)
      return say(
        'There is nothing to hand out. I give texts a week after their four weeks are over, and five new ones at a time or more, so that nobody can guess who wrote which.',
      )
    const { file, texts, window } = bundle
    if (window !== branch.reporting?.handedOut)
      await settings.saveReporting(branch.id, (before = firstReporting(context)) => ({ ...before, handedOut: window }))
    const end = windowWords(window).replace(/^.* to /, '')
    await noteSetting(context, `Texts of members were handed out, up to ${end}`)
    return {
      summary: `${texts} texts of members, as a file.`,
      blocks: [
        {
          type: 'text',
          text: `${texts} texts, written until ${end}, in no order.`,
        },
        {
          type: 'text',
          text: reports.sealed
            ? 'Keep the file on a computer of your own, and open it there with your key: npm run concerns:open -- --identity KEY-FILE < THE-FILE'
            : 'They are not sealed: whoever gets this file can read it. On a computer of your own: npm run concerns:open < THE-FILE',
        },
        { type: 'file', name: `concerns-${window}.txt`, mime: 'text/plain', content: file },
        {
          type: 'buttons',
          buttons: [{ label: 'I have opened it: delete them here', run: `concernstaken ${window}`, style: 'danger' }],
        },
        {
          type: 'note',
          text: 'Open the file before you delete them here: then there is no second one. Until then every officer can take them; after about three months they are deleted anyway.',
        },
      ],
    }
  },
})
