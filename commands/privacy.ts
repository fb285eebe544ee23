import { z } from 'zod'
import { command } from '../src/core/command.ts'

export default command({
  name: 'privacy',
  summary: 'What Steward keeps about you, and who can see that you asked.',
  sameForAll: true,
  input: z.object({}),
  run: async (_, { branch }) => ({
    summary: 'Steward keeps nothing about you: not your name, not your account, not what you ask.',
    blocks: [
      { type: 'heading', text: 'What Steward keeps' },
      {
        type: 'list',
        items: [
          [{ bold: 'About you: nothing.' }, ' Not your name, not your account, not what you ask or when.'],
          [{ bold: 'About the dispute: ' }, `the facts that officers of ${branch.name} record, each with its source.`],
          [
            { bold: 'About this server or workspace: ' },
            'its id, the channels that officers chose, and which role or group officers hold.',
          ],
        ],
      },
      { type: 'heading', text: 'Who else can see' },
      {
        type: 'list',
        items: [
          'Only you see my replies. But the platform (Discord or Slack) knows that you asked, and what.',
          'Whoever owns a Slack workspace may be able to read direct messages in it, also those to me.',
          'Where the employer owns the workspace or the device, use your own phone and your own account.',
        ],
      },
    ],
  }),
})
