import { z } from 'zod'
import type { Place } from '../src/core/adapter.ts'
import { placesToPost } from '../src/core/chosen-places.ts'
import { type Context, command, UserError } from '../src/core/command.ts'
import type { Block, Message } from '../src/core/message.ts'
import { readPlainTime } from '../src/core/plain-time.ts'
import { momentWords } from '../src/core/time.ts'
import { FEWEST_SECRET, INFORMAL, OPTION_EMOJI } from '../src/domain/poll-words.ts'
import { readsLikeBallot } from '../src/domain/statutory-wording.ts'

const NO_CHANNEL = 'No poll channel is set yet. An officer can choose one: /setup polls:#channel'
const OPTIONS = { least: 2, most: OPTION_EMOJI.length, letters: 100 }

const input = z.object({
  question: z.string().trim().min(3).max(300).meta({ description: 'What you ask', label: 'Question' }),
  options: z
    .string()
    .max(2000)
    .meta({ description: 'The choices, one a line or with ; between them', label: 'Options', long: true }),
  closes: z
    .string()
    .max(60)
    .optional()
    .meta({ description: 'When it closes: Friday 5pm. Empty: when you close it', label: 'Closes' }),
  secret: z
    .boolean()
    .optional()
    .meta({ description: 'Vote by button, and nobody sees who chose what', label: 'Secret' }),
  choices: z
    .int()
    .min(1)
    .max(OPTIONS.most)
    .optional()
    .meta({ description: 'How many options one person may choose; 1 if empty', label: 'Choices each' }),
  roll: z
    .int()
    .min(1)
    .max(1_000_000)
    .optional()
    .meta({ description: 'How many members could vote, for the turnout', label: 'Members on the roll' }),
  totals: z
    .enum(['shown', 'hidden'])
    .optional()
    .meta({ description: 'Whether totals show before it closes', label: 'Totals' }),
})

export default command({
  name: 'poll',
  summary: 'Asks the members something, by reaction in the open or by button in secret.',
  input,
  async run(asked, context) {
    const { branch, polls, asker, clock } = context
    const options = readOptions(asked.options)
    const secret = asked.secret ?? false
    const picks = asked.choices ?? 1
    if (secret && picks > 1)
      throw new UserError('A secret poll has one choice each, like a paper with one cross. Leave “Choices each” at 1.')
    if (picks > options.length)
      throw new UserError(`There are ${options.length} options, so one person cannot choose ${picks}.`)
    const now = clock.now()
    const closes = asked.closes === undefined ? undefined : await readPlainTime(asked.closes, branch.zone, now)
    const places = await pollPlaces(context)
    const showing = asked.totals === undefined ? !secret : asked.totals === 'shown'
    const { question, roll } = asked
    const { id } = await polls.draft(
      { branch: branch.id, question, options, picks, secret, showing, closes, roll },
      asker,
      now,
    )
    return preview({
      id,
      question,
      options,
      closing: closes ? momentWords(closes, branch.zone) : undefined,
      secret,
      picks,
      showing,
      roll,
      places,
    })
  },
})

function readOptions(text: string): readonly string[] {
  const options = text
    .split(/\n|;/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
  if (options.length < OPTIONS.least || options.length > OPTIONS.most)
    throw new UserError(
      `Give ${OPTIONS.least} to ${OPTIONS.most} options, with ; between them. I read ${options.length}.`,
    )
  const long = options.find((each) => each.length > OPTIONS.letters)
  if (long)
    throw new UserError(
      `At most ${OPTIONS.letters} letters an option, please. “${long.slice(0, 20)}…” has ${long.length}.`,
    )
  if (new Set(options.map((each) => each.toLowerCase())).size < options.length)
    throw new UserError('Two of the options are the same.')
  return options
}

/** The poll channel of every server and workspace that has one, in which Steward can post now. */
export const pollPlaces = (context: Context): Promise<readonly Place[]> =>
  placesToPost(context, ({ pollChannel }) => pollChannel, NO_CHANNEL, 'polls')

function totalsRule(secret: boolean, showing: boolean): string {
  if (!showing) return 'Totals show when it is closed.'
  return secret
    ? `Totals show from ${FEWEST_SECRET} votes on. Whoever watches them change may guess who voted for what: hidden is safer.`
    : 'Totals show from the start.'
}

interface Preview {
  readonly id: string
  readonly question: string
  readonly options: readonly string[]
  readonly closing: string | undefined
  readonly secret: boolean
  readonly picks: number
  readonly showing: boolean
  readonly roll: number | undefined
  readonly places: readonly Place[]
}

function preview({ id, question, options, closing, secret, picks, showing, roll, places }: Preview): Message {
  const warning: readonly Block[] = readsLikeBallot(question)
    ? [
        {
          type: 'text',
          text: [
            { bold: 'Please think again.' },
            ' This reads like the question of a strike ballot. Asked here it gives no mandate, and it could be used against the union. Ask your regional officer, or ask something else.',
          ],
        },
      ]
    : []
  const rules = [
    secret
      ? 'Secret: by button, final, nobody sees who chose what.'
      : 'Open: by reaction, everybody sees who chose what.',
    picks === 1 ? 'One choice each.' : `Up to ${picks} choices each.`,
    totalsRule(secret, showing),
    ...(roll === undefined ? [] : [`The turnout is of ${roll} on the roll.`]),
    closing === undefined ? 'It stays open until you close it with /closepoll.' : `It closes ${closing}.`,
    places.length === 1 ? 'It is posted in the poll channel.' : `It is posted in ${places.length} poll channels.`,
  ]
  return {
    summary: `Please check your poll: ${question}`,
    blocks: [
      ...warning,
      { type: 'text', text: 'This is your poll. Nothing is posted yet.' },
      { type: 'heading', text: question },
      { type: 'note', text: INFORMAL },
      { type: 'list', items: options.map((text, n) => `${OPTION_EMOJI[n]} ${text}`) },
      { type: 'list', items: rules },
      {
        type: 'buttons',
        buttons: [
          { label: 'Post it', run: `postpoll ${id}`, style: 'primary' },
          { label: 'Throw it away', run: `droppoll ${id}` },
        ],
      },
    ],
  }
}
