import { describe, expect, it } from 'vitest'
import { render } from '../../src/adapters/terminal/render.ts'
import type { Message } from '../../src/core/message.ts'
import { announcement, changeLine, changePosted, reminder } from '../../src/domain/action-words.ts'
import { actionBlocks } from '../../src/domain/describe.ts'
import { calledOff, changed, local, spanOf, strike, walkout } from '../support/actions.ts'

const shown = { over: false, code: 'walkout-1' }
const moved = changed(walkout, 'moved', '2017-02-27', {
  ...spanOf('2017-03-03T15:00', '2017-03-03T16:00'),
  reason: 'The hall is taken on Thursday',
})
const suspended = changed(strike, 'suspended', '2017-01-26', {
  reason: 'Both sides agreed to talk.',
  resumes: local('2017-02-10'),
})
const resumed = changed(suspended, 'resumed', '2017-01-26', { reason: 'The talks failed' })

const heading = (message: Message): string | undefined =>
  message.blocks.flatMap((block) => (block.type === 'heading' ? [block.text] : []))[0]
const buttons = (message: Message): readonly string[] =>
  message.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons.map(({ run }) => run) : []))
const labels = (message: Message): readonly string[] =>
  message.blocks.flatMap((block) => (block.type === 'fields' ? block.fields.map(([label]) => label) : []))
const text = (message: Message): string => render(message, { colour: false })

const all = [
  announcement(walkout, shown),
  announcement(moved, { ...shown, since: [walkout] }),
  announcement(calledOff, shown),
  announcement(suspended, shown),
  announcement(walkout, { ...shown, over: true }),
  changePosted(walkout, moved, shown),
  changePosted(strike, calledOff),
  changePosted(strike, suspended),
  changePosted(suspended, resumed),
  reminder(walkout, local('2017-03-01T15:00')),
]

describe('an announcement', () => {
  it('says everything that is needed to take part', () => {
    const message = announcement(walkout, shown)
    expect(message.summary).toBe('Announced: one-hour walkout, Thu 2 March 2017, 3pm to 4pm UK time.')
    expect(heading(message)).toBe('One-hour walkout')
    expect(labels(message)).toEqual(['What', 'When', 'How long', 'Where', 'Source'])
    expect(text(message)).toContain('Huddersfield Methodist Mission')
    expect(text(message)).toContain('Community Care, 1 March 2017')
    expect(labels(announcement(strike, shown))).toEqual(['What', 'When', 'How long', 'Who', 'What is asked', 'Source'])
    expect(labels(announcement({ ...strike, issues: ['Pay'] }, shown))).toContain('Issues')
  })

  it('says nothing of an action that the answer to /nextaction leaves out', () => {
    const action = { ...strike, issues: ['Pay', 'Caseloads'] }
    const answer = { summary: '', blocks: actionBlocks(action, local('2017-01-20')) }
    expect(labels(answer)).toEqual(labels(announcement(action, shown)))
    expect(text(answer)).toContain('Pay; Caseloads')
  })

  it('carries its buttons while there is something to come to', () => {
    expect(buttons(announcement(walkout, shown))).toEqual(['there walkout-1', 'remindme walkout-1'])
    expect(buttons(announcement(moved, shown))).toHaveLength(2)
    expect(buttons(announcement(walkout, { ...shown, over: true }))).toEqual([])
    expect(buttons(announcement(calledOff, shown))).toEqual([])
    expect(buttons(announcement(suspended, shown))).toEqual([])
  })

  it('says how many come from five up, and never how few', () => {
    const counted = (going: number): string => text(announcement(walkout, { ...shown, going }))
    expect(counted(12)).toContain('12 say they will be there.')
    expect(counted(5)).toContain('5 say they will be there.')
    for (const few of [0, 1, 4]) expect(counted(few)).not.toContain('will be there.')
    expect(text(announcement(calledOff, { ...shown, going: 12 }))).not.toContain('12')
  })

  it('says first, loud and why that it is called off, and does not ask anybody to come', () => {
    const message = announcement(calledOff, shown)
    expect(message.summary).toBe('CALLED OFF: strike on Fri 27 January. Talks agreed.')
    expect(heading(message)).toBe('CALLED OFF: One-day strike')
    expect(message.blocks[1]).toEqual({
      type: 'text',
      text: [{ bold: 'CALLED OFF: strike on Fri 27 January.' }, ' Do not turn up for it.'],
    })
    expect(text(message)).toContain('Called off Thu 26 January 2017. Why: Talks agreed.')
    expect(JSON.stringify(message)).toContain('"struck":"Fri 27 January 2017, all day (00:00 to 24:00 UK time)"')
    expect(labels(message)).toEqual(['What', 'When', 'Source'])
  })

  it('does not call suspended what is called off, nor the other way round', () => {
    const message = announcement(suspended, shown)
    expect(message.summary).toBe('SUSPENDED: strike on Fri 27 January. Both sides agreed to talk.')
    expect(text(message)).toContain('Agreed to resume')
    expect(text(message)).not.toMatch(/called off/i)
  })

  it('strikes through the time that it gave, once it is moved', () => {
    const message = announcement(moved, { ...shown, since: [walkout] })
    expect(message.summary).toBe(
      'MOVED: walkout on Thu 2 March is now Fri 3 March 2017, 3pm to 4pm UK time. The hall is taken on Thursday.',
    )
    expect(heading(message)).toBe('MOVED: One-hour walkout')
    expect(JSON.stringify(message)).toContain('["Was",{"struck":"Thu 2 March 2017, 3pm to 4pm UK time"}]')
    // Once moved and then corrected, an old post still says that it has moved.
    const later = changed(moved, 'corrected', '2017-02-28', { place: 'St George’s Square' })
    expect(heading(announcement(later, { ...shown, since: [walkout, moved] }))).toBe('MOVED: One-hour walkout')
    expect(heading(announcement(later, { ...shown, since: [moved] }))).toBe('CORRECTED: One-hour walkout')
  })
})

describe('the message that is posted on a change', () => {
  it('says what it was and what it is, when it is moved', () => {
    const message = changePosted(walkout, moved, { ...shown, going: 5 })
    expect(message.summary).toBe(
      'MOVED: walkout on Thu 2 March is now Fri 3 March 2017, 3pm to 4pm UK time. The hall is taken on Thursday.',
    )
    expect(heading(message)).toBe('MOVED: One-hour walkout')
    expect(changeLine(walkout, moved)).toEqual([
      { bold: 'MOVED: walkout on Thu 2 March.' },
      ' ',
      { struck: 'Thu 2 March 2017, 3pm to 4pm UK time' },
      ' → ',
      { at: moved.starts, words: 'Fri 3 March 2017, 3pm to 4pm UK time' },
      '.',
    ])
    expect(buttons(message)).toHaveLength(2)
    expect(buttons(changePosted(walkout, moved))).toEqual([])
  })

  it('says that it is called off or suspended', () => {
    expect(changePosted(strike, calledOff, shown)).toEqual(announcement(calledOff, shown))
    expect(changePosted(strike, suspended).summary).toMatch(/^SUSPENDED: strike on Fri 27 January\./)
    expect(changeLine(strike, calledOff)).toEqual([
      { bold: 'CALLED OFF: strike on Fri 27 January.' },
      ' ',
      { struck: 'Fri 27 January 2017, all day (00:00 to 24:00 UK time)' },
      ' Do not turn up for it.',
    ])
  })

  it('says that it is back on, at the same time or another', () => {
    expect(changePosted(suspended, resumed).summary).toBe(
      'BACK ON: one-day strike, Fri 27 January 2017, all day (00:00 to 24:00 UK time). The talks failed.',
    )
    const later = changed(suspended, 'resumed', '2017-02-09', spanOf('2017-02-10', '2017-02-11', true))
    expect(changePosted(suspended, later).summary).toMatch(
      /^BACK ON: strike on Fri 27 January is now Fri 10 February 2017/,
    )
  })

  it('says what is corrected', () => {
    const corrected = changed(walkout, 'corrected', '2017-02-28', {
      place: 'St George’s Square',
      who: 'Everybody',
      reason: 'The hall was wrong',
    })
    const message = changePosted(walkout, corrected, shown)
    expect(message.summary).toBe('CORRECTED: walkout on Thu 2 March (where and who). The hall was wrong.')
    expect(message.blocks).toContainEqual({
      type: 'list',
      items: [
        [{ bold: 'Where: ' }, { struck: 'Huddersfield Methodist Mission' }, ' → ', 'St George’s Square'],
        [{ bold: 'Who: ' }, 'Everybody'],
      ],
    })
  })

  it('never lets a correction make a stopped action look as if it were on', () => {
    const corrected = changed(calledOff, 'corrected', '2017-01-27', { place: 'Huddersfield', reason: 'A slip' })
    const message = changePosted(calledOff, corrected, shown)
    expect(message.summary).toBe('CORRECTED: strike on Fri 27 January (where), which stays called off. A slip.')
    expect(text(message)).toContain('It stays called off: do not turn up for it.')
    expect(buttons(message)).toEqual([])
    expect(labels(message)).not.toContain('What is asked')
  })
})

describe('a reminder', () => {
  it('says how long it still is', () => {
    const message = reminder(walkout, local('2017-03-01T15:00'))
    expect(message.summary).toBe(
      'Reminder: one-hour walkout, tomorrow, in 24 hours: Thu 2 March 2017, 3pm to 4pm UK time.',
    )
    expect(heading(message)).toBe('Reminder: One-hour walkout, tomorrow, in 24 hours')
  })

  it('says that it comes late', () => {
    const late = 'Late: this was due at 3pm, Wed 1 March 2017.'
    expect(reminder(walkout, local('2017-03-01T18:00'), late).blocks[1]).toEqual({ type: 'note', text: late })
    expect(reminder(walkout, local('2017-03-02T15:10'), late).summary).toBe(
      'Under way now: one-hour walkout, ends at 4pm.',
    )
    expect(reminder(walkout, local('2017-03-02T16:00'), late).summary).toMatch(/^Over: one-hour walkout/)
  })

  it('never calls to what was stopped', () => {
    expect(reminder(calledOff, local('2017-01-26T18:00')).summary).toMatch(/^CALLED OFF: /)
  })
})

it('is short enough for a notification, and gives no advice', () => {
  for (const message of all) {
    expect(message.summary.length).toBeLessThan(150)
    expect(message.summary).not.toContain('\n')
    expect(JSON.stringify(message)).not.toMatch(/lawful|legal/i)
  }
})
