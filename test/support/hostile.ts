/** What somebody might type to ping a channel, forge a link, break a layout or a limit. */
export const HOSTILE: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'a Discord ping', text: '@everyone @here <@&123456789012345678> <@123456789012345678>' },
  { name: 'a Slack ping', text: '<!channel> <!here> <!everyone> <@U123> <!subteam^S123>' },
  { name: 'a forged link', text: '](http://x) [click](http://x) <http://x|click>' },
  { name: 'backticks', text: '``` `code` ```js\nalert(1)```' },
  { name: 'Markdown', text: '# big **bold** __under__ ~~gone~~ ||spoiler|| > quote\n- item' },
  { name: 'marks that turn the reading direction', text: 'strike \u202E\u2067ffo dellac\u2069 \u200F' },
  { name: 'a forged moment', text: '<t:1488466800:F> <!date^1488466800^{date}|now>' },
  { name: '10,000 characters', text: 'strike '.repeat(1430) },
  { name: '10,000 characters without a space', text: '@'.repeat(10_000) },
  { name: 'an empty string', text: '' },
  { name: 'characters of two units', text: '🪧'.repeat(3_000) },
]
