import { z } from 'zod'
import { anonymousCommand } from '../src/core/command.ts'
import { issueChoices, issuesOf } from '../src/core/pick-issue.ts'
import { concernPreview, readConcern, whenRead } from './concern-preview.ts'
import { takeDraftTurn } from './text-turn.ts'

export default anonymousCommand({
  name: 'concern',
  summary: 'Tells the officers something without your name, in a form that nobody else sees.',
  form: true,
  input: z.object({
    text: z.string().trim().min(1).max(1000).meta({
      description: 'No names, no children, no case details. About 1,000 letters',
      label: 'What should officers know?',
      long: true,
    }),
    about: z
      .string()
      .max(150)
      .optional()
      .meta({ description: 'The issue that it is about', label: 'About', complete: true, offered: true }),
    reply: z
      .boolean()
      .optional()
      .meta({ description: 'You get seven words, once, with which you can read an answer', label: 'Want an answer?' }),
  }),
  complete: { about: issueChoices },
  async run({ text, about, reply = false }, context) {
    const { drafts, turns, sealed } = context
    const word = about?.trim().toLowerCase()
    const chosen = (await issuesOf(context)).find(({ key, title }) => key === word || title.toLowerCase() === word)
    const concern = await readConcern(text, context, chosen?.title)
    takeDraftTurn(turns)
    const code = drafts.hold({ text: concern.text, about: concern.about, reply })
    return concernPreview(concern, {
      first: turns.take('first screen'),
      door: 'form',
      sealed,
      read: whenRead(context),
      notes: [
        reply
          ? 'You get seven words when it is sent. With them you can read an answer, or delete this.'
          : 'Once sent it cannot be taken back, as nothing ties it to you.',
        'I hold it for 15 minutes, in memory alone.',
      ],
      buttons: [
        { label: 'Send anonymously', run: `sendheld ${code}`, style: 'primary' },
        { label: 'Don’t send', run: `dropconcern ${code}` },
      ],
    })
  },
})
