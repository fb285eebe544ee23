import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Rendered, render } from '../../../src/adapters/slack/render.ts'
import { type Block, type Message, moment, say } from '../../../src/core/message.ts'
import { Temporal } from '../../../src/core/time.ts'
import { wrongMessage } from '../../emulators/slack/check.ts'
import { shownPings, shownWords } from '../../emulators/slack/read.ts'
import { HOSTILE } from '../../support/hostile.ts'

const wrongWith = (rendered: Rendered): string[] => wrongMessage({ ...rendered })
const pingsOf = (rendered: Rendered) => shownPings(JSON.parse(JSON.stringify(rendered)))
const wordsOf = (rendered: Rendered) => shownWords(JSON.parse(JSON.stringify(rendered)))
const of = (...blocks: Block[]): Message => ({ summary: 'Summary', blocks })

const everywhere = (text: string): Message => ({
  summary: text,
  blocks: [
    { type: 'heading', text },
    {
      type: 'text',
      text: [text, { bold: text }, { struck: text }, { code: text }, { link: text, url: 'https://example.org/' }],
    },
    { type: 'list', items: [text, [text, { bold: text }]], ordered: true },
    {
      type: 'fields',
      fields: [
        [text, text],
        ['', text],
      ],
    },
    { type: 'note', text },
    { type: 'note', text: [text, { link: text, url: text }] },
    {
      type: 'buttons',
      buttons: [
        { label: text, run: 'hello' },
        { label: 'B', run: text, style: 'danger' },
      ],
    },
  ],
})

describe('hostile words', () => {
  it.each(HOSTILE)('$name are shown as they are, ping nobody and stay within every limit', ({ text }) => {
    const rendered = render(everywhere(text), 'everybody')
    expect(wrongWith(rendered)).toEqual([])
    expect(pingsOf(rendered)).toEqual([])
  })

  it('of any kind do, too', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.array(fc.string(), { maxLength: 8 }),
        (text, items) => {
          const rendered = render({
            ...everywhere(text),
            blocks: [...everywhere(text).blocks, { type: 'list', items }],
          })
          expect(wrongWith(rendered)).toEqual([])
          expect(pingsOf(rendered)).toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  })

  it('are kept to the letter', () => {
    expect(wordsOf(render(say('a <b> & *c* <!channel> :wave:')))).toBe('a <b> & *c* <!channel> :wave:')
    expect(render(say('a <b> & c')).text).toBe('a &lt;b&gt; &amp; c')
  })
})

describe('moments', () => {
  it('are said in words, and shown in the reader’s own zone beside them', () => {
    const at = Temporal.Instant.from('2017-03-02T15:00:00Z')
    const { blocks } = render(of({ type: 'text', text: moment(at, 'Europe/London') }))
    expect(JSON.stringify(blocks)).toContain('"text":"Thu 2 March 2017, 3pm UK time ("')
    expect(JSON.stringify(blocks)).toContain('"type":"date","timestamp":1488466800')
  })
})

describe('mentions', () => {
  const line = (kind: 'person' | 'channel' | 'group', platform: 'slack' | 'discord', id: string) =>
    of({ type: 'text', text: { mention: { kind, platform, id } } })

  it('are names to the asker, and notify nobody where everybody reads them', () => {
    expect(wordsOf(render(line('person', 'slack', 'U1')))).toBe('@U1')
    expect(wordsOf(render(line('group', 'slack', 'S1')))).toBe('@S1')
    expect(wordsOf(render(line('channel', 'slack', 'C1'), 'everybody'))).toBe('#C1')
    for (const kind of ['person', 'group'] as const)
      expect(pingsOf(render(line(kind, 'slack', 'U1'), 'everybody'))).toEqual([])
  })

  it('of another platform are words', () => {
    expect(wordsOf(render(line('channel', 'discord', '1')))).toBe('a channel on Discord')
    expect(wordsOf(render(line('person', 'slack', '<!channel>')))).toBe('somebody on Slack')
  })
})

describe('limits', () => {
  it('cut a long list with one "…", and keep the buttons', () => {
    const items = Array.from({ length: 500 }, (_, n) => `Entry ${n} ${'word '.repeat(20)}`)
    const rendered = render(
      of(
        { type: 'list', items },
        { type: 'text', text: 'after' },
        { type: 'buttons', buttons: [{ label: 'More', run: 'actions 2' }] },
      ),
    )
    expect(wrongWith(rendered)).toEqual([])
    expect(wordsOf(rendered)).toMatch(/Entry 0[^…]*…$/)
    expect(rendered.blocks.at(-1)?.type).toBe('actions')
  })

  it('take the first fifty blocks, and the buttons of all', () => {
    const blocks = Array.from({ length: 80 }, (_, n): Block => ({ type: 'text', text: `Line ${n}` }))
    const rendered = render(of(...blocks, { type: 'buttons', buttons: [{ label: 'More', run: 'actions 2' }] }))
    expect(rendered.blocks).toHaveLength(50)
    expect(rendered.blocks.at(-1)?.type).toBe('actions')
  })

  it('take 25 buttons of one message', () => {
    const buttons = Array.from({ length: 20 }, (_, n) => ({ label: `B${n}`, run: 'hello' }))
    const rendered = render(of({ type: 'buttons', buttons }, { type: 'buttons', buttons }))
    expect(wrongWith(rendered)).toEqual([])
    expect(rendered.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))).toHaveLength(25)
  })
})

it('a message of nothing is still one that Slack takes', () => {
  for (const empty of [of(), { summary: '', blocks: [] }, everywhere(''), everywhere(' '), everywhere('\u200B')])
    expect(wrongWith(render(empty))).toEqual([])
})

it('a link that is none is its words', () => {
  const line = (url: string) => JSON.stringify(render(of({ type: 'text', text: { link: 'here', url } })).blocks)
  expect(line('https://example.org/a?b=c')).toContain('"type":"link"')
  for (const url of ['javascript:alert(1)', 'not a link', '', `https://example.org/${'a'.repeat(3_000)}`])
    expect(line(url)).not.toContain('"type":"link"')
})
