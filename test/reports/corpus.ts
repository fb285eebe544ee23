import type { Kind } from '../../src/reports/redact/kinds.ts'

/**
 * What people in a children's service might write, with what must go in braces: "{phone:07700 900123}". All of it is made
 * up; the telephone numbers are those that Ofcom keeps for plays and films.
 */
export interface Sample {
  readonly text: string
  readonly secrets: readonly { readonly kind: Kind | 'name'; readonly secret: string }[]
  /** The text with a mark in the place of each secret; names stay. */
  readonly redacted: string
}

const SECRET = /\{([A-Za-z ]+):([^}]*)\}/g

function sample(marked: string): Sample {
  const secrets = [...marked.matchAll(SECRET)].map(([, kind, secret]) => ({
    kind: kind as Kind | 'name',
    secret: secret ?? '',
  }))
  return {
    text: marked.replace(SECRET, '$2'),
    secrets,
    redacted: marked.replace(SECRET, (_, kind: string, secret: string) => (kind === 'name' ? secret : `[${kind}]`)),
  }
}

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const MARKED = `
  Ring me on {phone:07700 900123} if you want to hear more about the caseloads
  my number is {phone:07700900456} text not call please
  Call {phone:+44 7700 900 789} after work
  {phone:+447700900101} is my own phone, not the work one
  Duty is {phone:+44 (0)1632 960123} and nobody picks up
  The family rang {phone:01632-960456} four times and got no answer
  office line {phone:01632 960 789} has been dead for 3 weeks
  {phone:(01632) 960123} rings out
  {phone:(0)1632 960 321} is the duty desk
  contact centre, {phone:020 7946 0123}, took 40 minutes to answer
  London agency on {phone:0207 946 0456} offered me £10 more an hour
  {phone:020-7946-0789} is the agency
  tel.{phone:07700.900.321}
  mob: {phone:07700-900-654} only evenings
  {phone:0044 7700 900987} if abroad
  {phone:00441632960555} works too
  {phone:07 700 900 222} sorry for the spacing
  {phone:077 0090 0333} is how she writes it
  {phone:0 7 7 0 0 9 0 0 1 2 3} with gaps so the filter misses it
  {phone:0-7-7-0-0-9-0-0-4-4-4} same trick
  {phone:0.7.7.0.0.9.0.0.5.5.5} and again
  {phone:01632 960777 ext 12} for the union rep
  {phone:01632 960888 x 4512} no voicemail
  {phone:01632 960999, extension 204} is her direct line
  I am on {phone:ext 4411} most mornings
  {phone:O7700 900666} (letter O, my keyboard is broken)
  my mobile {phone:7700 900123} without the nought
  {phone:44 7700 900123} was on the whiteboard
  {phone:oh seven seven double oh nine double oh one two three} is mine
  {phone:zero one six three two nine six zero one two three} for the duty desk
  They published {phone:07700900777}and my name on the rota
  phones: {phone:07700 900111}/{phone:07700 900112}
  {phone:07700 900 113}; {phone:07700 900 114}; 45 hours last week
  {phone:+353 1 234 5678} is my home number now
  {phone:+48 601 123 456} for my mum in Poland
  {phone:+92 300 1234567} she rang him in Lahore from the desk phone
  Whatsapp me {phone:07700_900_115}
  call me on {phone:960 123} from any desk
  call {phone:07700 9OO 123}, the zero key sticks
  my no. {phone:07700,900,123}
  {phone:07700/900124} or {phone:01632.960.125}.
  my {phone:ext is 4412} until the end of the week
  {phone:x4412} is the duty desk
  {phone:extension number 4412} rings out
  {phone:Extn. no. 4412} rings out
  {phone:bleep 4412} for duty
  {phone:dial 4412} for duty
  {phone:desk phone 4412} rings out
  {phone:07700 900 I23} with a letter
  {phone:o7700 900 l23} with two letters
  {phone:07 seven 700 900 one two three} so that the filter misses it
  {phone:07700 nine double oh one two three} is mine
  {phone:0 seven seven 00 900 123} is mine
  {phone:(+44) 7700 900126}

  write to {email:priya.example@example.com} about the laptops
  My address is {email:union.rep+kirklees@example.org}.
  send it to {email:j_smith99@example.co.uk}, not the work one
  {email:FIRST.LAST@EXAMPLE.GOV.UK} bounced again
  {email:name at kirklees dot gov dot uk} was cut off
  mail {email:duty.team at example.gov.uk} got no reply in 5 days
  {email:someone [at] example [dot] org} is safe
  {email:someone(at)example.com} please
  {email:someone (at) example (dot) co (dot) uk} works
  {email:rep@example.org}; not the other one
  {email:a.worker @ example.com} with spaces
  {email:mailto:team@example.com}
  {email:jay1987 at gmail dot com} is my own
  {email:angrysw at hotmail.co.uk} is my own
  {email:o'neil.test@example.ie} never answered
  write {email:x@sub.domain.example.social} instead
  {email:caseworker7@gmail} is how I typed it
  {email:some.one@kirklees} inside the network
  {email:rep @ example . com} spaced out
  {email:rep(a)example.com} in the leaflet
  {email:s.one AT example DOT com} in the leaflet

  His NHS number is {NHS number:999 123 4567}
  NHS no. {NHS number:9991234568} was on the printer
  child's nhs number: {NHS number:999-123-4569} left on a hot desk
  {NHS number:999.123.4560} and 32 cases
  the form had {NHS number:9990000018} in the header
  NHS: {NHS number:99 91 23 45 67} on a sticky note
  NHS {NHS number:999 1234 567} typed wrong by the system
  {NHS number:485 777 3456} went to the wrong printer
  {NHS number:4857773456}
  {NHS number:999 1234567} on the fridge
  {NHS number:999123 4567} on the fridge
  {NHS number:9 9 9 1 2 3 4 5 6 7} on the fridge
  her NHS is {NHS number:943,476,5919}
  NHS no {NHS number:943/476/5919} on the fridge

  my NI is {NI number:QQ123456C} and payroll lost it twice
  NI number {NI number:QQ 12 34 56 C}
  ni {NI number:ab123456a} lower case
  payroll printed {NI number:AB 12 34 56 D} on the wrong slip
  {NI number:JG-12-34-56-A} with dashes
  They emailed {NI number:JG 123456 B} to everybody
  {NI number:AB123456 C} was in the file name
  {NI number:Q Q 1 2 3 4 5 6 C} so that the filter misses it
  my NI is {NI number:QQ 12 34 56} and payroll lost it
  {NI number:QQ/12/34/56/C} on the wrong slip

  I visit in {postcode:HD1 2TT} and get £0 mileage
  {postcode:hd12tt} twice a day
  {postcode:Hd3 4zz} is a long way to park
  from {postcode:WF13 9ZZ} to {postcode:HD9 9ZZ} in my own car
  postcode:{postcode:LS1 9XX}
  {postcode:LS19XX}.
  Placement at {postcode:SW1A 9ZZ} and 4 hours on the train
  {postcode:M1 9ZZ} {postcode:BD19 9ZZ} and back in one day
  ({postcode:hx5 9zz}) has no parking
  {postcode:WC2N 9ZZ} is where the agency sits
  the child moved from {postcode:S70  9ZZ} without a bed
  {postcode:W1A 9ZZ}, {postcode:EC1A9ZZ}
  {postcode:HD1-2TT} on the label
  {postcode:HD1 OAA} with a letter O
  {postcode:HD12 TT} and {postcode:HD1 2 TT} as typed on a phone
  placement in {postcode:HD5 9}
  {postcode:HD1,2TT} on the label
  {postcode:hd1, 2tt} on the label
  {postcode:HD1_2TT} on the label
  {postcode:HD 1 2TT} on the label
  {postcode:hd 5 9 q r} so that the filter misses it
  {postcode:H D 1 2 T T} same trick

  It was on {date:02/03/17} and nobody cared
  {date:2.3.2017} I was told off in front of the team
  {date:2/3/2017} strategy meeting with no chair
  {date:2-3-17} again
  {date:2017-03-02} in the log
  {date:2017/03/02} in the log
  {date:02 03 2017} on the form
  the {date:2nd March} meeting was awful
  the {date:2nd of March 2017} meeting was awful
  {date:March 2nd} was the worst
  {date:March 2, 2017} was the worst
  {date:2 March} was the worst
  {date:2 Mar 17}, was told to stay late
  {date:Mar 2} was told to stay late
  {date:2-Mar-2017} in the log
  {date:Thursday 2nd March 2017} supervision cancelled
  {date:Thurs 2 March} supervision cancelled
  On {date:Thursday, 2nd of March}, supervision cancelled
  {date:Thursday the 2nd} supervision cancelled
  supervision was cancelled {date:last Tuesday} and again {date:this Friday}
  moved to {date:next Weds} without asking
  on {date:Tuesday} he threw the file
  on {date:Tues} he threw the file
  {date:Tuesday last week} he threw the file
  {date:Tuesday 14th} I had 3 visits
  Court was {date:14th Feb} and the laptop died
  {date:14 february} the laptop died
  {date:14th feburary} the laptop died
  since {date:the 14th} I have had no desk
  by {date:3/4} I had 38 cases
  between {date:2 and 4 March} I worked 41 hours
  {date:2nd-4th March} was all overtime
  {date:22-24 May} no heating
  {date:the second of March} she was humiliated
  {date:twenty third of May} no heating
  {date:Boxing Day} I was on call with no pay
  {date:Christmas Eve} at 40 cases
  meeting {date:1st may} about pay
  meeting {date:1 May} about pay
  {date:May 1st} meeting about pay
  child dob {date:3/4/09} on the board
  DOB: {date:03.04.2009}
  D.O.B. {date:3rd April 2009}
  date of birth {date:03-04-2009}
  born {date:3 April 2009} and still no plan
  born in {date:2009} and still no plan
  born on the {date:3rd of April}
  dob {date:April 2009} left on the printer
  dob {date:030409} left on the printer
  {date:02/03/2017} - {date:05/03/2017}: no system
  the note is from {date:2017-03-02T15:30:00Z}
  {date:03/2017} was the review
  {date:4th Sept} or {date:Sept 4th}
  {date:31st Jan '17} I got 4 new cases
  {date:3rd of this month} again
  {date:Mon 3/4} no cover
  w/c {date:3/4} no cover
  w/c {date:3rd April} no cover
  {date:2/Mar/17} in the log
  {date:5th November, 2016} I got 4 new cases
  supervision cancelled {date:3/2, 5/2 & 9/2}
  supervision cancelled on {date:3/2, 5/2 and 9/2}
  supervision cancelled {date:14/2}
  supervision cancelled on {date:16.02}
  the form is dated {date:03.02}
  the form says {date:14 02 17}
  off sick from {date:14-02}
  {date:12.2.17.1} in the log
  {date:14th of the 2nd} was the worst
  {date:16th/3rd} is the next one
  on the {date:fourteenth of the second} I was told off
  {date:Monday the sixth} was the worst
  on the {date:sixth} I was told to stay
  the {date:14th} was the worst
  {date:Tuesday 14} was the worst
  {date:Tues. 14} was the worst
  {date:valentines day} on call
  {date:Mother's Day} on call
  {date:Xmas Eve} on call
  {date:NYE} on call
  d o b {date:04 03 09}
  born {date:'09} and still no plan
  yob {date:2009} on the board

  told me at {time:3pm} to take 3 more cases
  told me at {time:3 pm} to take 3 more cases
  told me at {time:3.30 pm} to take 3 more cases
  {time:3:30pm} strategy meeting, system down
  {time:15:30} strategy meeting, system down
  {time:15:30:05} in the log
  at {time:15.30} the system went down
  by {time:9.15} all desks were gone
  {time:9 a.m.} all desks were gone
  {time:11 P.M.} and still typing
  {time:half past three} she shouted at me
  {time:half three} she shouted at me
  {time:quarter to nine} and no desk left
  {time:quarter past 4} and no desk left
  {time:ten past four} she shouted at me
  at {time:ten to four} she shouted at me
  {time:20 past 4} she shouted at me
  {time:nine o'clock} at night and 12 emails left
  {time:9 o’clock} at night
  worked {time:9am}-{time:5pm} on paper and until 8 in truth
  {time:9 to 5pm} on paper
  {time:8am} to {time:8pm} for 4 days
  {time:0900hrs} briefing
  {time:0830 hrs} briefing
  {time:1530hrs} briefing
  at {time:midnight} I was still writing the report
  rung at {time:noon}
  {time:twenty to nine} and still no desk
  {time:nine pm} and still typing
  told at {time:five thirty} to stay
  told at {time:1530} to stay
  {time:quarter-past three} she shouted
  {time:15h30} in the log
  {time:six in the morning} she rang me
  {time:7 in the evening} I left
  system down {time:10.15am} - {time:4.45pm}
  {time:ten to nine} and still no desk
  it was {time:ten to nine} when she rang
  she rang at {time:five to four}
  on from {time:0900 to 1730} without a break
  on duty until {time:1730} without a break

  {case number:1234567} has had no visit
  case {case number:123456} was handed to me with no notes
  {case number:12345678} was closed by mistake
  {case number:LCS1234567} was open on her screen
  {case number:lcs1234567} was open on her screen
  case no. {case number:12345} is unallocated
  case number {case number:4512} is unallocated
  Case No: {case number:45121} is unallocated
  ref: {case number:AB/1234} never answered
  ref {case number:KC-2017-0042} never answered
  our reference {case number:AB1234} never answered
  client id {case number:99812} was in the title
  LCS {case number:1234567} frozen again
  Liquidlogic {case number:882211} frozen again
  complaint ref. {case number:C/00123/17} was ignored
  file {case number:20187} went missing
  {case number:CP-00412} is still on the old system
  the family, {case number:#45121}, waited for 6 weeks
  HCPC {case number:SW12345} was read out
  my HCPC is {case number:SW98765}
  crime number {case number:13170012345}
  IT ticket {case number:88123} is open since 2016
  employee number {case number:40912} got the wrong pay
  case ID is {case number:778812}
  {case number:12345/17} in the list
  LCS id {case number:99 88 77} frozen
  PARIS no {case number:77812} is the old number
  {case number:Liquidlogic12345} is one more
  {case number:CASE_12345} is the name of the file
  record {case number:K900812} merged with another
  PID {case number:4481} is on the wall
  {case number:id4481} or so it says
  Pt {case number:4412} was moved without notes
  EHCP {case number:12/4412} is late
  her file, {case number:448/12}, went missing
  her ref is {case number:K.44812}
  ref no. {case number:CS 0044 81} never answered
  my payroll ref: {case number:KC 448 12}
  employee no: {case number:4 0 9 1 2} got the wrong pay
  visa no {case number:AB 12 34 567} is with HR
  her school number is {case number:382/4412}
  key safe code is {case number:C4481Y}
  keysafe {case number:4481} by the back door
  the door code is {case number:4481} and has been for years
  my pin {case number:4481} was on a sticky note
  his prison number is {case number:A4481CK}
  my rep number {case number:00 4481} was asked for
  Mosaic {case number:44 81 22} frozen again
  {case number:LCS4481} frozen again
  {case number:9434765-919} in the header

  {court reference:LS17C00123} had no social worker at the hearing
  {court reference:ls17c00123} had no social worker at the hearing
  {court reference:LS 17 C 00123} listed for a day
  {court reference:LS17 C00123} listed for a day
  {court reference:ZE/17/P/01234} moved twice
  case {court reference:HD16C00045} moved twice
  {court reference:[2017] EWFC 12} is about us
  the judge in {court reference:[2016] EWHC 3118 (Fam)} said it
  {court reference:Re A (A Child)} said it
  {court reference:Re B (Children)} said it
  {court reference:LS17C00999}, 32 cases and 1 desk

  see {link:https://example.org/report?id=7} for what they say
  see {link:http://example.org/a/b.html#c}
  {link:www.example.com/jobs} lists my job as vacant
  {link:kirklees.gov.uk/beta/children} still lists me
  it is on {link:example.org} since last week
  {link:sub.domain.example.co.uk} is down
  {link:<https://example.com/x|the rota>} is open to all
  {link:bit.ly/abc123} has the rota
  {link:t.me/somegroup} is the group
  {link:youtu.be/dQw4} shows it
  {link:slack://user?team=T1} opens it
  [the rota]({link:https://example.com/rota}) is open to all
  {link:HTTPS://EXAMPLE.COM/ROTA}
  {link:example.com:8080/login} is down again
  {link:example dot com} is down again
  {link:www . example . com} is down again
  {link:\\\\server\\share} is down again

  {mention:<@U02AB3CD4>} told me to keep quiet
  {mention:<@U02AB3CD4|sarah>} told me to keep quiet
  in {mention:<#C02ABCDEF|duty-team>} they laughed at me
  {mention:<!subteam^S0123ABCD|@managers>} saw it all
  {mention:<!here>} and {mention:<!channel>} were pinged at night
  {mention:<@123456789012345678>} told me to keep quiet
  {mention:<@!123456789012345678>} told me to keep quiet
  {mention:<@&123456789012345678>} told me to keep quiet
  {mention:<#123456789012345678>} is where it was said
  {mention:<:angry:123456789012345678>} that is how I feel
  {mention:@everyone} should know that pay is down
  {mention:@here} should know that pay is down
  {mention:@sarah.c} shouted at me
  {mention:@priya_k}, {mention:@tom} and {mention:@Zofia} laughed
  user {mention:U02AB3CD4EF} is the one
  {mention:angryworker#1234} knows
  insta {mention:samj_92} has all of it
  snapchat: {mention:samj92} has all of it
  {mention:samj92} on insta has all of it
  his Insta name is {mention:sam_j}
  her tiktok is {mention:sam.j92}
  gamertag {mention:xXsamXx99} has all of it
  DM me on twitter, {mention:samj_92}
  follow {mention:sam_j_92} for all of it
  my login is {mention:ksmith07} and still nothing opens

  the family at {address:14 Trinity Street} waited 6 weeks
  the family at {address:14 trinity street} waited 6 weeks
  {address:14a Example Road} has no bell
  {address:221B Made Up Lane} has no bell
  {address:7, Fictional Avenue} has no bell
  they sent me to {address:Flat 3, 14 Example Court} alone
  {address:flat 12} with no phone signal
  {address:3 Old Mill Close} alone at night
  {address:12-14 Nowhere Terrace} is being sold
  {address:5 Invented Cres} alone at night
  {address:12 St. John's Rd} alone at night
  {address:99 NOWHERE ROAD} alone at night
  he lives at {address:42 example grove} with his nan
  {address:number 42 on Sheepridge Road} has no bell
  {address:no.42 Sheepridge Road} has no bell
  {address:no 7 back lane} has no bell
  the flat above {address:Wakefield Rd no. 112}
  {address:Back Lane number 5} has no bell
  {address:Sheepridge Road, number 42a} has no bell
  {address:house no 5} is empty
  {address:house number 12a} is empty
  {address:flat no. 5} has no lift
  they live at {address:number 7} now
  write to {address:PO Box 1720} they say
  write to {address:P.O. Box 12} they say
  {address:///filled.count.soap} is where I was sent

  my {age:7 year old} waits in the car while I type
  a {age:7-year-old} slept in the office
  a {age:3 yr old} slept in the office
  the boy is {age:12 years old} and has had 5 workers
  {age:6 month old} baby with no visit
  a {age:seven year old} girl in the waiting room
  aged {age:7} and alone in the building
  aged {age:7, 9 and 11} in one room
  age {age:14} and missing
  {age:15yo} missing since we had no phones
  {age:8 y/o} in the waiting room
  {age:7 and 9 year olds} in one cot
  she is {age:7} and has had 5 workers
  he’s {age:14}.
  turning {age:8} next week
  mum {age:17} and no placement
  mum's {age:17} and has no placement
  dad, {age:19}, has not been seen
  siblings, {age:3 and 5}, in two placements
  the kids are {age:3, 5 and 7}
  the yp, {age:16yrs}, has no placement
  a {age:16 yrs} female in the waiting room
  a lad of {age:15} slept in the office
  girl ({age:14}) slept in the office
  who's {age:15} and missing
  she will be {age:16} in May
  her age is {age:14}
  age: {age:14} on the form
  a {age:16 y old} slept in the office
  a {age:year 9} girl slept in the office
  on his {age:16th} birthday
  aged {age:16yrs} and missing

  {number plate:YK12 ABC} is the car that was keyed in the staff car park
  my car {number plate:YK12ABC} got a ticket
  car park ticket for {number plate:yj17xyz}
  old car {number plate:K123 ABC} got a ticket
  {number plate:YD 12 ABC} was keyed in the staff car park
  {number plate:yd12 abc} was keyed in the staff car park
  {number plate:YD12.ABC} got a ticket
  {number plate:Yd12 Abc} got a ticket
  reg {number plate:yd 12 abc} got a ticket
  old car {number plate:B123ABC} got a ticket

  {number:GB29NWBK60161331926819} is where my pay should go
  sort code {number:20-45-67} on the pay slip
  card {number:4929 1234 5678 9012} was cloned
  {number:123456789} is my badge
  {number:192.168.10.24} cannot be reached
  {number:98765432109876} in the log
  {number:9434 765 919} was read out in the corridor
  {number:943/476/5919} is in the title of the email
  {number:13 170 012 345} was the police’s number
  {number:345 678 912 01} is on the badge
  a note says {number:448 122} and nobody opens it
  {number:448.122} on the lid of the box
  {number:4 4 8 1 2 2} so that the filter misses it
  {number:4-4-8-1-2-2} same trick
  passport {number:5 3 3 1 2 2 8 1 9} is still in my drawer
  sort code {number:12 34 56} on the pay slip
  a/c {number:12345678} s/c {number:20 45 67}
  SE {number:142 167} is where the car was left
  {number:53.6458}, {number:-1.7850} is where the car was left
  17/{number:0044} never got a visit
  membership {number:7 448 122} was charged twice
  my card ending {number:4412} paid for the nappies
  4929 was the start, {number:4929-1234-5678-9012} all of it

  Ring {phone:07700 900117} by {time:4pm} on {date:2 March} about {case number:1234567}
  {mention:<@U02AB3CD4>} mailed {email:me@example.org} about {court reference:LS17C00123} at {postcode:HD1 2TT}
  dob {date:3/4/09}, NHS {NHS number:999 123 4567}, NI {NI number:QQ123456C}
  Visit to {address:14 Example Street}, {postcode:HD1 2TT}, {date:Friday 3rd}, {time:10:30}
  {phone:0７7００ ９００118} in wide digits
  {phone:07700​ 900​119} with things nobody sees
  {phone:‪07700900120‬} turned about
  {phone:٠٧٧٠٠٩٠٠١٢١} in Arabic digits
  {phone:0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣1️⃣2️⃣2️⃣} in pictures
  {NHS number:999​1234567} split by nothing
  {postcode:HD1 2TT} after a hard space
`

/** Known to be kept, as rules for them would cost more ordinary words than they are worth. They count in what is printed. */
const KEPT_WRONGLY = `
  the house at {address:5 Fixby} was empty
  moved to {address:42 Sheepridge} within a week
  {address:The Cottage, Back Lane} has no signal
  house on {address:Sheepridge Rd, number twelve}
  {postcode:HD2 1} is the other end of town
  {postcode:H.D.2 1YT} on the label
  ICPC on {date:3.3} with no report
  {time:five to nine} she rang
  told at {time:quarter 2 nine} to stay
  her {age:18th} was on the ward
  {age:16yrs} and nowhere to go
  {age:14F} missing since we had no phones
  LAC {case number:44/812} moved again
  ring Dewsbury {phone:221 000} any time
  {phone:x 4412} is hers
  find him as {mention:samj} on snap
`

const NAMED = `
  {name:Sarah Callaghan} shouted at me in front of the team
  My manager {name:Sarah} said that I should cope
  my manager {name:sarah} said that i should cope
  I was told by {name:Aisha Khan} to take more cases
  {name:Oluwaseun} covers two teams
  I asked {name:Oluwaseun} for help
  {name:jaydens} mum rang nine times
  {name:Jayden}’s mum rang nine times
  {name:Jayden Smith} has had four workers
  {name:Mr Brown} laughed at me
  {name:Mrs. Okafor} has left for an agency
  {name:Ms Begum} cried at her desk
  {name:Miss Wood} cried at her desk
  {name:mr hussain} laughed at me
  {name:Dr Nowak} never rings back
  {name:Cllr Holroyd} says pay is fine
  {name:Councillor Imtiaz Example} says pay is fine
  {name:Zofia Kowalska} left after three months
  then {name:Wojciech} lost his log-in again
  {name:Agnieszka} lost her log-in again
  the child, {name:Mohammed}, has had no visit
  little {name:Zainab} has had no visit
  {name:zainab} has had no visit since the move
  {name:Siobhán} and {name:Niamh} share one desk
  {name:Siobhan O’Brien} shares one desk
  {name:Pádraig} was bullied out of the job
  {name:Gurpreet Singh} was bullied out of the job
  {name:harpreet} was bullied out of the job
  {name:Tendai Moyo} has 41 cases
  {name:Chukwuemeka}’s caseload is 41
  {name:Ngozi} and {name:Folasade} have 41 each
  {name:Nasreen} was told that she is weak
  our head of service, {name:Helen}, was there
  our head of service, {name:Jane Example}, was there
  I told {name:Mark} that I could not cope
  {name:Mark} said that I must cope
  {name:Will} shouted at all of us
  {name:Grace}’s laptop has been broken for weeks
  we all know that {name:Dawn} does it
  ask {name:Rose} or {name:Bill} about the rota
  {name:SARAH} shouted again
  I told {name:SARAH CALLAGHAN} that I could not cope
  my supervisor {name:JS} does it daily
  {name:S.C.} does it daily
  child {name:A} was moved three times
  Baby {name:P} all over again
  {name:J. Smith} was there
  {name:Mary-Jane} was there
  {name:McDonald} was there, laughing
  {name:Tyler} ran away while the system was down
  {name:tyler} ran away while the system was down
  {name:Kayleigh} and {name:kyle} were split up
  {name:Alfie}, {name:Archie} and {name:Ruby Example} were split up
  {name:Ibrahim} slept in the office
  {name:Yusuf Patel} slept in the office
  the mum, {name:Shabnam}, waited for weeks
  the dad, {name:Piotr}, waited for weeks
  the nan, {name:Maureen}, waited for weeks
  {name:Auntie Shazia} took them in
  {name:Judge Hargreaves} was furious with us
  nobody listens to {name:Xiadani}
  it was {name:Quillon} who threw the file
  {name:Bronwen} left
  {name:Thandiwe Ncube} left
  {name:Mihaela} left for an agency
  I miss {name:Callum}
  she called {name:Hassan} lazy
  {name:Rehana} is off sick with stress
  {name:ayesha} is off sick with stress
  {name:Adebayo} told the whole team
  {name:Zubair} told the whole team
  {name:Hodan Warsame} told the whole team
  {name:Krzysztof} told the whole team
  {name:krzysztof} told the whole team
  ask {name:deb} or {name:shaz} about it
  {name:Okonkwo} told the whole team
  it was {name:Fitzwilliam} again
  {name:Jordan} sat on the floor
  {name:Chelsea} was moved again
  {name:Summer} was moved again
  {name:Keeley} left after a row
  {name:keeley} left after a row
  {name:Shanaz Bi} left after a row
  {name:Tanveer} had nine new ones in a week
  {name:Rukhsana} had nine new ones in a week
  {name:Babajide} had nine new ones in a week
  {name:Olanrewaju} had nine new ones in a week
  {name:Kwame Asante} had nine new ones in a week
  {name:Blessing} had nine new ones in a week
  then {name:Blessing} had nine new ones in a week
  {name:Jadwiga} had nine new ones in a week
  {name:Ola Nowicka} had nine new ones in a week
  {name:Fionnuala} had nine new ones in a week
  {name:Caoimhe} had nine new ones in a week
  {name:Dervla} had nine new ones in a week
  {name:Jaxon} and {name:Maddison} had five placements
  {name:jaxon} and {name:mylah} had five placements
  {name:Kaydee} had five placements
  {name:Tyrese} had five placements
  the lad ({name:Corey}) had five placements
  the twins {name:Zack} and {name:Zoey} had five placements
  {name:nasima} from the next team was in tears
  {name:Nasima} from the next team was in tears
  {name:Ludmila} from the next team was in tears
  {name:Ewelina} from the next team was in tears
  {name:Denise} and {name:trev} run it like a school
  {name:Big Dave} runs it like a school
  I work for {name:Denise Fictional} and it is hell
  I work for {name:denise fictional} and it is hell
  they blame {name:Rashida}, never themselves
  they blame {name:Ash}, never themselves
  they blame {name:D’Angelo}, never themselves
  ask {name:Li Wei}, she saw it
  ask {name:Nguyen Thi Lan}, she saw it
  ask {name:Prof. Example}, she saw it
  ask {name:Mx Rowan Smith}, they saw it
  ask {name:al-Hassan}, he saw it
  {name:Simran Kaur Dhillon} has not had supervision
  {name:Saoirse} has not had supervision
  {name:Gwen} has not had supervision
  {name:Hope} has not had supervision
  {name:Demi-Leigh} is fourteen and sleeps on a sofa
  {name:lilly-mae} is fourteen and sleeps on a sofa
  {name:Mohamud} is fourteen and sleeps on a sofa
  {name:Amazing Grace Example} is fourteen and sleeps on a sofa
  {name:Marta Lewandowska} chairs it badly
  {name:Ruqayyah} was placed forty miles away
  I cannot stand {name:Gavin}
  Every time {name:Mehreen} asks she is told to wait
  {name:Kulsum} and {name:Safiyyah} share a desk
  I saw {name:Donovan} crying in the car park
  our service manager {name:Lorna} does not answer
  {name:lorna} never answers
  {name:Mrs Przybylski} has had no reply
  {name:Ebony}'s file was lost
  {name:Temilade} asked for a desk
  the social worker before me, {name:Fergal}, burnt out
  {name:Kacey-Leigh} went missing
  {name:kacey} went missing
  {name:Ayaan}'s school rang
  {name:Little Harvey} waits
  {name:Pete} shouts
  Nobody told {name:Omar}'s dad
  my colleague {name:Eilidh} is leaving
  {name:Sukhi} is leaving for an agency
  {name:Mo} is leaving for an agency
  {name:jen} is leaving for an agency
  it is always {name:Carol}
  {name:Carol} shouts the loudest
  The family of {name:Bartosz W.} waited
  {name:Shaun} the team manager sits on it
  {name:Ilyas} sleeps on a sofa
  {name:Faye} and {name:Skye} were moved twice
  {name:Ms Thistlethwaite} laughed
  {name:Rev. Dunkley} wrote to us
  I think {name:Jo} should be told
  {name:Zsofia} has left
  {name:Ye-jin} has left
  {name:Kasia K} has left
  {name:Princess} was taken out of school
  My boss is called {name:Gillian}
  {name:Wren} will not go back
  {name:Oluwadamilare} will not go back
  {name:bex} will not go back
  {name:Ridwaan} thinks so too
  my boss’s boss, {name:Lyndon}, knows
  {name:hamzah} hides in the toilets
  {name:Hamzah} hides in the toilets
  {name:Tariro} hides in the toilets
`

/** Work figures and everyday words: these must come out as they went in. */
const KEPT = `
  I have 32 cases and worked 45 hours last week
  A caseload of 28 is not safe
  3 visits overdue and 2 reviews late
  We voted 2 to 1 for action
  50% of the team are agency
  Pay is £27,000 and has not moved since 2010
  I lost 6 hours to the system in one week
  28 children, 12 of them under protection plans
  My caseload went from 18 to 34 in 6 months
  It is the same 24/7
  The 9 to 5 is a joke
  2016/17 was bad, 2017/18 will be worse
  2016-2017 was bad
  Problems raised since 2011
  Around 300 balloted, 75 voted, 59 said yes
  1,300 staff and 400 social workers
  1300 staff work here
  100 cases sent back for urgent review
  I am 0.6 FTE with a full caseload
  0.5 0.6 0.8 1.0 0.4 are our posts
  The system is 12 years old
  My 5 year old laptop takes 20 minutes to start
  a 6 month old backlog of assessments
  2/3 of us are looking for other jobs
  Supervision lasted 25 minutes instead of 90
  4 weeks without supervision
  The 3rd time this month
  on the 2nd floor with no heating
  on the 3rd visit I had no phone
  We may 3 times a week go without a desk
  The others may leave
  Many march out in anger
  In March 3 colleagues left
  In March we lost half of the team
  March 2017 is when pay was cut
  On Mondays there is never a desk
  Monday mornings are the worst
  I work every weekend
  No desk again today, yesterday and the day before
  It takes 3 log-ins to open one case
  Liquidlogic crashed 5 times
  IT says it is fixed. It is not.
  The council pays £18.50 an hour, agencies pay £32
  £27000 is what I get after 10 years
  20p a mile, down from 45p
  2.5 hours of travel a day
  a ratio of 1:20 is not safe
  a ratio of 12:15 is not safe
  7 out of 10 are agency
  Between 30 and 40 cases each
  28, 30, 32 and 41 cases in our team
  5 managers in 3 years
  2 of 8 posts are filled
  The grade is 10 and should be 11
  I scored 4/5 for stress
  We share 4 desks among 12
  Section 47 work comes first
  s47 and s20 work comes first
  A level 3 complaint was ignored
  Version 7 of the form is as bad as version 6
  Is it OK to say no to case 33?
  In case 200 people come, book a bigger room
  Case 3 of 28 took all week
  Child protection, court work and duty in one day
  I was told off in front of everyone and cried
  They said “work smarter” at the meeting
  We meet at the office. No desks, no chairs
  I told him.No answer came
  The heating is off - it is 12 degrees
  half the team is new
  a quarter of our cases are unallocated
  half of one team left
  one, two, three workers in one year
  second of three reviews missed
  age and stress do not go together
  staff of all ages feel it
  10 a day is too many
  I am at 110% every week
  5 and a half days a week
  M62 traffic and no mileage
  A62 closed again and no mileage
  B1 is a bad form
  R2 review came back
  C19 is a form too
  the road to the office is 5 miles long
  2 people park in one space
  3 visits down the lane and no signal
  we lost 4 good workers on the way
  Thanks for asking, at last!
  2 1⁄2 hours a day
  The voting was ten to four
  Pay at 2010 levels
  no 2016 pay rise
  She is 2 grades below me
  it is 7 of us for 200 children
  28 30 32 35 41 are our caseloads
  9 laptops or 10 for 30 of us
  2017 began as 2016 ended
  caseload at 22
  10 day old visit notes
  3 cases close to court
  I had 3 Family Court hearings
  Quarter 3 turnover was 22%
  living on 20 hours pay
  the 2nd worker to leave since the summer
  On 40 cases nobody can do it well
  By 30 cases you stop counting
  at 11 visits a week
  Cost of agency: £35-£40 an hour, £1,400 a week
  P45s outnumber new starters 3:1
  caseloads at 22.
  stuck at 34, when 20 is safe
  5 or 6 or 7 visits a day
  £24,500 and not a penny more since 2010
  £24 500 after 9 years
  £100 000 a month goes to agencies
  12 000 emails and 2 000 of them unread
  over 10 000 people signed, 10,000 more than they thought
  16 of us walked out, we are 4 down
  26 children from 17 families, 27 cases, 40 hours
  caseloads this year: 24 26 29 33 36 38
  in 2015 2016 and 2017 nothing changed
  2015/16, 2016/17 and 2017/18 were all cuts
  since 2010 300 posts have gone
  of 1,300 400 are social workers
  300 balloted, 75/300 voted, 59/75 said yes
  30-40 cases each and 300-400 families on the list
  I read 448 pages in 2 days
  our marks were 3, 4, 2, 5, 1, 2
  rate it 1 2 3 4 5
  £1,234.56 short, then £448.12 short
  14.2% down, 22.75% of us gone
  sort code red days first, 12 of them
  the 0-25 service and the 0-19 team
  cards ending up in the bin
  s47, s20 and s17 all at once
  Section 47 enquiries pile up
  a CP plan needs a visit every 10 working days
  child protection plans: 3 of 5 visits late
  EHCPs: 300 overdue
  our files, 300 of them
  the case, 300 pages long, was late
  id checks, 12 of them
  the door code never works
  dress code 2017
  error code 12 again
  the year ending 31 weeks ago
  number of cases: 34
  no 1 priority is pay
  no 2 days alike
  no. 126 bus and no mileage
  the number one problem
  form C110 and form C2 again
  office365 is down
  covid19 cut us in half
  A629 and B6432 are flooded
  P45 or P60, who knows
  50/50 whether it starts, 80/20 office and visits
  box 3 on the form
  8 CP 14 CIN 6 LAC is my caseload
  CP 12 LAC 9 CIN 7
  I have 12 CP 9 LAC 4 CLA
  SW 12 LAC, TM 3 LAC
  S20 LAC reviews are late
  up to 28 30 32 a week
  families in ls12 and ls9
  wf12 for the day
  UP TO 40 PER PERSON, WE ARE 12 OUT OF 30
  an extension of 12 weeks
  no extension for 300 cases
  ring 120 families a week
  on hold to 101 and told to dial 999
  20 x 45 minutes, 30 x 3 visits, x3 the work
  zero hours, zero support, one two or three visits
  0 desks, 3 chairs
  oh one more thing
  in HD4 4th time this week
  LS1, 3rd floor
  HD3 and HD5 are my patch
  HD5 9 miles away
  M62 3 hours late
  visits in hd3 4 days a week
  the road was closed 3 times
  no road map, no plan
  flat rate of £3
  number 3 on my list
  number 10 does not care
  the house number was wrong
  my house, 3 kids and this job
  PO box is full
  PO2 grade, SO1 before that
  on Monday mornings I dread it
  Monday the second worker left
  on the fourth visit nobody came
  after the first, I gave up
  the second of three managers
  the 5th was no better than the 4th
  the 12th laptop and still no fix
  4/5, 3/5 and 2/5 for stress, workload and pay
  1/4, 1/2 or 3/4 of the team
  2/3 of us, 3/4 of duty and 1/2 of the managers
  10/12 cases each, 12/15 desks broken
  7/10 for morale, 9/10 for stress
  on 12.50 an hour, on 18.10 per hour
  on 37.10 hours, on 1.05 FTE
  24/7 on call, 365 days a year
  a Christmas rota with nobody on it
  down from ten to six workers
  we voted ten to four
  five to ten visits a day, ten to twelve cases each
  around ten to twelve cases each
  ten to one they do nothing
  down from twenty to twelve cases
  from 1300 staff to 900
  before 2010 we had 1300 staff
  by 1200 people
  here 16 yrs and still no rise
  12yrs qualified, 5yrs in this team
  10 years, 5 managers
  she is on 3 plans, he is 5 weeks behind
  mum of 3 with 2 jobs
  mum has 3 jobs
  a child, 3 schools, 2 placements
  child 3 of 5 was lost in the move
  children 3 and 4 times a week
  siblings in 3 placements
  the girl has had 5 workers
  boy, 3 moves in a year
  a family of 7, a sibling group of 6
  28 children, 12 of them in care
  year 3 of the cuts
  ASYE year 1 with 26 cases
  young people 16 to 25
  I posted 3 times on Facebook
  on Facebook 24 hours a day
  handle s47 work on top
  our WhatsApp group has 40 of us
  Snapchat evidence takes 3 hours
  user name and password again
  the rota_2017 file is wrong
`

export const STRUCTURED: readonly Sample[] = lines(MARKED).map(sample)
export const MISSED: readonly Sample[] = lines(KEPT_WRONGLY).map(sample)
export const NAMES: readonly Sample[] = lines(NAMED).map(sample)
export const UNTOUCHED: readonly string[] = lines(KEPT)
