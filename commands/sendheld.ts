import { z } from 'zod'
import { type AnonymousContext, anonymousCommand, UserError } from '../src/core/command.ts'
import { type Block, type Message, say } from '../src/core/message.ts'
import type { TakenDraft } from '../src/core/reports.ts'
import { cleared, SENT, whenRead, wholeText } from './concern-preview.ts'
import { withTextTurn } from './text-turn.ts'

export default anonymousCommand({
  name: 'sendheld',
  summary: 'Keeps what somebody has just written into a form.',
  buttonOnly: true,
  input: z.object({ code: z.string().max(40).meta({ description: 'Which', carried: true }) }),
  async run({ code }, context) {
    const draft = context.drafts.take(code)
    if (!draft)
      throw new UserError(
        'I do not have that text any more: it was sent, thrown away, or is older than 15 minutes. If you did not send it, nothing was kept: /concern',
      )
    return send(draft, code, context)
  },
})

async function send(draft: TakenDraft, code: string, context: AnonymousContext): Promise<Message> {
  const { room, turns } = context
  const when = { type: 'text', text: whenRead(context) } as const
  const text = wholeText(draft)
  try {
    if (!draft.reply) {
      await withTextTurn(turns, () => room.note(text))
      return cleared(SENT, when)
    }
    const { receipt } = await withTextTurn(turns, () => room.thread(text))
    return cleared(SENT, ...receiptBlocks(receipt), when)
  } catch (error) {
    // Whoever has found the words once should not have to find them again.
    draft.putBack()
    if (!(error instanceof UserError)) throw error
    return say(error.message, {
      type: 'buttons',
      buttons: [{ label: 'Try again', run: `sendheld ${code}`, style: 'primary' }],
    })
  }
}

const receiptBlocks = (receipt: string): readonly Block[] => [
  { type: 'text', text: 'These are your seven words. I show them only now, and cannot find them again:' },
  { type: 'text', text: { bold: receipt } },
  {
    type: 'text',
    text: 'Write them on paper, not on the employer’s device. With /replies you can read an answer, or delete what you wrote. Whoever has these words can do so too.',
  },
  {
    type: 'note',
    text: 'I cannot tell you when there is an answer: look now and then. After some months it is deleted.',
  },
]
