import { z } from 'zod'
import { command } from '../src/core/command.ts'

export default command({
  name: 'privacy',
  summary: 'What Steward keeps about you, and who can see that you asked.',
  sameForAll: true,
  input: z.object({}),
  run: async (_, { branch, reports: { sealed } }) => ({
    summary: 'What you ask is not kept, nor who asks. Secret votes are kept as totals, reports without your name.',
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
          [
            { bold: 'When you report your workload: ' },
            'your answers, each by itself, in bands, with the area and which four weeks it was. They are deleted when the figures are published, in which nothing stands for fewer than five reports.',
          ],
          [
            { bold: 'When you tell a concern: ' },
            sealed
              ? 'the text as you were shown it, sealed so that officers alone can open it. After some months it is deleted.'
              : 'the text as you were shown it, not sealed: whoever runs the server can read it. After some months it is deleted.',
          ],
          [
            { bold: 'That you reported in these four weeks: ' },
            'a scrambled value, in memory alone; it is gone when I am started again.',
          ],
          [
            { bold: 'When you say that you will be there: ' },
            'a number, and until the action is over a scrambled value of your account. Nobody sees who.',
          ],
          [
            { bold: 'When you ask to be reminded: ' },
            'your account on a list, until the action is over. /remindme off deletes it.',
          ],
          [
            { bold: 'When an officer publishes or sets something: ' },
            'their account and the time, as long as the branch keeps its records.',
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
          'Whoever owns a Slack workspace may be able to read direct messages in it, also those to me. A form (/concern) is no message.',
          'Whoever runs the server could read a text as it arrives.',
          'Where the employer owns the workspace or the device, use your own phone and your own account.',
        ],
      },
    ],
  }),
})
