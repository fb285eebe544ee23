import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { commandJson, form, formId, formLine, sameCommands } from '../../../src/adapters/discord/commands.ts'
import { command } from '../../../src/core/command.ts'
import { say } from '../../../src/core/message.ts'
import { formFor, options } from '../../../src/core/options.ts'
import { discordSpec, specsArePresent } from '../../emulators/discord/spec.ts'
import { IDS } from '../../emulators/discord/world.ts'

const run = async () => say('Done.')
const many = (length: number) => Array.from({ length }, (_, n) => `choice ${n}`) as [string, ...string[]]

const every = command({
  name: 'every',
  summary: 'Has an option of each kind.',
  input: z.object({
    text: z.string().max(50).meta({ description: 'Words' }),
    choice: z.enum(['red', 'green']).optional().meta({ description: 'A colour' }),
    crowd: z.enum(many(30)).optional().meta({ description: 'More than Discord lists' }),
    count: z.number().int().min(1).max(9).optional().meta({ description: 'How many' }),
    size: z.number().optional().meta({ description: 'How much' }),
    loud: z.boolean().optional().meta({ description: 'Whether to shout' }),
    channel: z.string().optional().meta({ description: 'Where', kind: 'channel' }),
    group: z.string().optional().meta({ description: 'Who', kind: 'group' }),
    town: z.string().optional().meta({ description: 'Which town', complete: true }),
  }),
  run,
})

const wide = command({
  name: 'wide',
  summary: 's'.repeat(150),
  input: z.object(
    Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [
        `option${n}`,
        z
          .string()
          .max(9_000)
          .meta({ description: 'd'.repeat(150), label: 'l'.repeat(60), long: true }),
      ]),
    ),
  ),
  run,
})

describe('Discord: commands', () => {
  it('registers each kind of option as Discord’s own, none of them required', () => {
    const json = commandJson(every)
    expect(json).toMatchObject({ type: 1, name: 'every', contexts: [0, 1], integration_types: [0] })
    expect(json.options?.map((each) => [each.name, each.type, each.required])).toEqual([
      ['text', 3, false],
      ['choice', 3, false],
      ['crowd', 3, false],
      ['count', 4, false],
      ['size', 10, false],
      ['loud', 5, false],
      ['channel', 7, false],
      ['group', 8, false],
      ['town', 3, false],
    ])
    expect(json.options?.[0]).toMatchObject({ max_length: 50 })
    expect(json.options?.[1]).toMatchObject({ choices: [{ name: 'red' }, { name: 'green', value: 'green' }] })
    expect(json.options?.[2]).not.toHaveProperty('choices')
    expect(json.options?.[3]).toMatchObject({ min_value: 1, max_value: 9 })
    expect(json.options?.[8]).toMatchObject({ autocomplete: true })
  })

  it('keeps to Discord’s limits', () => {
    const json = commandJson(wide)
    expect(json.description).toHaveLength(100)
    expect(json.options).toHaveLength(25)
    expect(json.options?.[0]?.description).toHaveLength(100)
    expect(json.options?.[0]).toMatchObject({ max_length: 6_000 })
  })

  it('sees what changed through what Discord adds and leaves out', () => {
    const [json, other] = [commandJson(every), commandJson(wide)]
    const registered = (each: typeof json) => ({
      ...each,
      id: '1',
      application_id: '2',
      version: '3',
      name_localizations: null,
      default_member_permissions: null,
      nsfw: false,
      contexts: [...(each.contexts ?? [])].reverse(),
      options: each.options?.map(({ required: _, ...option }) => option),
    })
    expect(sameCommands([registered(other), registered(json)], [json, other])).toBe(true)
    expect(sameCommands([registered(json)], [json, other])).toBe(false)
    expect(sameCommands([registered(json), registered(other)], [json])).toBe(false)
    expect(sameCommands([registered({ ...json, description: 'Other' })], [json])).toBe(false)
    expect(sameCommands([registered({ ...json, contexts: [0] })], [json])).toBe(false)
    expect(sameCommands([registered({ ...json, options: json.options?.toReversed() ?? [] })], [json])).toBe(false)
  })
})

describe('Discord: forms', () => {
  const formOf = (raw: Record<string, string | number | boolean>, of = every) => form(of, formFor(of, raw), raw)
  const fields = (made: ReturnType<typeof formOf>) =>
    made.components.flatMap((each) => ('component' in each ? [each.component] : []))

  it('carries the name of its command, and what its button brought along where Discord has room for it', () => {
    expect(formLine(formId(every, {}))).toBe('every')
    expect(formLine('something else')).toBeUndefined()
    const carrying = command({
      name: 'carrying',
      summary: 'Has an option that no form asks for.',
      input: z.object({
        draft: z.string().meta({ description: 'Which', carried: true }),
        text: z.string().meta({ description: 'What' }),
      }),
      run,
    })
    expect(formLine(formId(carrying, { draft: 'a 7', text: 'no' }))).toBe('carrying draft:"a 7"')
    expect(formId(carrying, { draft: 'x'.repeat(90) })).toBe('form:carrying')
    expect(form(carrying, formFor(carrying, { draft: '7' }), { draft: '7' }).components).toHaveLength(1)
    expect(commandJson(carrying).options?.map(({ name }) => name)).toEqual(['text'])
  })

  it('asks for what is required first, then shows what was given, in five fields at most', () => {
    const made = fields(formOf({ town: 'Dewsbury', loud: true, channel: IDS.channel, group: IDS.officers }))
    expect(made).toMatchObject([
      { custom_id: 'text', required: true },
      { custom_id: 'loud', type: 3, options: [{ value: 'yes', default: true }, { value: 'no' }] },
      { custom_id: 'channel', type: 8, required: false, default_values: [{ id: IDS.channel, type: 'channel' }] },
      { custom_id: 'group', type: 6, default_values: [{ id: IDS.officers, type: 'role' }] },
      { custom_id: 'town', type: 4, value: 'Dewsbury' },
    ])
  })

  it('marks the choice that was given', () => {
    const made = fields(form(every, options(every).slice(1, 2), { choice: 'GREEN' }))
    expect(made).toMatchObject([{ options: [{ value: 'red' }, { value: 'green', default: true }] }])
  })

  it('keeps to Discord’s limits', (test) => {
    const made = formOf({ option0: 'x'.repeat(9_000) }, wide)
    expect(made.components).toHaveLength(5)
    if (!specsArePresent) return test.skip('Discord’s API description is not beside the project')
    for (const data of [made, formOf({ choice: 'red', count: 3, size: 2 })])
      expect(discordSpec().request('post', '/interactions/1/token/callback', { type: 9, data })).toEqual([])
    const wrong = { ...made, titel: 'x' }
    expect(discordSpec().request('post', '/interactions/1/token/callback', { type: 9, data: wrong })).not.toEqual([])
  })
})
