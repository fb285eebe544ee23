import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type SlackPerson, slackPerson } from '../../emulators/slack/person.ts'
import { collectLog } from '../../support/log.ts'
import { ran, testBot } from './bot.ts'

const log = collectLog()
let person: SlackPerson

beforeAll(async () => {
  person = await slackPerson({ mode: 'socket', log })
  await person.start(testBot(log))
})
afterAll(() => person.stop())
beforeEach(() => ran.clear())

describe('forms', () => {
  it('hold a field of each kind, filled with what was typed', async () => {
    const seen = await person.command('/everything')
    expect(seen.form).toEqual(['Title', 'Body', 'Colour', 'Sure', 'Count', 'Where', 'Group'])
    const filled = {
      title: 'Walkout',
      body: 'Two lines',
      colour: 'green',
      sure: 'yes',
      count: '3',
      where: 'C0ANNOUNCE',
      group: 'S0OFFICERS',
    }
    expect(JSON.parse((await person.fill(filled)).text)).toEqual({ ...filled, sure: true, count: 3 })
  })

  it('leave out what is left empty', async () => {
    await person.command('/everything')
    expect(JSON.parse((await person.fill({ title: 'Walkout' })).text)).toEqual({ title: 'Walkout' })
  })

  it('say what is wrong at its field, and keep what was typed', async () => {
    await person.command('/everything')
    const seen = await person.fill({ title: 'A title that is longer than twenty characters' })
    expect(seen.text).toBe('Title: at most 20 characters, please.')
    expect(ran.get('everything')).toBeUndefined()
  })

  it('open again with what was typed once it is refused, also with what a list cannot show', async () => {
    await person.command('/plan')
    const refused = await person.fill({ dispute: 'pay', what: 'walkout', when: 'banana' })
    expect(refused.text).toContain('I cannot read “banana” as a time.')
    expect((await person.press('Fill it in again')).form).toEqual(['When', 'Dispute', 'What'])
    expect(JSON.stringify([...person.slack.space.views.values()].at(-1))).toContain('"initial_value":"banana"')
    expect(JSON.parse((await person.fill({ what: 'walkout' })).text)).toEqual({ dispute: 'pay', what: 'walkout' })
  })

  it('offer the user groups of the workspace', async () => {
    expect(await person.complete?.('everything', 'group', 'OFF')).toEqual(['Officers (@officers)'])
    expect(await person.complete?.('everything', 'group', 'nobody')).toEqual([])
  })

  it('come with a button where Slack no longer opens them', async () => {
    const payload = person.slash('/pick')
    person.slack.expire(String(payload.trigger_id))
    const seen = await person.sees(() => person.deliver('slash_commands', payload))
    expect(seen.text).toContain('/pick asks a few things first.')
    expect((await person.press('Open the form')).form).toEqual(['Colour'])
  })

  it('stay in their window when a button in the reply is pressed', async () => {
    await person.command('/pick')
    await person.fill({ colour: 'red' })
    await person.home()
    expect((await person.press('/buttons')).buttons).toEqual(['Green', 'Which?'])
    expect((await person.press('Which?')).form).toEqual(['Colour'])
    expect((await person.fill({ colour: 'green' })).text).toContain('You picked green.')
    expect(person.slack.appearances.slice(-3).map(({ by }) => by)).toEqual(['views.open', 'views.update', 'ack'])
  })
})
