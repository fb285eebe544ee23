import { expect, it, onTestFinished } from 'vitest'
import { branchWith } from '../support/branch.ts'
import { file } from '../support/dispute-file.ts'

const NOW = '2017-02-01T09:00'

const talks = (key: string, on: string) => ({ key, title: `${key} meeting`, on, source: 'paper' })

async function withTalks() {
  const known = [
    talks('first', '2017-01-20'),
    talks('second', '2017-01-27'),
    talks('soonest', '2017-02-03'),
    talks('later', '2017-03-03'),
    talks('furthest', '2017-04-03'),
  ]
  const branch = await branchWith([file({ talks: known })])
  onTestFinished(() => branch.close())
  return (line: string): Promise<string> => branch.ask(line, NOW)
}

it('/status names the soonest talks to come, and the last of those that were held as the last change', async () => {
  const says = await withTalks()
  const said = await says('/status')
  expect(said).toContain('Talks: soonest meeting, Fri 3 February 2017.')
  const [before = '', change = ''] = said.split('Last change')
  expect(before).not.toMatch(/later|furthest/)
  expect(change).toContain('Fri 27 January 2017')
  expect(change).toContain('Talks: second meeting')
  expect(change).not.toMatch(/soonest|later|furthest/)
})

it('/timeline tells of talks that were held, and not of those to come', async () => {
  const says = await withTalks()
  const said = await says('/timeline')
  expect(said).toMatch(/second meeting[\s\S]*first meeting/)
  expect(said).not.toMatch(/soonest|later|furthest/)
})
