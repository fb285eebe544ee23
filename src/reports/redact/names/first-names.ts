/** Written from memory of names heard in West Yorkshire; nobody's register. Small letters, so that "jaydens mum" is seen. */
export const FIRST_NAMES: ReadonlySet<string> = new Set(
  `
  aaron abbie abby abigail adam adele adrian aidan aimee alan alana albert alec alex alexander alexandra alfie alfred alice
  alicia alison alistair allan amanda amelia amelie amy andrea andrew andy angela angus anita ann anna annabel anne annette
  annie anthony antonia archie arlo arthur ashleigh ashley ashton aubrey audrey ava barbara barney barry beatrice becca
  becky belinda ben benjamin bernadette bernard bertie beth bethany betty beverley bianca billy bobbie bobby bonnie
  bradley brandon brenda brendan brett brian bridget bruce bryan bryony caitlin callum calvin cameron camilla cara carl carla
  carly carol carole caroline carolyn casey cassandra cassie catherine cathy cecilia celia charlene charles charlie
  charlotte chelsea cheryl chloe chris christian christina christine christopher ciara cindy claire clara clare clarissa
  clive cody colette colin connie connor conor corey courtney craig curtis cynthia damian damien daniel danielle danny daphne
  darcy darren dave david dawson dean debbie deborah declan deirdre denise dennis derek desmond diana diane dominic donna
  doreen doris dorothy dougie douglas duncan dylan ebony eddie eden edith edward edwin eileen elaine eleanor elena eli elijah
  elise elizabeth ella ellen ellie elliot elliott elsie emilia emily emma erica erin ernest esme esther ethan ethel eugene
  evan eve evelyn evie fay felicity felix fern finlay finley fiona fletcher florence frances francesca francis frankie fraser
  freddie frederick freya gail gareth gary gavin gemma geoff geoffrey george georgia georgie georgina gerald geraldine gerard
  gillian gina gladys glenda glenn gloria gordon graeme graham greg gregory gwen hannah harley harriet harrison harvey
  hattie hayden hayley hazel heather helen helena henry hilary howard hugh hugo ian imogen ingrid irene isaac isabel isabella
  isabelle isla isobel jackie jackson jacob jacqueline jake james jamie jan jane janet janice janine jared jason jasmine
  jayden jaydon jayne jean jeanette jeff jeffrey jemima jemma jenna jennie jennifer jenny jeremy jerry jess jesse jessica
  jessie jill jillian jim jimmy joan joanna joanne jodie joe joel john johnny jon jonah jonathan jordan joseph josephine josh
  joshua josie joyce judith judy jules julia julian julie juliet justin justine kai kaiden karen karl kate katherine
  kathleen kathryn kathy katie katrina kay kaya kayden kayla kayleigh keira keith kelly kelsey ken kenneth kenny kerry
  kevin kian kieran kiera kim kimberley kirsten kirsty kit kody kristen kristina kyle kyra lacey lance lara laura lauren
  laurence lawrence layla layton leah leanne lee leigh lena leo leon leonard leonie lesley leslie lewis lexi liam libby lily
  lincoln linda lindsay lindsey lisa liz lizzie lloyd logan lois lola loretta lorna lorraine lottie louie louis louisa louise
  luca lucas lucinda lucy luke lydia lyn lynda lyndsey lynn lynne mabel mackenzie macy maddie maddison madeleine madison
  maggie maisie malcolm mandy marcia marcus margaret margo maria marian marianne marie marilyn marion marjorie marlon
  martha martin martyn mary mason matilda matt matthew maureen maurice mavis maxine megan mel melanie melissa mia michael
  michelle mick mike mikey mildred millie milly miranda mitchell moira molly monica morgan moira muriel myles nadine nancy
  naomi natalie natasha nathan nathaniel neil nell nellie nicholas nicky nicola nicole nigel nikki nina noah noel nora norma
  norman oakley oliver olivia oscar ollie owen paige pamela pamela pat patricia patrick patsy paul paula pauline peggy
  penelope percy perry pete peter phil philip philippa phillip phoebe phyllis pippa polly rachael rachel ralph raymond
  rebecca reece reg reggie reginald reuben rhiannon rhys richard ricky riley rita roberta robert roger roland ronald
  ronan ronnie rory rosalind rosanna rosemary rosie ross rowan roy rupert russell ruth ryan sabrina sally sam samantha
  samuel sandra sara sarah saskia scarlett scott sean sebastian selina seth shane shannon sharon shaun sheila shelley
  shirley sian sienna simon simone sofia sonia sophia sophie spencer stacey stan stanley stella stephanie stephen steve
  steven stewart stuart susan susanna susannah susie suzanne suzie sybil sylvia tamara tammy tania tanya tara tasha ted
  teddy teresa terence terry tess tessa thelma theo theodore theresa thomas tim timothy tina toby todd tom tommy tony
  tracey tracy travis trevor tricia trish trudy tyler tyrone valerie vanessa vera verity veronica vicki vicky victor victoria
  vincent violet vivian vivienne wallace walter warren wayne wendy wilfred william willow winifred yasmin yvette yvonne
  zac zach zachary zack zane zara zoe

  ruqayyah ruqaiya safiyyah kulsum ilyas sukhi manpreet amandeep
  nasima naseema nasra shabina shaheen shaheena razwana ruksana fauzia faheem zeeshaan nadim qadeer zaheer
  aaliyah aamir aaron abdul abdullah abid abida abu adeel adil adnan aftab ahmad ahmed ahsan aisha akbar akhtar akram aleena
  aleesha ali alia alina aliyah amaan amara ameen ameera amin amina aminah amir amira amit amjad amna amrit anam anand
  ananya aneesa anika anil anisa anish anita anjali anjum anwar aqeel arbaz arif arjun arooj arslan arun aryan asad asha
  ashfaq ashok asif asim asma atif atiya attia awais ayaan ayan ayesha ayisha ayra aziz azra babar balbir baljit balwinder
  bashir batool bilal bilquis bushra daljit danish dawood deepa deepak deepika dev devi dilip dipti ebrahim ehsan faisal
  faiza faizan fakhra farah fareed farhan farida farooq farrah farzana fatima fatimah fawad fazal feroz fiaz fozia gagan
  ghulam gita gulnaz gurdeep gurpreet gurjit habib hadia hafsa haider hajra hamid hamza hana hania harjit harpreet haroon
  haseeb hasan hassan hifza hina huma humaira humza hussain ibrahim idris iftikhar ijaz ikra ikram imaan imad imran imtiaz
  inaya iqbal iqra irfan irshad isha ishaan ishaq ismail ismat izhaan jabeen jagdeep jagdish jamal jameela jamil jaspreet
  jasvinder jaswinder javed javid jawad junaid kabir kamal kamran karim karina kashif kausar kavita khadija khadijah khalid
  khalil khurram kiran komal kulsoom kulwinder lakshmi laiba lubna madiha mahmood mahnoor mahira maira majid malaika
  malika manjit manjinder manoj mansoor maria mariam mariyah maryam masood mayur meena meera mehak mehmood mehreen mehwish
  minahil misbah mohamed mohammad mohammed mohsin moin mubarak muhammad mujahid mukesh mumtaz munir musa mushtaq mustafa
  nabeel nabila nadeem nadia naeem nafisa naheed naila najma nargis nasir nasreen naveed navdeep nawaz nazia nazir neelam
  neena neha nida nighat nikhil nimra nisha nishat noor noreen nosheen nusrat omar osman parminder parveen poonam pooja
  prabhjot pradeep prakash pravin preeti priti priya priyanka qasim qaiser rabia radha rafiq rahat raheel raheela rahim
  rahman rahul raj raja rajesh rajinder rakesh ramesh ramiz rana ranjit rashid rashida raveena ravi rayan rayyan razia rehan
  rehana rehman reema reena rekha riaz ridwan rifat rina rizwan rizwana robina rohan rohit rozina rubina rukhsana rukhsar
  saba sabah sabina sabir sadaf sadia saeed safa safia sahar sahil saima sajid sajida sakina saleem salim salma salman
  salmah sameena sameer samia samina samir samiya sana sandeep sanjay sanjeev saqib sarfraz sarita sarwar satnam saud saqlain
  seema shabana shabir shabnam shafiq shagufta shah shahbaz shahid shahida shahnaz shahzad shahzadi shaista shakeel
  shakila shamim shamima shanaz shanice sharif sharifa shazad shazia sheela sheraz shilpa shiraz shoaib shreya siddiqa sidra
  simran sobia sohail subhan sufyan sughra sukhdeep sukhvinder sukhwinder suleman sulaiman sultan sultana suman sumaiya
  sumaira sumera sunil sunita suraj surinder surjit syed tabassum tahir tahira tahmina talha tanveer tanvir tariq tasleem
  tasneem tayyab tayyaba tayyib tehmina umair umar umer usha usman uzair uzma vijay vikram vinay vinod waheed waqar waqas
  waseem wasim yahya yaqoob yaseen yasin yasir yasmeen yousaf yousuf yunus yusuf zafar zahid zahida zahir zahra zaid zaina
  zainab zakariya zakir zaman zaynab zeenat zeeshan zia zoya zubair zubaida zulfiqar zulekha

  babajide olanrewaju olayinka olusegun oluwakemi damilola kemi bunmi yewande adaora obinna chinwe amarachi abebe abena abdi abimbola abiodun adaeze adaobi ade adebayo adebola adeola adewale adeyemi adunni afia afua ahmadou akin
  akosua akua akwasi ama amadou amaka amanda aminata ayo ayodele ayodeji ayomide azeezat babatunde bamidele biodun bisi bola
  bolanle bukola bukky busisiwe chiamaka chidi chidera chidinma chika chinedu chinonso chioma chibuzor chukwuemeka chukwudi
  dayo deborah ebele ebere ebuka efe efua ejike ekene emeka emmanuel enitan enoch eniola esi ezinne fatou fatoumata
  fatuma farai femi fiifi folake folasade funmi funmilayo funke gbenga halima hassana hawa idowu ife ifeanyi ifeoma ifunanya
  ijeoma ikechukwu ikenna ikram isatou issa jelani juma kamau kayode kehinde kelechi khadra kofi kojo kudzai kunle kwabena
  kwaku kwame kwasi kwesi lanre lindiwe lola lerato makena mamadou mariama memory moses mugisha munashe musu nana ndidi ngozi
  nia nkechi nkem nkiru nneka nnamdi nnenna nokuthula nomsa nonso nosipho nyasha nyambura obinna obi ogechi olamide olu
  olufemi olumide oluwaseun oluwatobi oluwadamilola omolara onyeka onyinye opeyemi osagie oyin panashe patience rumbidzai
  rudo sade salif samuel sekou segun seun shola sibusiso simba simisola sipho siphiwe sola tafadzwa taiwo tanaka tapiwa
  tatenda temi temitope tendai tendayi thabo thandi thandiwe thulani tiwa tobi tolu tope tosin tunde tumi uche uchenna ugo
  ugochi uzoma wanjiru yaa yaw yemi yetunde yinka zainabu zanele zodwa abdirahman abdullahi ayaan faduma farhiya hodan
  hibo hodo ifrah liban mohamud nimco sagal warsame yonis bereket dawit eyob feven filmon hiwot kidane mehret meron saba
  samrawit selam semhar tesfay tsegay yohannes yonas

  ludmila ludmilla jagoda kornelia bartlomiej grzesiek adrianna agata agnieszka alicja aleksander aleksandra andrzej aneta ania anita antoni artur arkadiusz bartek bartosz
  beata blazej bogdan boguslaw bozena cezary czeslaw damian danuta daria dariusz dawid dominik dominika dorota edyta elzbieta
  ewa ewelina filip franciszek gosia grazyna grzegorz halina hanna henryk hubert igor ilona irena iwona izabela jacek jadwiga
  jakub janina janusz jaroslaw jerzy joanna jolanta jozef judyta justyna kacper kamil kamila karol karolina kasia
  katarzyna kazimierz kinga klaudia konrad krystian krystyna krzysztof leszek lech lidia lukasz maciej magda magdalena maja
  malgorzata marcin marek mariusz marta marzena mateusz michal mieczyslaw milena miroslaw monika natalia nikola
  oliwia oliwier olga patryk patrycja pawel piotr przemyslaw radek radoslaw rafal renata robert roksana ryszard sebastian
  slawomir stanislaw stefan sylwia szymon tadeusz tomasz tomek urszula wanda weronika wieslaw wiktor wiktoria wioletta
  wojciech wojtek zbigniew zofia zuzanna zygmunt andrei anca adriana alexandru bogdan catalin ciprian cosmin cristian
  cristina daniela denisa dragos elena florin florina gabriela georgiana gheorghe ionut iulia ioana laurentiu loredana
  luminita madalina marius mihaela mihai mircea nicoleta nicolae oana octavian radu raluca razvan roxana silviu simona
  sorin stefania stelian tudor valentin vasile viorel vlad jana jozef ladislav lenka marcela marek milan miroslava monika
  pavol peter petra radka renata roman stanislav tibor vladimir zdenka zuzana dmitri irina ivan kristina lina natalya
  nikolai oksana olena oleksandr oleg sergei svetlana tatiana vitaly yana yulia ruta rasa tomas vilma jurgita egle
  laszlo istvan zoltan ferenc gabor arben besnik blerta drita elira fatmir ilir klea luan shpresa mehmet emre ayse elif
  fatma hakan hatice huseyin murat ozlem selin serkan yusuf zeynep

  aine aisling aoife blathnaid brid bronagh cahal caoimhe cathal cian cillian clodagh colm colum conall cormac daithi
  dara darragh dearbhla dermot diarmuid donal donnacha eamon eamonn eilish eimear emer enda eoghan eoin fergal fergus
  fiachra finbar finn fintan fionn fionnuala gearoid grainne iarla kathleen killian lorcan mairead maeve malachy maire
  maura meabh muireann murphy neasa niall niamh nora nuala odhran oisin oonagh oran orla orlaith padraig padraic
  proinsias roisin ruairi sadhbh saoirse seamus senan seosamh shauna sheena shona siobhan sinead sorcha tadhg tiernan
  una alun angharad aled bethan bryn carys catrin cerys dafydd delyth dewi elin emrys ffion gareth geraint gethin gwenllian
  gwilym gwyneth huw idris ieuan ioan iwan llinos llewellyn mared megan meirion myfanwy nerys owain rhodri seren sioned
  tomos ailsa aileen alasdair callan catriona eilidh ewan euan fergus finlay fionnlagh gregor hamish iain innes iona
  isla kenna kirsteen lachlan mairi malcolm mhairi morag morven murdo rhona rory ruaridh shona struan

  jaxon jaxson mylah mila keeley kaydee kaylee mckenzie jaydan jaiden kaidan brayden aiden ayden hallie harlow arya
  teddie lexie ellie-mae lilly millie-mae bentley ezra ezekiel trev daz baz gaz shaz chaz kev deb debs tez nige
  aliyah amari andre anton antoine antwan cedric chanel chantelle cherelle darnell darius deandre delroy demi denzel
  devante dwayne errol everton garfield germaine jamal jamar jermaine jerome jevon kadeem kareem keisha kemar keron
  keziah kiana lamar latisha latoya leroy malachi malik marlon marvin neville nevaeh omari rasheed renee rohan shanelle
  shanice shaquille shelly-ann sherelle tamika tanisha tariq tia tiana tiffany trevon tyrell tyrese winston wesley yolanda
  zion bao chen chun hao hiroshi hui jia jin jun kenji lan lei li liang ling mei ming minh nguyen phuong qing thuy trang
  wei xia xiao xin yan yang ying yu yuki yun zhang amal ammar bashar basel dina fadi firas ghassan hala hani hayat hind
  huda hussein jamila kareem karam khaled layan leen lina lubna maha mahmoud majd manal marwa mona nabil nada nour ola
  omar osama rami rana rania rasha reem rima salah samar samer shadi suha tamer wael walid wisam yara yassin youssef ziad
  ahmadi bahram darya dilan farhad fariba golnaz hiwa jalal karzan kaveh leyla mahsa maryam mehdi nasrin parisa reza rojin
  rozhin sardar shirin soran zahra aram
  `
    .trim()
    .split(/\s+/),
)

/** Names that are words as well, so that only a capital letter makes them names. */
export const NAMES_AND_WORDS: ReadonlySet<string> = new Set(
  `
  amber angel april art ash asha autumn bill blessing blue bob brook buddy carol cash chase cherry clay cliff comfort dale
  daisy dawn dean dev devi dusty eden eve faith favour flora frank gene gift glen glory grace grant guy harmony harry
  heath heaven hind holly honey hope hunter iris ivy jack jade jan jasmine jay jean jewel joy june justice ken kim kit lance
  lee lei li ling lily lin marina mark marvin mason may mel melody memory mercy merry miles miracle mo nan nana neil nick noel
  norm nova ola olive opal otto page pat patience patsy pearl penny petal pierce poppy praise precious prince princess prudence
  queen rae ray red reed rich river rob robin roman rose rowan ruby rusty sade sage sam sandy savannah serene shah
  skip sky skye sol sonny star sterling stew storm sue summer sunny sunday tanner temperance terry theme tilly tom trinity troy
  trust van victor violet will willow woody wren yu yang yan jun lan hui hao lei jin mona ming mali rana raja raj reem saba
  sana sahar selam simba sola tope tumi uche una vera von wei xin ying dan ed don max pam ron les lou ali ama ade
  bola nia ana ava eva ife efe esi abu ayo obi ugo yaa yaw juma issa ian iain eli kai leo mia zac zia lena lina maha majd hala hana
  nada nour olga dina mick miss sara gail gale kay fay fern hazel heather ginger rosemary sherry sterling basil major
  earl duke baron bishop christian cameron jordan chelsea lincoln washington brandon kelly murphy logan morgan carol
  doris reading derby bradley harrison howard stanley carmel israel marjorie wade neville spencer sheffield
  casey perry percy ross barry cody grant rudo memory tanaka hasan ken darren aiden ember karma chance destiny kiran
  chris stan roy rod sid cat cath dot fran gus hal ira jo kat lex liv meg mimi nat ned nev oz rex roz tam tim tam viv wes
  akin basel ebony florence georgia glenn milan sultan tamer everton karma
  `
    .trim()
    .split(/\s+/),
)
