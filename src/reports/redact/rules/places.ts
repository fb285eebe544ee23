import { type Rule, rule, ruleOfCapitals } from './rule.ts'

/** The letters that a postcode can begin with; without them "in2 3rd" would be one. */
const AREAS =
  'AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|E|FK|FY|GL|GU|GY|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|L|ME|MK|ML|M|NE|NG|NN|NP|NR|NW|N|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S|TA|TD|TF|TN|TQ|TR|TS|TW|TD|UB|WA|WC|WD|WF|WN|WR|WS|WV|W|YO|ZE'
const INWARD = '[ABD-HJLNP-UW-Z]{2}'
/** "In LS1 3rd floor", "in HD3 2hr visits" */
const NO_COUNT = '(?!\\d(?-i:st|nd|rd|th|hr|yr|ft)(?![a-z]))'

const STREETS =
  'Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Cl|Drive|Dr|Way|Court|Ct|Place|Terrace|Terr?|Grove|Gr|Crescent|Cres|Gardens|Gdns|Hill|View|Mount|Row|Square|Sq|Fold|Mews|Walk|Gate|Park|Rise|Bank|Croft|Green|Parade|Yard|Villas|Buildings|House|Lodge|Cottages?|Vale|Dene|Garth|Royd|Ings|Common|Bottom|Top|Side|Wood'
const SURE_STREETS = 'street|st|road|rd|lane|avenue|ave|crescent|cres|terrace|grove|mews'
const SMALL =
  'the|a|an|down|up|of|in|on|to|our|my|this|that|across|per|each|every|from|off|main|by|with|for|and|or|at|is'
const NUMBER = '(?<![\\d.,£/])\\d{1,4}[a-zA-Z]?(?:[-/]\\d{1,4}[a-zA-Z]?)?'
const COURTS = "(?:Family|County|Crown|High|Magistrates['’]?|Supreme) Court"
const FLAT = '(?:(?:flat|apartment|apt|unit)\\.? \\d{1,4}[a-z]?,? )?'
const NUMBERED = '(?:no\\.?|number|num|nr) ?\\d{1,4}[a-zA-Z]?(?![a-zA-Z\\d])'
const A_YEAR = '(?:(?:19|20)\\d\\d )'

export const POSTCODES: readonly Rule[] = [
  rule('postcode', `(?<![a-z0-9])(?:${AREAS})\\d[a-z\\d]?[ \\n.,/_-]{0,2}${NO_COUNT}\\d${INWARD}(?![a-z0-9])`),
  // Letter by letter: "hd 5 9 q r". Areas of one letter would be words of a sentence.
  rule(
    'postcode',
    `(?<![a-z0-9])(?:${AREAS}) (?<!\\b[a-z] )\\d ?\\d? ?${NO_COUNT}\\d(?:${INWARD}| [a-z] [a-z])(?![a-z0-9])`,
    '(?<![a-z0-9])[a-z] [a-z] \\d(?: \\d){1,2} [a-z] [a-z](?![a-z0-9])',
  ),
  ruleOfCapitals('postcode', `(?<![A-Za-z0-9])(?:${AREAS})\\d[A-Z\\d]?[ ./-]?\\d ${INWARD}(?![A-Za-z0-9])`),
  ruleOfCapitals('postcode', `(?<![A-Za-z0-9])(?:${AREAS})\\d[A-Z\\d]? ?O${INWARD}(?![A-Za-z0-9])`),
  // Without its last letters: a few streets, where "HD5" by itself is a part of a town.
  rule('postcode', `(?<![a-z0-9])(?:${AREAS})(?<!\\b[a-z])\\d{1,2} \\d(?=[.,;:)!?\\n]|$)(?![.,:]\\d)`),
]

export const ADDRESSES: readonly Rule[] = [
  ruleOfCapitals(
    'address',
    `(?:[Ff]lat|FLAT|[Aa]partment|[Aa]pt)\\.? \\d{1,4}[a-zA-Z]?,? (?=${NUMBER} )${NUMBER},? (?:[A-Z][A-Za-z'’]{0,24}\\.? ){1,3}(?:${STREETS})(?![a-z])`,
    `(?!${A_YEAR})${NUMBER},? (?!${COURTS})(?:[A-Z][A-Za-z'’]{0,24}\\.? ){1,3}(?:${STREETS}|${STREETS.toUpperCase()})(?![A-Za-z])`,
    `(?:[A-Z][A-Za-z'’]{0,24}\\.? ){1,3}(?:${STREETS}),? (?:[Nn]o\\.?|[Nn]umber|#) ?\\d{1,4}[a-zA-Z]?(?![A-Za-z\\d])`,
  ),
  rule(
    'address',
    `${FLAT}${NUMBER},? (?:(?!(?:${SMALL}) )[a-z'’]{2,25} ){1,2}(?:${SURE_STREETS})(?![a-z])`,
    `(?<![a-z])(?:house |flat )?${NUMBERED},? (?:(?:on|in|at|down) (?:the )?)?(?:(?!(?:${SMALL}) )[a-z'’]{2,25} ){1,2}(?:${SURE_STREETS})(?![a-z])`,
    `(?<![a-z'’])(?:(?!(?:${SMALL}) )[a-z'’]{2,25} ){1,2}(?:${SURE_STREETS}),? ${NUMBERED}`,
    `(?<![a-z])(?:(?:flat|apartment|apt)\\.? \\d{1,4}[a-z]?(?![a-z\\d])|(?:house|flat|apartment|apt),? ${NUMBERED})`,
    `(?<=\\b(?:lives? at|living at|lived at|address is|moved to) )${NUMBERED}`,
    // what3words
    '(?:(?<!/)/{3}|(?<![a-z])w3w[: ]{1,2})[a-z]{2,20}(?:\\.[a-z]{2,20}){2}(?![a-z])',
    '(?<![a-z])p\\.? ?o\\.? ?box ?[a-z]{0,3}\\d{1,6}(?!\\d)',
    "(?<=\\b(?:lives? at|living at|lived at|address is) )(?:number |no\\.? ?)?\\d{1,4}[a-z]?,? (?:the )?[a-z'’]{3,25}(?: [a-z'’]{3,25}){0,1}(?![a-z])",
  ),
]
