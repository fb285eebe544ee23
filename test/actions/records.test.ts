import { describe, expect, it } from 'vitest'
import { inDispute, published, saying } from '../support/running.ts'
import type { World } from '../support/world.ts'

const NOW = { now: '2026-11-23T14:30' }

/** What an officer types, and then records. */
export async function recorded(world: World, line: string): Promise<string> {
  const preview = await world.officer(line)
  await world.press('Record it')
  return preview
}

/** Names drawn by lot put them in any order; five of them are in the right one by luck once in 120 times. */
const FIVE = ['one', 'two', 'three', 'four', 'five']

const placesIn = (text: string, words: readonly string[]): readonly number[] => words.map((word) => text.indexOf(word))

describe('of facts of the same day', () => {
  it('the ballot that was recorded last is the one that members are told of', async () => {
    const world = await inDispute(NOW)
    for (const name of FIVE)
      await recorded(
        world,
        `/ballot closed:"10 November" returned:200 yes:150 no:50 entitled:300 title:"Ballot ${name}"`,
      )
    expect(await world.member('/status')).toContain('Ballot five')
  })

  it('the update that was recorded last is the last change, and stands first', async () => {
    const world = await inDispute(NOW)
    for (const name of FIVE) await published(world, `/update text:"Talks, part ${name}" when:"today"`)
    expect(await world.member('/status')).toMatch(/Last change\n.*Talks, part five/)
    const places = placesIn(await world.member('/timeline'), FIVE.toReversed())
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(Math.min(...places)).toBeGreaterThan(-1)
  })

  it('the last entry of an issue says whether it is settled', async () => {
    const world = await inDispute(NOW)
    await recorded(world, '/issue issue:Pay kind:"new issue" text:"Low."')
    for (const name of FIVE) {
      await recorded(world, `/issue issue:pay kind:settled text:"Settled, ${name}." when:"10 November"`)
      expect(await world.member('/issues')).toContain('Pay (settled)')
      world.clock.wait(1)
      await recorded(world, `/issue issue:pay kind:reopened text:"Not kept, ${name}." when:"10 November"`)
      expect(await world.member('/issues')).not.toContain('Pay (settled)')
      world.clock.wait(1)
    }
  })

  it('an update of today comes after what was announced before it, also where the clock stands', async () => {
    const world = await inDispute(NOW)
    await published(world, '/update text:"Talks begin" when:"today"')
    await published(world, '/announce type:rally when:"10 December 3pm for an hour"')
    expect(await world.member('/status')).toMatch(/Last change\n.*Announced/)
    for (const text of ['Talks broke down', 'Talks are on again']) {
      await published(world, `/update text:"${text}" when:"today"`)
      expect(await world.member('/status')).toMatch(new RegExp(`Last change\\n.*Mon 23 November 2026: ${text}`))
      world.clock.wait(60)
    }
    const places = placesIn(await world.member('/timeline'), ['on again', 'broke down', 'Announced', 'Talks begin'])
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('an update of yesterday comes after what was announced yesterday, and before what is of today', async () => {
    const world = await inDispute(NOW)
    await published(world, '/announce type:rally when:"10 December 3pm for an hour"')
    await world.until('2026-11-24T09:00')
    await published(world, '/update text:"Talks broke down" when:"yesterday"')
    expect(await world.member('/status')).toMatch(/Last change\n.*Mon 23 November 2026: Talks broke down/)
    await published(world, '/calloff reason:"Rain."')
    await published(world, '/update text:"More on the talks" when:"yesterday"')
    expect(await world.member('/status')).toMatch(/Last change\n.*CALLED OFF/)
  })
})

const WRONG = '/ballot closed:"10 November" returned:200 yes:15 no:185 entitled:300'
const RIGHT = '/ballot closed:"10 November" returned:200 yes:150 no:50 entitled:300'

describe('a ballot whose figures were wrong', () => {
  it('is replaced by the one that is recorded of its day, after a warning, and stays in the timeline as corrected', async () => {
    const world = await inDispute(NOW)
    expect(await recorded(world, WRONG)).not.toContain('on record')
    expect(await recorded(world, RIGHT)).toContain(
      'There is one on record: Strike ballot, closed Tue 10 November 2026. 8% of the 200 who voted (15) said yes; 185 no. This one takes its place. What differs: yes 15 → 150; no 185 → 50. The old figures stay in /timeline, as corrected.',
    )
    const status = await world.member('/status')
    expect(status).toContain('75% of the 200 who voted (150) said yes')
    expect(status).not.toContain('185')
    const timeline = await world.member('/timeline')
    expect(timeline).toMatch(
      /Strike ballot: 75% .*\n.*Strike ballot: 8% .*185 no\..* Corrected on Mon 23 November 2026/,
    )
    expect(await world.officer('/audit')).toContain('Corrected: Strike ballot, closed Tue 10 November 2026')
  })

  it('is not recorded a second time without a word', async () => {
    const world = await inDispute(NOW)
    await recorded(world, RIGHT)
    const same = 'It says that already. To change or add something, say it too: spoilt, opened, source …'
    for (const line of [RIGHT, `${RIGHT} source:"Kirklees UNISON"`]) expect(await world.officer(line)).toContain(same)
    expect(await world.member('/timeline')).not.toContain('Corrected on')
    expect(await recorded(world, `${RIGHT} source:"UNISON, 12 November 2026"`)).toContain('This one takes its place.')
    expect(await world.member('/timeline')).toContain('Corrected on')
  })

  it('shows what differs, also where that is how many could vote', async () => {
    const world = await inDispute(NOW)
    await recorded(world, RIGHT)
    expect(await recorded(world, RIGHT.replace('entitled:300', 'entitled:310'))).toContain(
      'This one takes its place. What differs: entitled 300 → 310.',
    )
    expect(await world.member('/timeline')).toMatch(/Could vote: 310\..*\n.*Could vote: 300\..*Corrected on/)
  })

  it('can have been given the wrong day, too', async () => {
    const world = await inDispute(NOW)
    await recorded(world, RIGHT)
    const other = RIGHT.replace('10 Nov', '11 Nov')
    expect(await world.officer(other)).toContain(
      'There is one like it on record: Strike ballot, closed Tue 10 November 2026. 75% of the 200 who voted (150) said yes; 50 no. Both stay. If this one corrects it, say it again with replaces:"Tue 10 November 2026".',
    )
    expect(await world.officer(`${other} replaces:"9 November"`)).toContain(
      'No ballot that closed on Mon 9 November 2026 is on record. On record: Strike ballot, closed Tue 10 November 2026.',
    )
    expect(await recorded(world, `${other} replaces:"Tue 10 November 2026"`)).toContain(
      'There is one on record: Strike ballot, closed Tue 10 November 2026.',
    )
    expect(await world.member('/timeline')).toMatch(/Wed 11 November 2026: .*\n.*Tue 10 November 2026: .*Corrected on/)
  })

  it('is told from another ballot of the same day, such as that on action short of a strike', async () => {
    const world = await inDispute(NOW)
    await recorded(world, RIGHT)
    expect(await recorded(world, `${RIGHT} title:"Ballot on action short of a strike"`)).toContain('Both stay.')
    expect(await world.member('/timeline')).not.toContain('Corrected')
  })

  it('is not replaced twice by two officers who did not see each other’s', async () => {
    const world = await inDispute(NOW)
    await world.officer(WRONG)
    const first = world.code
    await world.officer(RIGHT, '500000000000000007')
    await world.press('Record it')
    expect(await world.officer(`/publish ${first}`)).toContain(
      'Nothing was recorded. Another ballot, or a correction of one, has been recorded in the meantime.',
    )
    expect(await world.member('/timeline')).not.toContain('185')
  })

  it('brings officers no reminder of its mandate, and the right one brings each once', async () => {
    const world = await inDispute(NOW)
    await world.officer(`/setup desk:${world.discord.channel}`)
    await recorded(world, RIGHT)
    await recorded(world, RIGHT.replace('yes:150 no:50', 'yes:151 no:49'))
    await world.until('2027-10-12T09:30')
    expect(saying(world, 'The mandate of the strike ballot ends')).toBe(1)
  })

  it('whose mandate another ballot has renewed, brings no reminder any more', async () => {
    const world = await inDispute(NOW)
    await world.officer(`/setup desk:${world.discord.channel}`)
    await recorded(world, RIGHT)
    await world.until('2027-10-01T12:00')
    await recorded(world, RIGHT.replace('10 November', '30 September 2027'))
    await world.until('2027-11-12T12:00')
    expect(saying(world, 'The mandate of the strike ballot')).toBe(0)
  })
})

describe('what was recorded wrong', () => {
  it('as an update is corrected everywhere by a new one, and stays struck through', async () => {
    const world = await inDispute(NOW)
    await published(world, '/update text:"The council offers 4%."')
    expect(await world.officer('/update text:"The council offers 2%." corrects:"offers 5%"')).toContain(
      'None on record has the words “offers 5%”. Say some words of the wrong one.',
    )
    const preview = await world.officer('/update text:"The council offers 2%." corrects:"4%"')
    expect(preview).toContain('Corrects: The council offers 4%. (That stays to be read, struck through.)')
    await world.press('Publish')
    expect(saying(world, 'Correction: Kirklees social workers')).toBe(2)
    expect(saying(world, 'Not any more: ')).toBe(2)
    expect(await world.member('/status')).toMatch(/Last change\n.*offers 2%/)
    expect(await world.member('/timeline')).toMatch(/offers 2%.*\n.*offers 4%.* Corrected on Mon 23 November 2026\./)
    expect(await world.officer('/audit')).toContain('Correction: The council offers 2%.')
    expect(await world.officer('/update text:"It offers 3%." corrects:"4%"')).toContain('None on record has the words')
  })

  it('is not corrected by what it says already, unless its day or its source was wrong', async () => {
    const world = await inDispute(NOW)
    const said = 'It says that already, so there is nothing to correct.'
    await published(world, '/update text:"Talks on Friday"')
    expect(await world.officer('/update text:"Talks on Friday" corrects:"on Friday"')).toContain(said)
    expect(await world.officer('/update text:"Talks on Friday" corrects:"on Friday" when:today')).toContain(said)
    for (const more of ['when:yesterday', 'source:"ACAS, 20 November 2026"'])
      expect(await world.officer(`/update text:"Talks on Friday" corrects:"on Friday" ${more}`)).toContain('Corrects:')
    const claim = '/claim topic:offer side:employer by:"Cllr Hill" says:"It is fair."'
    await recorded(world, claim)
    expect(await world.officer(`${claim} corrects:fair`)).toContain(said)
    expect(await world.officer(`${claim.replace('Cllr', 'Mrs')} corrects:fair`)).toContain('Corrects:')
    await recorded(world, '/issue issue:Pay kind:"new issue" text:"Low."')
    await recorded(world, '/issue issue:pay kind:raised text:"In a letter."')
    expect(await world.officer('/issue issue:pay kind:raised text:"In a letter." corrects:letter')).toContain(said)
  })

  it('as a claim or of an issue, too', async () => {
    const world = await inDispute(NOW)
    await recorded(world, '/issue issue:Pay kind:"new issue" text:"Low."')
    await recorded(world, '/issue issue:pay kind:settled text:"Agreed at 4%."')
    await recorded(world, '/issue issue:pay kind:evidence text:"They offered 4%." corrects:"agreed at"')
    const issues = await world.member('/issues')
    expect(issues).not.toContain('Pay (settled)')
    expect(issues).toMatch(/Settled: Agreed at 4%\..* Corrected on Mon 23 November 2026\./)
    const claim = '/claim topic:offer side:employer by:"Cllr Hill"'
    for (const says of ['It is fair.', 'It is very fair.']) await recorded(world, `${claim} says:"${says}"`)
    expect(await world.officer(`${claim} says:"It was fair." corrects:fair`)).toContain(
      'Several have the words “fair”: “It is fair.”; “It is very fair.”. Say more words of the wrong one.',
    )
    await recorded(world, `${claim} says:"It was fair." corrects:"is fair"`)
    expect(await world.member('/claims')).toMatch(
      /~~Employer, Cllr Hill: It is fair\.~~.* Corrected on Mon 23 November 2026\./,
    )
  })
})

describe('a ballot that was not won', () => {
  it('is said to officers before they record it and before they call action, and nobody is reminded of its mandate', async () => {
    const world = await inDispute(NOW)
    await world.officer(`/setup desk:${world.discord.channel}`)
    const said = 'Strike ballot, closed Tue 10 November 2026: 15 said yes and 185 no, so it was not won.'
    const preview = await recorded(world, WRONG)
    expect(preview).toContain(said)
    expect(preview).not.toContain('by Steward’s count')
    const action = await world.officer('/announce type:strike when:"10 December all day"')
    expect(action).toContain(said)
    expect(`${preview}${action}`).not.toMatch(/lawful|legal/i)
    await world.until('2027-11-09T12:00')
    expect(saying(world, 'The mandate')).toBe(0)
  })
})

describe('a ballot beside another one', () => {
  it('is shown with it, the newest of each title, and a strike goes by the one that asked for a strike', async () => {
    const world = await inDispute(NOW)
    await recorded(world, RIGHT)
    const short = '/ballot closed:"21 November" returned:200 yes:40 no:160 entitled:300 title:"Action short of strike"'
    await recorded(world, short)
    const status = await world.member('/status')
    expect(status.indexOf('(40) said yes')).toBeGreaterThan(0)
    expect(status.indexOf('(150) said yes')).toBeGreaterThan(status.indexOf('(40) said yes'))
    expect(await world.officer('/announce type:strike when:"14 December all day"')).not.toContain('was not won')
    expect(await world.officer('/announce type:"action short of strike" when:"14 December all day"')).toContain(
      'Action short of strike, closed Sat 21 November 2026: 40 said yes and 160 no, so it was not won.',
    )
    await recorded(world, '/ballot closed:"22 November" returned:200 yes:60 no:140 entitled:300')
    const later = await world.member('/status')
    expect(later).toContain('(60) said yes')
    expect(later).not.toContain('(150) said yes')
    for (const name of ['one', 'two'])
      await recorded(world, `/ballot closed:"22 November" returned:200 yes:50 no:150 title:"Ballot ${name}"`)
    expect(await world.member('/status')).toContain('Earlier ballots: /timeline')
  })
})

describe('the preview of a ballot', () => {
  it('says what the law of its date asks, and the day from which the mandate is counted', async () => {
    const world = await inDispute(NOW)
    const preview = await world.officer('/ballot closed:"10 November" returned:149 yes:140 no:9 entitled:300')
    expect(preview).toContain('149 of 300 balloted is a turnout of just under 50%; 140 of 300 is 47%.')
    expect(preview).toContain('Turnout: 149 of 300 is just under 50%')
    expect(preview).toContain('For a ballot of that date at least 50% of those entitled to vote have to vote.')
    expect(preview).toContain('Closed: Tue 10 November 2026; the mandate is counted from that day')
    expect(preview).toContain('Mandate, by Steward’s count: until Tue 9 November 2027')
    await world.press('Record it')
    expect(await world.member('/status')).toContain('a turnout of just under 50%')
  })

  it('says where the figures do not add up', async () => {
    const world = await inDispute(NOW)
    const line = '/ballot closed:"10 November" returned:200 yes:150 no:48 entitled:300'
    expect(await world.officer(`${line} spoilt:1`)).toContain(
      'Yes, no and spoilt come to 199, but 200 voted: 1 is missing. Please check the figures.',
    )
    expect(await world.officer(line)).toContain(
      'Yes and no come to 198, but 200 voted. If the other 2 were spoilt, say spoilt:2 too; if not, please check the figures.',
    )
    expect(await world.officer(`${line} spoilt:2`)).not.toContain('come to')
    expect(await world.officer('/ballot closed:"10 November" returned:200 yes:150')).not.toContain('come to')
  })

  it('keeps its warnings when details are added, and says where nothing can be agreed', async () => {
    const world = await inDispute(NOW)
    await world.officer('/ballot closed:"10 November" returned:149 yes:140 no:9 entitled:300')
    const more = await world.officer(`/ballotdetails ${world.code} agreed:"10 December 2027"`)
    expect(more).toContain('Turnout: 149 of 300 is just under 50%')
    expect(more).toContain('which cannot be made longer by agreement')
    expect(more).toContain('By Steward’s count it runs until Tue 9 November 2027')
  })
})

describe('after the end of a dispute', () => {
  it('members still read all of its record, and are told first that it is over and how it ended', async () => {
    const world = await inDispute(NOW)
    await recorded(world, '/issue issue:Pay kind:"new issue" text:"Low."')
    await recorded(world, '/claim topic:offer side:employer by:"Cllr Hill" says:"It is fair."')
    await published(world, '/announce type:rally when:"24 November 3pm for an hour" title:"Rally"')
    await world.until('2026-11-25T09:00')
    await published(world, '/settle text:"A new pay agreement."')
    const over =
      'No dispute is open. “Kirklees social workers” ended on Wed 25 November 2026, 9am UK time. A new pay agreement.'
    const record = {
      timeline: 'Announced: one-hour rally',
      actions: 'Tue 24 November 2026',
      claims: 'It is fair.',
      issues: 'Pay',
      status: 'Caseloads',
    }
    for (const [command, said] of Object.entries(record))
      for (const named of ['', ' dispute:"Kirklees social workers"', ' dispute:kirklees']) {
        const answer = await world.member(`/${command}${named}`)
        expect(answer.startsWith(over), answer).toBe(true)
        expect(answer).toContain(said)
      }
    expect(await world.member('/timeline dispute:Leeds')).toContain(
      'I know no dispute “Leeds”. None is open; there were: Kirklees social workers.',
    )
    for (const writing of ['/update text:More', '/claim topic:pay side:union by:U says:Low', WRONG])
      for (const named of ['', ' dispute:"Kirklees social workers"'])
        expect(await world.officer(`${writing}${named}`)).toContain('No dispute is open. /opendispute begins one.')
  })

  it('another that is open is the one that is meant, unless the one that is over is named', async () => {
    const world = await inDispute(NOW)
    await published(world, '/settle text:"A new pay agreement."')
    await recorded(world, '/opendispute title:"Pay 2027" employer:"Kirklees Council" union:UNISON about:"Pay again."')
    expect(await world.member('/status')).toMatch(/^Pay 2027/)
    expect(await world.member('/timeline dispute:"social workers"')).toMatch(
      /^“Kirklees social workers” ended on Mon 23 November 2026, 2\.30pm UK time\. A new pay agreement\./,
    )
  })
})

describe('what an officer says of a record', () => {
  it('is kept of a new issue with its day, and shown before it is recorded', async () => {
    const world = await inDispute(NOW)
    const preview = await recorded(
      world,
      '/issue issue:Pay kind:"new issue" text:"Pay is low" when:"1 March 2020" source:"JCC, 2 March 2020"',
    )
    expect(preview).toContain('Since: Sun 1 March 2020')
    await recorded(world, '/issue issue:pay kind:raised text:"Raised at the JNC" when:"2 March 2020"')
    const issues = await world.member('/issues')
    expect(issues).toContain('Pay: Pay is low. Since Sun 1 March 2020.')
    expect(issues).toContain('Raised: Raised at the JNC. Source:')
    await recorded(world, '/issue issue:Travel kind:"new issue" text:"Too far"')
    expect((await world.member('/issues')).match(/Since/g)).toHaveLength(1)
  })

  it('is shown of a new dispute with its source', async () => {
    const world = await inDispute(NOW)
    const line = '/opendispute title:Libraries employer:Council union:UNISON about:"Hours." source:"JCC, 2 March 2020"'
    expect(await world.officer(line)).toContain('Source: JCC, 2 March 2020')
  })
})

describe('where no issue is on record', () => {
  it('members are told so, and officers how to record one', async () => {
    const world = await inDispute(NOW)
    expect(await world.member('/issues')).toContain('No issue is recorded yet. What the dispute is about: /status')
    const announce = '/announce type:rally when:"10 December 3pm for an hour" issues'
    expect(await world.officer(`${announce}:pay`)).toContain(
      'No issue is on record yet, so leave “pay” out, or record it first with /issue.',
    )
    await recorded(world, '/issue issue:Pay kind:"new issue" text:"Low."')
    expect(await world.officer(`${announce}:travel`)).toContain(
      'I know no issue “travel”. There are: Pay. /issue records another.',
    )
  })
})
