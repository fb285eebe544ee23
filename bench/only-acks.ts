import { App, HTTPReceiver, LogLevel } from '@slack/bolt'

/**
 * The floor: a Bolt app that does nothing but acknowledge and, where Slack takes no reply in the acknowledgement, send one.
 * Arguments: port, signing secret.
 */
const [port = '', signingSecret = ''] = process.argv.slice(2)
const app = new App({
  authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'U0' }),
  receiver: new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR }),
  convoStore: false,
  logLevel: LogLevel.ERROR,
})
app.command('/nextaction', async ({ ack }) => ack())
app.action(/^run:/, async ({ ack, respond }) => {
  await ack()
  await respond('In the box.')
})
await app.start(Number(port))
