/** Surnames that are no other word. Those that are (Brown, Wood, King) are seen by their place beside another name. */
export const SURNAMES: ReadonlySet<string> = new Set(
  `
  abbas abbott adams adamu adebayo adeleke adeyemi adeyinka afolabi afzal ahmad ahmed akhtar akinola alam aldridge ali allen
  amin anderson andrews ansah anwar appiah armitage ashraf ashworth asante aslam atkinson aziz azam bailey baines bairstow
  balogun banda barraclough barrett bashir batley bates beaumont begum bennett bhatti bibi binns blackburn boateng bradshaw
  brook brooke broadbent byrne callaghan campbell carr carter chadwick chapman charlesworth chaudhry chaudhary
  choudhury chowdhury clark clarke clegg clough coates collins connolly coulibaly crabtree crossley crowther cunningham
  daly dar davies davis davison dawson desai dhaliwal dhillon dhami dickinson dixon diallo dobson doherty donnelly doyle
  drake duffy dunn dyson earnshaw edwards ellam elliott ellis emmott evans eze farooq farrell fawcett firth fitzgerald
  fletcher flynn fofanah gallagher garside gaunt ghani gibson gill gledhill goncalves goodall graham greenwood gupta hague
  haigh hamilton hamid hanson hargreaves harris harrison hassan haque helliwell henderson hepworth hinchliffe hirst
  holdsworth hollingworth holroyd hopkinson howarth hughes hussain hussein hutchinson iqbal iwu jackson jagger jalloh
  james javed jenkins jepson jessop jones johnson jagger kamara kaur kaye kelly kenny khalid khan khatun kilner kowalczyk
  kowalska kowalski kozlowski krawczyk lawson lewandowska lewandowski liversedge lockwood longbottom lumb mahmood mahmud
  malik mallinson marsden marshall masood mbeki mbele mccarthy mcdonald mcgrath mckenna mclaughlin mehmood mellor mendes
  mensah metcalfe midgley mirza mistry mitchell mohammed morris moyo mughal mugabe munir murphy murray musa naylor nawaz
  nazir ncube ndlovu nolan nowak nowakowski nwosu obi obrien ochieng oconnor odonnell ogunleye okafor okeke okonkwo okoro
  oldroyd olaniyan oneill onyango osei oshea owusu oyelaran pandey parkin parveen patel patterson pawlak pearson peters
  phillips pogson popescu quarmby qureshi rafiq ramsden rana rashid rashford raza redfearn rehman reilly rhodes riaz richards
  richardson riordan roberts robertson robinson robson roebuck rogers rothwell rushworth ryan saeed saleem salim sandhu
  saleh sanderson scholefield schofield shackleton shah shaikh sheikh sheard shabbir sharif sharma shaw sheridan
  sibanda siddique siddiqui sidhu simpson singh smith smithies smyth stead stephenson stewart stott sugden sullivan sultana
  sutcliffe sykes szymanski taiwo tariq taylor tesfaye thackray thewlis thompson thomson thornton thorpe tordoff traore
  turner uddin varley verma wadsworth waheed wainwright walker waqas waterhouse watkins watson webster whitaker whiteley
  whitehead wilkinson williams williamson wilson wisniewski wojcik wozniak yadav yaqub younis yousaf yusuf zaman zielinski
  zhang o'brien o'connor o'donnell o'neill o'reilly o'shea o'sullivan
  `
    .trim()
    .split(/\s+/),
)
