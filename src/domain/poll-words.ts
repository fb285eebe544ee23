import { type Block, type Line, type Message, moment } from '../core/message.ts'
import type { Poll, Result } from '../core/polls.ts'
import { hourWords, momentWords, type Temporal } from '../core/time.ts'
import { percent } from './ballot.ts'

export const INFORMAL = 'Informal poll – not a ballot, gives no legal mandate.'

/** One for each option: the keys that every platform has. */
export const OPTION_EMOJI: readonly string[] = ['1️⃣', '2️⃣', '3️⃣', '4️⃣', '5️⃣', '6️⃣', '7️⃣', '8️⃣', '9️⃣', '🔟']

/** With fewer voters than this, the totals of a secret poll would show how somebody voted. */
export const FEWEST_SECRET = 5

/** Counted more than this after the close, a result says so. */
const LATE_MINUTES = 2

const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`)

export const isWithheld = (poll: Poll, voters: number): boolean => poll.secret && voters < FEWEST_SECRET

function optionLines({ options }: Poll, votes: readonly number[] | undefined, voters: number): readonly Line[] {
  return options.map((text, n): Line => {
    const count = votes?.[n]
    const total = count === undefined ? '' : `: ${count} (${percent(count, voters)})`
    return [`${OPTION_EMOJI[n]} `, { bold: text }, total]
  })
}

const spoiltNote = ({ picks }: Poll, spoilt: number): readonly Block[] =>
  spoilt === 0
    ? []
    : [
        {
          type: 'note',
          text: `${people(spoilt)} chose more than ${picks === 1 ? 'one option' : `${picks} options`}, and ${spoilt === 1 ? 'is' : 'are'} not counted.`,
        },
      ]

/** How to vote, and who can see it. */
function howTo({ secret, picks, closes }: Poll, zone: string): readonly Block[] {
  const choose = picks === 1 ? 'Choose one.' : `Choose up to ${picks}.`
  const how: Line = secret
    ? 'Press your choice. The vote is secret, and like a paper in a box it cannot be taken back.'
    : `React with the number of your choice. ${choose} Reactions are public: everybody here can see what you chose.`
  return [
    { type: 'text', text: how },
    { type: 'text', text: closes ? ['Closes ', moment(closes, zone), '.'] : 'It is open until it is closed by hand.' },
  ]
}

/** The poll's own message while it is open. */
export function openPoll(
  poll: Poll,
  count: Pick<Result, 'votes' | 'voters' | 'spoilt'> | undefined,
  zone: string,
): Message {
  const shown = poll.showing && count && !isWithheld(poll, count.voters) ? count : undefined
  return {
    summary: `Poll: ${poll.question} ${INFORMAL}`,
    blocks: [
      { type: 'heading', text: poll.question },
      { type: 'note', text: INFORMAL },
      { type: 'list', items: optionLines(poll, shown?.votes, shown?.voters ?? 0) },
      ...(shown
        ? [{ type: 'text', text: `${people(shown.voters)} voted so far.` } as const, ...spoiltNote(poll, shown.spoilt)]
        : []),
      ...howTo(poll, zone),
      ...(poll.secret
        ? [
            {
              type: 'buttons',
              buttons: poll.options.map((text, n) => ({ label: `${n + 1}. ${text}`, run: `vote ${poll.id} ${n + 1}` })),
            } as const,
          ]
        : []),
    ],
  }
}

/** The same message once it is closed. */
export const closedPoll = (poll: Poll, zone: string): Message => ({
  summary: `Closed: ${poll.question}`,
  blocks: [
    { type: 'heading', text: poll.question },
    { type: 'note', text: INFORMAL },
    ...(poll.result
      ? resultBlocks(poll, poll.result)
      : [{ type: 'list', items: optionLines(poll, undefined, 0) } as const]),
    { type: 'text', text: `Closed ${poll.closed ? momentWords(poll.closed, zone) : ''}. Later votes do not count.` },
  ],
})

/** What is posted when a poll is over; the picture is added by whoever draws it. */
export const resultMessage = (poll: Poll, result: Result, zone: string): Message => ({
  summary: `Result: ${poll.question} ${outcome(poll, result)} ${INFORMAL}`,
  blocks: [
    { type: 'heading', text: `Result: ${poll.question}` },
    { type: 'note', text: INFORMAL },
    ...resultBlocks(poll, result),
    { type: 'note', text: closedWords(poll, result, zone) },
  ],
})

/** What stands in place of a result once the poll is open again. */
export const resultTakenBack = ({ question }: Poll): Message => ({
  summary: `Taken back: the result of “${question}”`,
  blocks: [
    { type: 'heading', text: `Taken back: the result of “${question}”` },
    { type: 'note', text: INFORMAL },
    {
      type: 'text',
      text: 'The poll was opened again, so the result that stood here does not hold. The new one is posted when it closes.',
    },
  ],
})

function resultBlocks(poll: Poll, result: Result): readonly Block[] {
  const { votes, voters, spoilt, lost } = result
  const withheld = isWithheld(poll, voters)
  // “Nobody voted.” says it already, where nobody knows of how many.
  const voted = voters === 0 && result.eligible === undefined ? '' : turnout(result)
  return [
    ...(withheld ? [] : [{ type: 'list', items: optionLines(poll, votes, voters) } as const]),
    { type: 'text', text: [{ bold: outcome(poll, result) }, voted === '' ? '' : ` ${voted}`] },
    ...spoiltNote(poll, spoilt),
    ...(lost === 0
      ? []
      : [
          {
            type: 'note',
            text: `I could not read ${lost === 1 ? 'one message of this poll at the count: it was' : `${lost} messages of this poll at the count: they were`} deleted, or I may not look there. Votes under ${lost === 1 ? 'it' : 'them'} are not counted.`,
          } as const,
        ]),
  ]
}

/** Who is ahead, in a sentence; a tie is called a tie. No threshold and no verdict: it is not a ballot. */
export function outcome(poll: Poll, { votes, voters }: Pick<Result, 'votes' | 'voters'>): string {
  if (voters === 0) return 'Nobody voted.'
  if (isWithheld(poll, voters))
    return `Fewer than ${FEWEST_SECRET} people voted, so the totals are not shown: they would not be secret.`
  const most = Math.max(...votes)
  const first = poll.options.filter((_, n) => votes[n] === most)
  return first.length === 1 ? `Most votes: ${first[0]}.` : `A tie: ${first.join(' and ')}.`
}

/** "61 of 300 who could vote did: 20%." */
export const turnout = ({ voters, eligible }: Pick<Result, 'voters' | 'eligible'>): string =>
  eligible === undefined || eligible < voters
    ? `${people(voters)} voted.`
    : `${voters} of ${eligible} who could vote did: ${percent(voters, eligible)}.`

function closedWords({ closed }: Poll, { counted }: Result, zone: string): string {
  if (!closed) return ''
  const late = counted.since(closed).total('minutes') > LATE_MINUTES
  return `Closed ${momentWords(closed, zone)}${late ? `, counted ${countedWords(closed, counted, zone)}` : ''}.`
}

const countedWords = (closed: Temporal.Instant, counted: Temporal.Instant, zone: string): string =>
  counted.since(closed).total('hours') < 12 ? hourWords(counted, zone) : momentWords(counted, zone)
