import type { AnonymousContext } from '../src/core/command.ts'
import type { Block, Button, Message } from '../src/core/message.ts'
import { issuesOf } from '../src/core/pick-issue.ts'
import { momentWords } from '../src/core/time.ts'
import { UserError } from '../src/core/user-error.ts'
import { type Answers, encodeAnswers, type Offered } from '../src/reports/answers.ts'
import { WHOLE_SERVICE } from '../src/reports/areas.ts'
import { type Band, bandWords, ITEMS, itemOf, WORKLOAD } from '../src/reports/questions.ts'
import { windowWords } from '../src/reports/window.ts'
import { closes, releaseAt } from '../src/reports/windows.ts'

export const CHANGED =
  'The form has changed since you filled it in, so I cannot tell any more what you answered. Nothing was kept. Please fill it in again: /workload'

type Where = Pick<AnonymousContext, 'branch' | 'facts' | 'clock'>

/** What the branch's own form offers, by key, and what it is called. */
export interface Form extends Offered {
  readonly areaTitles: Readonly<Record<string, string>>
  readonly issueTitles: Readonly<Record<string, string>>
}

export async function formOf(context: Where): Promise<Form> {
  const { areas } = context.branch.reporting
  const issues = await issuesOf(context)
  const issueTitles = Object.fromEntries(issues.map(({ key, title }) => [key, title]))
  return {
    areas: areas.map(({ key }) => key),
    issues: Object.keys(issueTitles),
    areaTitles: Object.fromEntries(areas.map(({ key, title }) => [key, title])),
    issueTitles,
  }
}

/** The labels of a question's answers, for a list to choose from. */
export function labelsOf(item: string): readonly [string, ...string[]] {
  const [first, ...rest] = (itemOf(WORKLOAD, item)?.bands ?? []).map(({ label }) => label)
  if (first === undefined) throw new RangeError('no bands')
  return [first, ...rest]
}

export const bandNamed = (item: string, label: string | undefined): Band | undefined =>
  itemOf(WORKLOAD, item)?.bands.find((band) => band.label === label)

/** The key of what somebody chose or typed from a list of titles. */
export function keyNamed(titles: Readonly<Record<string, string>>, typed: string | undefined): string | undefined {
  const word = typed?.trim().toLowerCase()
  return Object.keys(titles).find((key) => key === word || titles[key]?.toLowerCase() === word)
}

export const already = ({ room, branch: { zone } }: AnonymousContext): UserError =>
  new UserError(
    `You have reported between ${windowWords(room.window).replace(' to ', ' and ')} already, so I have kept nothing more. The next time is after that: ${momentWords(closes(room.window, zone), zone)}.`,
  )

/** Once in a window; said before anybody fills in more of the form. */
export function mustHaveTurn(context: AnonymousContext): void {
  if (context.turns.had(WORKLOAD)) throw already(context)
}

/** Who joins to file false reports has to wait; said before anybody fills in more of the form. */
export async function mayReport(context: AnonymousContext): Promise<void> {
  mustHaveTurn(context)
  if (!(await context.settled()))
    throw new UserError(
      'Figures count those who have been in the branch’s server for a week or longer, so that nobody can join just to bend them. I have kept nothing. Please come back then; /concern is open to you today.',
    )
}

/** What would be kept, in words, to be read before it is sent. */
export function reportPreview(
  { area, bands }: Answers,
  form: Form,
  { notes = [], more }: { readonly notes?: readonly string[]; readonly more: boolean },
): Message {
  const code = encodeAnswers({ area, bands }, form)
  const given = ITEMS.flatMap(({ key, title }): [string, string][] => {
    const band = bands[key]
    return band === undefined ? [] : [[title, bandWords(WORKLOAD, key, [band], form.issueTitles)]]
  })
  const where = area === WHOLE_SERVICE ? 'not said' : (form.areaTitles[area] ?? area)
  const buttons: readonly Button[] = [
    { label: 'Send anonymously', run: `sendreport ${code}`, style: 'primary' },
    ...(more ? [{ label: 'Five more questions', run: `moreworkload ${code}` }] : []),
    { label: 'Don’t send', run: 'dropconcern report' },
  ]
  return {
    summary: 'This is what I would keep. Nothing is sent yet.',
    blocks: [
      { type: 'heading', text: 'This is what I would keep' },
      { type: 'fields', fields: [['Area', where], ...given] },
      ...notes.map((text): Block => ({ type: 'text', text })),
      {
        type: 'note',
        text: 'Each answer is kept by itself, with the area and the four weeks, and without your name, account or time. Once sent it cannot be taken back.',
      },
      { type: 'buttons', buttons },
    ],
  }
}

/** When the figures of a window come. */
export const figuresComeOn = (window: string, zone: string): string => momentWords(releaseAt(window, zone), zone)
