import { z } from 'zod'
import { command } from '../src/core/command.ts'

export default command({
  name: 'privacy',
  summary: 'What Steward keeps about you, and who can see that you asked.',
  sameForAll: true,
  input: z.object({}),
  run: async (_, { branch }) => ({
    summary: 'Steward keeps neither your name nor your account, nor what you ask. Secret votes are kept as totals.',
    blocks: [
      { type: 'heading', text: 'What Steward keeps' },
      {
        type: 'list',
        items: [
          [{ bold: 'When you ask: nothing.' }, ' Not your name, not your account, not what you ask or when.'],
          [
            { bold: 'When you react to an open poll: ' },
            'totals. Your reaction is on the platform, where everybody sees it.',
          ],
          [
            { bold: 'When you vote in secret: ' },
            'totals, and until the poll closes a scrambled value that only says that you have voted. At closing it is destroyed with its key. Until then whoever runs the server could test whether a known account has voted; by watching the disk at that moment, even for what.',
          ],
          [
            { bold: 'When you make a poll or link accounts: ' },
            'a scrambled value of your account, which whoever runs the server could test against a known account.',
          ],
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
