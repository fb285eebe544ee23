import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Ask } from '../../src/core/access.ts'
import type { Limits } from '../../src/core/adapter.ts'
import { anonymousCommand, command, UserError } from '../../src/core/command.ts'
import { FillAgain, fillAgain } from '../../src/core/fill-again.ts'
import type { Message } from '../../src/core/message.ts'
import { WhichOne } from '../../src/core/which-one.ts'
import { botWith } from '../contract/adapter-bot.ts'
import { collectLog } from '../support/log.ts'

const text = (label: string) => z.string().meta({ description: label, label })

const inForm = {
  name: 'plan',
  summary: 'Refuses all that it is told.',
  input: z.object({ what: text('What'), when: text('When').optional() }),
  async run({ when }: { when?: string | undefined }): Promise<Message> {
    throw new UserError(`I cannot read “${when}” as a time.`)
  },
}
const plan = command(inForm)
const typed = { what: 'walkout', when: 'banana' }

const ask: Ask = {
  asker: { platform: 'discord', id: 'sam' },
  place: { platform: 'discord', space: 'guild', channel: 'general' },
  holds: async () => false,
  memberSince: async () => 'unknown',
  mayNotifyAll: async () => false,
}
const limits: Limits = {
  buttons: 25,
  options: 25,
  reserved: new Set(),
  removesReactions: true,
  events: false,
}

const buttons = ({ blocks }: Message) => blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []))

describe('what is refused', () => {
  it('comes with a button that holds what was typed, and knows which answer it is about', async () => {
    const bot = botWith({ log: collectLog(), commands: [plan] })
    const [button] = buttons(await bot.answer('/plan what:walkout when:banana', ask, limits))
    expect(button?.label).toBe('Fill it in again')
    const reading = bot.read(button?.run ?? '', limits)
    expect(reading).toMatchObject({ ok: true, raw: typed, again: { about: 'when' } })
    expect(reading.ok && reading.asked.map(({ name }) => name)).toEqual(['when', 'what'])
    // What somebody typed into the form is taken, also where the line is held no more.
    expect(bot.read('again aaaaaaaa plan', limits)).toMatchObject({ ok: true, raw: {} })
    expect(bot.read('again aaaaaaaa', limits)).toMatchObject({ ok: false })
  })

  it('is not held for somebody who may not ask it', async () => {
    const bot = botWith({ log: collectLog(), commands: [command({ ...inForm, access: 'officer' })] })
    const refused = await bot.answer('/plan what:walkout when:banana', ask, limits)
    expect(refused.summary).toContain('Only the branch’s officers')
    expect(buttons(refused)).toEqual([])
  })

  it('is never held where it is told in confidence, or is a secret', () => {
    const error = new UserError('I cannot read “banana” as a time.')
    expect(fillAgain(error, plan, typed)).toBeInstanceOf(FillAgain)
    expect(fillAgain(error, command({ ...inForm, secret: true }), typed)).toBe(error)
    expect(fillAgain(error, anonymousCommand(inForm), typed)).toBe(error)
  })

  it('has no such button where there is no form, little was typed, or something can be picked', () => {
    const error = new UserError('No.')
    const noForm = command({ ...inForm, input: z.object({ when: text('When').optional() }) })
    expect(fillAgain(error, noForm, { when: 'banana' })).toBe(error)
    expect(fillAgain(error, plan, {})).toBe(error)
    expect(fillAgain(error, plan, { what: 'walkout' })).toBe(error)
    const which = new WhichOne('Which one?', 'what', [])
    expect(fillAgain(which, plan, typed)).toBe(which)
  })
})
