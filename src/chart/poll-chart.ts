import type { Block } from '../core/message.ts'
import type { Poll, Result } from '../core/polls.ts'
import { percent } from '../domain/ballot.ts'
import { turnout } from '../domain/poll-words.ts'
import { png } from './png.ts'
import { barChart } from './svg.ts'

/** The result as a picture, and as the words that stand for it. */
export async function pollChart({ question, options }: Poll, result: Result): Promise<Block> {
  const bars = options.map((label, n) => {
    const value = result.votes[n] ?? 0
    return { label, value, figure: `${value} (${percent(value, result.voters)})` }
  })
  const alt = `Bar chart. ${bars.map(({ label, figure }) => `${label}: ${figure}`).join('; ')}. ${turnout(result)}`
  return {
    type: 'image',
    png: await png(barChart(question, bars, result.voters, `${turnout(result)} Informal poll, not a ballot.`)),
    alt,
  }
}
