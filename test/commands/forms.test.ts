import { expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { options } from '../../src/core/options.ts'

it.each(commands.map((command) => [command.name, command] as const))('/%s fits on every platform', (_, command) => {
  // Discord's limits; longer ones are cut there in the middle of a sentence.
  expect(command.summary.length).toBeLessThanOrEqual(100)
  for (const { label, description, carried } of options(command)) {
    expect(description.length).toBeLessThanOrEqual(100)
    if (!carried) expect(label.length).toBeLessThanOrEqual(45)
  }
})
