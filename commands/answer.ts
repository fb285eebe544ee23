import { z } from 'zod'
import { command, UserError } from '../src/core/command.ts'
import { mustNotBeEmployers } from '../src/core/in-confidence.ts'
import { say } from '../src/core/message.ts'

export default command({
  name: 'answer',
  summary: 'For officers: answers somebody who told something without their name and wants an answer.',
  access: 'officer',
  form: true,
  input: z.object({
    code: z
      .string()
      .trim()
      .toLowerCase()
      .min(1)
      .max(20)
      .meta({ description: 'The code that stands above the text, in the bundle that you opened', label: 'Code' }),
    text: z
      .string()
      .trim()
      .min(1)
      .max(1000)
      .meta({ description: 'Whoever wrote it reads this once', label: 'Your answer', long: true }),
  }),
  async run({ code, text }, context) {
    const { reports, branch, place } = context
    await mustNotBeEmployers(place, context)
    // A link that one person alone is given tells its owner when, and from where, that person opens it.
    const { redact } = await import('../src/reports/redact/redact.ts')
    if (redact(text).found.some(({ kind }) => kind === 'link'))
      throw new UserError(
        'Please leave web addresses out: whoever opens one shows themselves to whoever owns it. Say in words where to look. Nothing was kept.',
      )
    const room = await reports.room(branch)
    if (!(await room.reply(code, text)))
      throw new UserError(
        'I know no text with that code that can be answered: it may be mistyped, withdrawn, or too long ago. Nothing was kept.',
      )
    return say(
      'Your answer is there, for whoever has the seven words. I cannot tell them, nor you whether they read it.',
    )
  },
})
