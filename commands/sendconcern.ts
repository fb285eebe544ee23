import { z } from 'zod'
import { anonymousCommand } from '../src/core/command.ts'
import { say } from '../src/core/message.ts'
import { checkOf } from '../src/reports/check.ts'
import { cleared, readConcern, SENT, whenRead, wholeText } from './concern-preview.ts'
import { directPreview, messageOption, noDirect } from './directconcern.ts'
import { withTextTurn } from './text-turn.ts'

const STILL = 'the platform still has it, and perhaps the owner of a Slack workspace can read it.'

export default anonymousCommand({
  name: 'sendconcern',
  summary: 'Keeps what somebody wrote to Steward alone.',
  buttonOnly: true,
  input: z.object({
    message: messageOption,
    check: z.string().max(20).meta({ description: 'What was shown', carried: true }),
  }),
  async run({ message, check }, context) {
    const { room, turns, said, branch } = context
    if (branch.reporting.noDirect) return { ...noDirect(), clears: true }
    const turn = `message ${message}`
    // Pressed twice, or delivered twice. The first press may still fail, and then its writer needs the button.
    if (!turns.take(turn))
      return say(
        `That one is with me already. If I answered that it is sent, it is kept, once: then delete your own message here, as ${STILL}`,
      )
    try {
      const concern = await readConcern(await said(message), context)
      const text = wholeText(concern)
      if (checkOf(text) !== check) {
        turns.giveBack(turn)
        return { ...(await directPreview(message, concern, context)), clears: true }
      }
      await withTextTurn(turns, () => room.note(text))
    } catch (error) {
      turns.giveBack(turn)
      throw error
    }
    return cleared(
      SENT,
      { type: 'text', text: whenRead(context) },
      { type: 'text', text: { bold: `Now delete your own message here: ${STILL}` } },
      { type: 'note', text: 'Next time /concern is safer: a form whose text is never a message.' },
    )
  },
})
