import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { createTerminal } from '../../../src/adapters/terminal/index.ts'
import type { Adapter } from '../../../src/core/adapter.ts'
import { say } from '../../../src/core/message.ts'
import { botWith } from '../../contract/adapter-bot.ts'
import { FILE } from '../../contract/adapter-commands.ts'
import { collectLog } from '../../support/log.ts'

/** All that a terminal without anybody in front of it writes for these lines. */
async function said(lines: readonly string[], before: (terminal: Adapter) => Promise<void> = async () => {}) {
  const input = new PassThrough()
  const output = new PassThrough()
  const terminal = createTerminal({ input, output, interactive: false, look: { colour: false } })
  await before(terminal)
  await terminal.start(botWith({ log: collectLog(), read: (ref) => terminal.read(ref) }))
  input.end(`${lines.join('\n')}\n`)
  await terminal.closed
  output.end()
  return (await text(output)).trim().split(/\n+/)
}

const here = { platform: 'terminal', space: 'terminal', channel: 'news' } as const

describe('Terminal: alone with one person', () => {
  it('says whom it writes to, and what it takes away', async () => {
    const shown = await said([], async (terminal) => {
      const place = await terminal.direct({ platform: 'terminal', id: 'sam' })
      const ref = await terminal.post(place, say('Your poll has closed.'), '1')
      await terminal.edit(ref, say('Your poll is open again.'))
      await terminal.remove(ref)
      await terminal.remove(ref)
    })
    expect(shown).toEqual([
      'To @sam alone (message 1):',
      'Your poll has closed.',
      'To @sam alone (message 1, changed):',
      'Your poll is open again.',
      '(message 1 is taken away)',
    ])
  })

  it('says when a post notifies everybody, and an edit of it never', async () => {
    const loud = { ...say('Out now.'), notifiesAll: true } as const
    const shown = await said([], async (terminal) => {
      await terminal.edit(await terminal.post(here, loud, '1'), loud)
    })
    expect(shown.filter((line) => line.includes('(notifies everybody)'))).toEqual([
      'In #news (message 1): (notifies everybody)',
    ])
  })

  it('takes what is written to Steward alone, and lets its author alone take it away', async () => {
    const shown = await said([
      'as @sam',
      'dm I worry about our vans',
      'as @pat',
      'delete 1',
      '1',
      'as @sam',
      '1',
      'delete 1',
      '1',
    ])
    expect(shown).toEqual([
      'From @sam to Steward alone (message 1).',
      'You wrote 22 letters: I worry about our vans',
      '[1] Read it again   [2] Change it   [3] Drop it',
      'Message 1 is none that @pat wrote to Steward.',
      'message gone',
      'It says: I worry about our vans',
      '(message 1 is taken away)',
      'message gone',
    ])
  })

  it('forgets the buttons of what a reply clears', async () => {
    const shown = await said(['/draft', '1', '1'])
    expect(shown.slice(0, 3)).toEqual(['A draft.', '[1] Drop it   [2] Change it', 'Dropped.'])
    expect(shown[3]).toContain('I do not know that one.')
  })

  it('prints a file whole where another program may want it', async () => {
    expect(await said(['/entry'])).toEqual([
      'For your calendar.',
      '(file steward.ics, 2 lines)',
      '    BEGIN:VCALENDAR',
      '    END:VCALENDAR',
    ])
    const short = await said([], async (terminal) => {
      await terminal.post(here, say('Take it', { ...FILE, content: 'one' }), '1')
    })
    expect(short).toContain('(file steward.ics, 1 line)')
  })
})
