import { z } from 'zod'
import { type AnonymousContext, anonymousCommand, UserError } from '../src/core/command.ts'
import { type Message, say } from '../src/core/message.ts'
import { checkOf } from '../src/reports/check.ts'
import { type Concern, concernPreview, readConcern, whenRead, wholeText } from './concern-preview.ts'

export const messageOption = z.string().max(60).meta({ description: 'Which message', carried: true })

export default anonymousCommand({
  name: 'directconcern',
  summary: 'Takes what somebody writes to Steward alone, if they want it to.',
  buttonOnly: true,
  input: z.object({
    message: messageOption,
    text: z.string().optional().meta({ description: 'What it says', carried: true }),
  }),
  async before({ branch }) {
    if (branch.reporting.noDirect) throw new UserError(SHUT)
  },
  async run({ message, text }, context) {
    const { branch, said } = context
    if (branch.reporting.noDirect) return noDirect()
    return directPreview(message, await readConcern(text ?? (await said(message)), context), context)
  },
})

const SHUT =
  'Officers have set that nothing is told to me in direct messages. I have kept nothing. Please delete your message here, and use the form, /concern: its text is never a message.'

export const noDirect = (): Message =>
  say(SHUT, { type: 'buttons', buttons: [{ label: 'Open the form', run: 'concern', style: 'primary' }] })

export function directPreview(message: string, concern: Concern, context: AnonymousContext): Promise<Message> {
  const { turns, sealed } = context
  return concernPreview(concern, {
    read: whenRead(context),
    first: turns.take('first screen'),
    door: 'message',
    sealed,
    notes: [
      'Until you press Send it is in these direct messages alone. Pictures and files are never part of it. Once sent it cannot be taken back, as nothing ties it to you. If you want an answer to it, use /concern instead.',
    ],
    buttons: [
      { label: 'Send anonymously', run: `sendconcern ${message} ${checkOf(wholeText(concern))}`, style: 'primary' },
      { label: 'Don’t send', run: 'dropconcern' },
    ],
  })
}
