/** Capitalised words that name no person: the branch's own world. */
export const NO_NAMES: ReadonlySet<string> = new Set(
  `
  kirklees huddersfield dewsbury batley cleckheaton heckmondwike mirfield holmfirth meltham marsden slaithwaite brighouse
  ossett birstall liversedge gomersal honley kirkburton skelmanthorpe denby golcar lindley almondbury newsome fartown
  deighton ravensthorpe thornhill bradford leeds wakefield calderdale halifax barnsley sheffield york yorkshire
  manchester rochdale rotherham oldham london england english britain british uk wales scotland ireland europe european
  west east north south northern southern central colne calder spen valley pennine civic town hall centre station
  unison unite gmb nalgo tuc acas basw hcpc bma nspcc ofsted cafcass dfe nhs cqc lga lscb mash ypat ypas camhs hse
  government parliament labour conservative tory tories lib liberal democrat democrats green party mp mps cabinet whitehall
  westminster treasury brexit council councils councillor councillors authority authorities service services department
  directorate committee board branch union unions management manager managers director directors head heads leader leaders
  chief executive officer officers assistant deputy senior principal social work worker workers practitioner practitioners
  practice advanced team teams duty assessment assessments intervention children child childrens young people person
  family families court courts looked after leaving care carer carers fostering foster adoption adoptions safeguarding
  protection plan plans early help support supervision supervisor reviewing independent iro iros conference chair
  hr human resources personnel payroll legal finance it ict agency agencies locum locums reed hays matrix
  liquidlogic carefirst mosaic frameworki paris eclipse lcs ics ehm excel word outlook teams slack discord zoom skype
  microsoft windows office google facebook whatsapp twitter instagram internet wifi wi-fi vpn citrix onedrive sharepoint
  email emails sap laptop laptops ipad iphone android lenovo dell hp samsung apple intranet system systems app apps
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn winter christmas easter ramadan eid diwali
  bank holiday section act acts article public law outline plo eha epo cin cp lac s47 s17 s20 asye nqsw cpd sen ehcp ehc
  police school schools nursery academy college university hospital surgery gp health visitor visitors
  strike ballot dispute action industrial picket rally day guardian examiner bbc itv community
  mr mrs ms miss dr sir madam dear hi hello thanks thank regards yours sincerely
  mum mums mummy mam dad dads daddy nan nana nanna gran grandma grandad grandfather grandmother auntie aunty uncle
  muslim muslims christian christians hindu sikh jewish catholic asian black white african polish pakistani indian
  bangladeshi romanian roma irish welsh scottish urdu punjabi gujarati arabic kurdish portakabin biro lgbt bame
  tesco asda costa greggs starbucks uber ikea lidl aldi morrisons sainsburys boots
  `
    .trim()
    .split(/\s+/),
)

/** Words that begin a sentence or stand in one; in a heading or an angry line they may be capitalised. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  `
  a about above absolutely across after again against all almost already also although always am an and another any anybody
  anyone anything apparently are around as ask at away back bad because been before being below between big both but by
  called can cannot case caseload caseloads cases cause clearly could daily day days did do does done down due during each
  either else end enough especially even every everybody everyone everything extra few finally first five for four from full
  get getting give given go going good got great had half has have having he heads help her here hers him his home honestly
  hours how however i i'd i'll i'm i've if in instead into is it its it's just keep know last late lately later least less
  let life like long look lots made make many maybe me meanwhile meetings more morale most much must my need never new next
  nine no nobody none nor not nothing now of off often ok okay old on once one only or other others our ours out over own
  parking pay people per perhaps please plus quite rather really recently right said same say second see seven several she
  should since six so some somebody someone something sometimes soon staff still such sure ten than that that's the their
  them then there there's these they they're thing things this those three through time times to today together tomorrow
  tonight too training travel turnover two under until up us usually very visits wages was we we're we've well were what
  when whenever where which while who why with within without work working workload worst would year years yes yesterday
  yet you your yours stress stressed sick sickness overtime unpaid nothing wednesday's it'd half eight zero hundred
  dont don't cant can't wont won't isn't isnt doesn't didn't didnt couldn't wouldn't shouldn't aren't wasn't haven't hasn't
  number numbers room floor level building car park desk hot desks heating toilet toilets kitchen mileage expenses lone
  `
    .trim()
    .split(/\s+/),
)
