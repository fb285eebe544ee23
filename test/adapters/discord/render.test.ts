import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buttonId, buttonRun, type Payload, render, renderPost } from '../../../src/adapters/discord/render.ts'
import { type Button, LONGEST_RUN, type Message, moment, type Piece, say } from '../../../src/core/message.ts'
import { Temporal } from '../../../src/core/time.ts'
import { pings, shown } from '../../emulators/discord/person.ts'
import { HOSTILE } from '../../support/hostile.ts'

const text = (...pieces: readonly Piece[]): string =>
  render({ summary: 'A summary', blocks: [{ type: 'text', text: pieces }] })[0].content

const everywhere = (words: string): Message => ({
  summary: words,
  blocks: [
    { type: 'heading', text: words },
    {
      type: 'text',
      text: [words, { bold: words }, { struck: words }, { code: words }, { link: words, url: 'https://example.org/a' }],
    },
    { type: 'list', items: [words, [words, words]] },
    { type: 'list', items: [words, [{ bold: words }]], ordered: true },
    { type: 'fields', fields: [[words, words]] },
    { type: 'note', text: words },
    { type: 'buttons', buttons: Array.from({ length: 30 }, (_, n) => ({ label: words, run: `vote ${n}` })) },
  ],
})

function fitsDiscord(payloads: readonly Payload[]): void {
  expect(payloads.length).toBeLessThanOrEqual(5)
  for (const { content, components, allowedMentions, flags } of payloads) {
    expect(content.trim()).not.toBe('')
    expect(content.length).toBeLessThanOrEqual(2_000)
    expect(content.isWellFormed()).toBe(true)
    expect(pings(content, allowedMentions)).toEqual([])
    expect(flags).toBe(4)
    expect(components.length).toBeLessThanOrEqual(5)
    const buttons = components.flatMap((row) => {
      expect(row.components.length).toBeLessThanOrEqual(5)
      return row.components
    })
    expect(new Set(buttons.map((each) => each.custom_id)).size).toBe(buttons.length)
    for (const { label = '', custom_id } of buttons) {
      expect(label.trim()).not.toBe('')
      expect(label.length).toBeLessThanOrEqual(80)
      expect(custom_id.length).toBeLessThanOrEqual(100)
    }
  }
}

describe('Discord: rendering', () => {
  it('shows each kind of block', () => {
    const at = Temporal.Instant.from('2017-03-02T15:00:00Z')
    const [payload, ...more] = render({
      summary: 'Walkout',
      blocks: [
        { type: 'heading', text: 'Walkout' },
        { type: 'text', text: ['On ', moment(at, 'Europe/London'), '.'] },
        { type: 'list', items: ['Bring a flask', { struck: 'Bring a dog' }] },
        { type: 'list', items: ['Meet', 'March'], ordered: true },
        { type: 'fields', fields: [['Where', { link: 'the depot', url: 'https://example.org/(depot)' }]] },
        { type: 'note', text: 'Informal poll – not a ballot' },
      ],
    })
    expect(more).toEqual([])
    expect(payload.content.split('\n')).toEqual([
      '## Walkout',
      'On Thu 2 March 2017, 3pm UK time (<t:1488466800:F>).',
      '- Bring a flask',
      '- ~~Bring a dog~~',
      '1. Meet',
      '2. March',
      '**Where:** [the depot](<https://example.org/%28depot%29>)',
      '-# Informal poll – not a ballot',
    ])
  })

  it.each([
    ['a heading', '# big', '\\# big'],
    ['small print', '-# small', '\\-# small'],
    ['a quote', '> said', '\\> said'],
    ['a long quote', '>>> said', '\\>>> said'],
    ['a list', '- one', '\\- one'],
    ['a list with a plus', '+ one', '\\+ one'],
    ['a list with a star', '* one', '\\* one'],
    ['a numbered list', '1. one', '1\\. one'],
    ['a list behind spaces', '  2) one', '  2\\) one'],
    ['a link', '[x](http://y)', '\\[x\\](http\\://y)'],
    ['a bare address', 'see https://example.org', 'see https\\://example.org'],
    ['a moment', '<t:1488466800:F>', '\\<t:1488466800:F>'],
    ['a person', '<@123>', '\\<\\@123>'],
    ['a channel', '<#123>', '\\<#123>'],
    ['everyone', '@everyone', '\\@everyone'],
    ['an emoji of a server', '<:x:1>', '\\<:x:1>'],
    ['a command', '</help:1>', '\\</help:1>'],
    ['backticks', '`a` ```b```', '\\`a\\` \\`\\`\\`b\\`\\`\\`'],
    ['a spoiler', '||no||', '\\|\\|no\\|\\|'],
    ['stars and lines', '**a** __b__ ~~c~~', '\\*\\*a\\*\\* \\_\\_b\\_\\_ \\~\\~c\\~\\~'],
    ['a backslash', '\\*', '\\\\\\*'],
    ['a line break', 'a\n# b', 'a # b'],
    ['ordinary words', 'Thu 2 March – 3pm, 59 of 75 (79%).', 'Thu 2 March – 3pm, 59 of 75 (79%).'],
  ])('shows %s as it was typed', (_, typed, sent) => {
    expect(text(typed)).toBe(sent)
    expect(shown(sent)).toBe(typed.replace('\n', ' '))
  })

  it('takes the backticks out of code, where no backslash helps', () => {
    expect(text({ code: 'a`b``c' })).toBe('`aˋbˋˋc`')
  })

  it('names people, channels and groups of Discord, and says of others where they are', () => {
    const mention = (kind: 'person' | 'channel' | 'group', platform: 'discord' | 'slack', id: string): Piece => ({
      mention: { kind, platform, id },
    })
    expect(text(mention('person', 'discord', '1'))).toBe('<@1>')
    expect(text(mention('channel', 'discord', '2'))).toBe('<#2>')
    expect(text(mention('group', 'discord', '3'))).toBe('<@&3>')
    expect(text(mention('person', 'slack', 'U1'))).toBe('somebody on Slack')
    expect(text(mention('person', 'discord', '1> @everyone'))).toBe('somebody on Discord')
  })

  it('links nothing but web addresses', () => {
    expect(text({ link: 'here', url: 'javascript:alert(1)' })).toBe('here')
    expect(text({ link: 'here', url: 'no address' })).toBe('here')
    expect(text({ link: '', url: 'https://example.org/' })).toBe('<https://example.org/>')
    expect(text({ link: 'here', url: `https://example.org/${'a'.repeat(3_000)}` })).toBe('here')
  })

  it('cuts a line that is too long, and never in the middle of its markup', () => {
    const content = text('Said: ', { bold: '*'.repeat(5_000) }, 'and more')
    expect(content.length).toBeGreaterThan(1_900)
    expect(content).toMatch(/^Said: \*\*(\\\*)+…\*\*$/)
  })

  it('splits between lines, at most into five messages, and says when more was left out', () => {
    const items = Array.from({ length: 1_000 }, (_, n) => `Entry ${n} of the list`)
    const payloads = render(say('All:', { type: 'list', items }))
    fitsDiscord(payloads)
    expect(payloads).toHaveLength(5)
    expect(payloads[4]?.content.endsWith('\n…')).toBe(true)
    const whole = payloads.map((each) => each.content).join('\n')
    expect(whole.split('\n').slice(1, -1)).toEqual(
      items.slice(0, whole.split('\n').length - 2).map((each) => `- ${each}`),
    )
  })

  it('cuts long lines shorter rather than leaving out those after them', () => {
    const long = (mark: string) => `${mark}${'x'.repeat(900)}`
    const [{ content }] = render(
      {
        summary: 'Corrected',
        blocks: [
          { type: 'list', items: [[{ struck: long('before ') }, ' → ', long('after ')]] },
          { type: 'text', text: 'The reason.' },
          {
            type: 'fields',
            fields: [
              ['When', 'Thursday'],
              ['What is asked', long('after ')],
              ['Source', 'Us'],
            ],
          },
          { type: 'note', text: 'Kept up to date.' },
        ],
      },
      1,
    )
    expect(content.length).toBeLessThanOrEqual(2_000)
    for (const words of ['before', 'after', 'The reason.', 'Thursday', 'Source:** Us', 'Kept up to date.'])
      expect(content).toContain(words)
    expect(content).not.toMatch(/…$/)
  })

  it('notifies everybody in a line of its own, and in a post alone', () => {
    const items = Array.from({ length: 300 }, (_, n) => `@everyone ${n}`)
    const loud: Message = { ...say('Out @here now', { type: 'list', items }), notifiesAll: true }
    const post = renderPost(loud)
    expect(post.content).toMatch(/^@everyone\nOut \\@here now\n- \\@everyone 0\n/)
    expect(post.content.length).toBeLessThanOrEqual(2_000)
    expect(post.allowedMentions).toEqual({ parse: ['everyone'] })
    fitsDiscord(render(loud))
    expect(render(loud)[0].content).not.toMatch(/^@/)
    expect(renderPost(say('Out now')).allowedMentions).toEqual({ parse: [] })
  })

  it('gives a file a name that is one', () => {
    const file = { type: 'file', name: '../my walkout?.ics', mime: 'text/calendar', content: 'é' } as const
    expect(render(say('Take it', file))[0].files).toEqual([
      { name: '..-my-walkout-.ics', attachment: Buffer.from('é'), contentType: 'text/calendar' },
    ])
  })

  it('shows a message without a word as its summary', () => {
    expect(render({ summary: 'Nothing *yet*', blocks: [{ type: 'text', text: '' }] })[0].content).toBe(
      'Nothing \\*yet\\*',
    )
    expect(render({ summary: '', blocks: [] })[0].content).toBe('…')
  })

  it('gives a button its words and its command', () => {
    const buttons: Button[] = [
      { label: 'Yes', run: 'vote yes', style: 'primary' },
      { label: 'No', run: 'vote no', style: 'danger' },
      { label: '', run: 'help' },
      { label: 'Yes again', run: 'vote yes' },
      { label: 'Too long', run: 'x'.repeat(LONGEST_RUN + 1) },
    ]
    const made = render(say('Vote', { type: 'buttons', buttons }))[0].components.flatMap((row) => row.components)
    expect(made.map(({ label, style }) => [label, style])).toEqual([
      ['Yes', 1],
      ['No', 4],
      ['help', 2],
      ['Yes again', 2],
    ])
    expect(made.map((each) => buttonRun(each.custom_id))).toEqual(['vote yes', 'vote no', 'help', 'vote yes'])
    expect(buttonId('x'.repeat(LONGEST_RUN), 24).length).toBeLessThanOrEqual(100)
    expect(buttonRun('something else')).toBeUndefined()
  })

  it.each(HOSTILE)('fits Discord with $name everywhere', ({ text: words }) => {
    fitsDiscord(render(everywhere(words)))
    expect(render(everywhere(words), 1)).toHaveLength(1)
    fitsDiscord(render(everywhere(words), 1))
  })

  it('fits Discord whatever anybody types', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 1, max: 12 }), (words, times) => {
        fitsDiscord(render(everywhere(words.repeat(times))))
      }),
      { numRuns: 300 },
    )
  })
})
