import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createTerminal } from '../../../src/adapters/terminal/index.ts'
import { command, UserError } from '../../../src/core/command.ts'
import { say } from '../../../src/core/message.ts'
import { botWith } from '../../contract/adapter-bot.ts'
import { contractCommands } from '../../contract/adapter-commands.ts'
import { collectLog } from '../../support/log.ts'

const report = command({
  name: 'report',
  summary: 'Asks for one of each kind.',
  input: z.object({
    area: z.string().optional().meta({ description: 'Where', label: 'Area', complete: true, offered: true }),
    cases: z.int().min(0).max(500).meta({ description: 'How many', label: 'Cases' }),
    kind: z.enum(['good', 'not so good']).optional().meta({ description: 'How', label: 'Kind' }),
    reason: z.string().trim().min(3).meta({ description: 'Why', label: 'Reason' }),
  }),
  complete: { area: async () => [{ value: 'nrth', label: 'The North' }] },
  run: async (input) => say(JSON.stringify(input)),
})

const change = command({
  name: 'alter',
  summary: 'Comes with a button.',
  buttonOnly: true,
  form: true,
  input: z.object({
    draft: z.string().meta({ description: 'Which', carried: true }),
    text: z.string().optional().meta({ description: 'What', label: 'Text' }),
  }),
  run: async (input) => say(JSON.stringify(input)),
})

const tell = command({
  name: 'tell',
  summary: 'Refuses what it was told.',
  input: z.object({
    what: z.string().meta({ description: 'What', label: 'What' }),
    when: z.string().meta({ description: 'When', label: 'When' }),
    where: z.string().optional().meta({ description: 'Where', label: 'Where' }),
  }),
  async run(input) {
    if (input.when === 'banana') throw new UserError(`I cannot read “${input.when}” as a time.`)
    if (input.what === 'nothing') throw new UserError('There is nothing to tell.')
    return say(JSON.stringify(input))
  },
})

/** What a terminal says to these lines, one by one. */
const said = (...lines: readonly string[]): Promise<readonly string[]> => shown(false, lines)

async function shown(interactive: boolean, lines: readonly string[]): Promise<readonly string[]> {
  const input = new PassThrough()
  const output = new PassThrough()
  const terminal = createTerminal({ input, output, interactive, look: { colour: false } })
  await terminal.start(botWith({ log: collectLog(), commands: [...contractCommands, report, change, tell] }))
  input.end(`${lines.join('\n')}\n`)
  await terminal.closed
  output.end()
  return (await text(output)).trim().split(/\n+/)
}

const STOPPED = 'Stopped: nothing of this was sent. /report begins again.'

describe('a form in the terminal', () => {
  it('asks again for what does not fit, says what is wrong with it, and keeps the rest', async () => {
    expect(
      await said('/report', 'the south', 'the north', '5-6', 'about 6', 'so-so', 'Not so  good', 'x', 'talks'),
    ).toEqual([
      'Area: say one of: The North. Or say cancel.',
      'Cases: say a whole number from 0 to 500. Or say cancel.',
      'Kind: say one of: good, not so good. Or say cancel.',
      'Reason: at least 3 letters, please. Or say cancel.',
      '{"area":"nrth","cases":6,"kind":"not so good","reason":"talks"}',
    ])
  })

  it('says of everything that need not be answered that it need not', async () => {
    const seen = (await shown(true, ['/report', '', '7', '', 'talks'])).join()
    expect(seen).toContain('Area (The North, or nothing)> ')
    expect(seen).toContain('Cases> ')
    expect(seen).toContain('Kind (good, not so good, or nothing)> ')
  })

  it('asks again for what was wrong in the line that opened it', async () => {
    expect(await said('/report cases:many', '', '7', '', 'talks')).toEqual([
      'Cases: say a whole number from 0 to 500. Or say cancel.',
      '{"cases":7,"reason":"talks"}',
    ])
    expect(await said('/report cases:7 area:"the north" kind:good', 'talks')).toEqual([
      '{"area":"nrth","cases":7,"kind":"good","reason":"talks"}',
    ])
  })

  it.each([
    ['an empty line where something is needed', ['', '']],
    ['cancel', ['', '7', 'good', 'Cancel']],
    ['/cancel', ['/cancel']],
    ['quit', ['', 'quit']],
  ])('is given up by %s, with a sentence, and what follows is a question again', async (_, lines) => {
    expect(await said('/report', ...lines, '/hello')).toEqual([STOPPED, 'Hello there.'])
  })

  it('is given up where nobody types any more', async () => {
    expect(await said('/report', '', '7')).toEqual([STOPPED])
  })

  it('leaves out what may be left out, also after something that did not fit', async () => {
    expect(await said('/report', 'the south', '', '7', '', 'talks')).toEqual([
      'Area: say one of: The North. Or say cancel.',
      '{"cases":7,"reason":"talks"}',
    ])
  })

  it('takes no question that is asked in between for an answer', async () => {
    expect(await said('/report', '', '7', '', '/status', '/not a command')).toEqual([
      'Please answer this first, or say cancel.',
      '{"cases":7,"reason":"/not a command"}',
    ])
  })

  it('asks again for the one answer that was refused at the end, and keeps the others', async () => {
    expect(await said('/tell', 'talks', 'banana', 'Gate 1', 'banana', 'Friday')).toEqual([
      'I cannot read “banana” as a time. Or say cancel.',
      'I cannot read “banana” as a time. Or say cancel.',
      '{"what":"talks","when":"Friday","where":"Gate 1"}',
    ])
  })

  it('is filled in again with what was typed, where it is not known which answer was refused', async () => {
    const lines = await said('/tell', 'nothing', 'Friday', 'Gate 1', '1', 'talks', '', '')
    expect(lines.slice(0, -1).join()).toContain('There is nothing to tell.')
    expect(lines.slice(0, -1).join()).toContain('Fill it in again')
    expect(lines.at(-1)).toBe('{"what":"talks","when":"Friday","where":"Gate 1"}')
  })

  it('says where one begins again that comes with a button', async () => {
    expect(await said('alter d1', 'cancel')).toEqual(['Stopped: nothing of this was sent. The button begins again.'])
    expect(await said('alter d1', '')).toEqual(['{"draft":"d1"}'])
  })
})
