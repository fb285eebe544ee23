import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../../commands/index.ts'
import { slackLimits } from '../../../src/adapters/slack/commands.ts'
import { typedName } from '../../../src/core/command.ts'
import { type SlackPerson, slackPerson } from '../../emulators/slack/person.ts'
import { type BranchUnderTest, branchWith, seed } from '../../support/branch.ts'

describe('Steward’s own commands on Slack', () => {
  let branch: BranchUnderTest
  let person: SlackPerson

  beforeAll(async () => {
    branch = await branchWith([seed()])
    await branch.message('help', '2017-03-01T09:00')
    person = await slackPerson({ mode: 'http' })
    await person.start(branch.bot)
  })
  afterAll(async () => {
    // This also fails where something was sent that Slack would refuse.
    await person.stop()
    await branch.close()
  })

  it.each(commands.map((command) => typedName(command, slackLimits)))('%s is answered', async (name) => {
    const seen = await person.command(name, 'manager')
    expect(seen.text).not.toContain('Something went wrong')
    expect(seen).toMatchObject({ private: true, pings: [] })
  })

  it('the next action is said with its weekday', async () => {
    expect((await person.command('/nextaction')).text).toContain('Thu 2 March 2017')
  })

  it('the Home tab shows it', async () => {
    const seen = await person.home()
    expect(seen.text).toContain('Thu 2 March 2017')
    expect(seen.buttons).toContain('/dispute')
  })

  it('an officer sets a channel up by typing its name', async () => {
    const typed = { ...person.slash('/setup', 'manager'), text: 'announce:<#C0ANNOUNCE|announce>' }
    const seen = await person.sees(() => person.deliver('slash_commands', typed))
    expect(seen.text).toContain('#C0ANNOUNCE')
  })
})
