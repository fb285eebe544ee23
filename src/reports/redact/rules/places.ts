import { type Rule, rule, ruleOfCapitals } from './rule.ts'

/** The letters that a postcode can begin with; without them "in2 3rd" would be one. */
const AREAS =
  'AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|E|FK|FY|GL|GU|GY|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|L|ME|MK|ML|M|NE|NG|NN|NP|NR|NW|N|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S|TA|TD|TF|TN|TQ|TR|TS|TW|TD|UB|WA|WC|WD|WF|WN|WR|WS|WV|W|YO|ZE'
const INWARD = '[ABD-HJLNP-UW-Z]{2}'

const STREETS =
  'Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Cl|Drive|Dr|Way|Court|Ct|Place|Terrace|Terr?|Grove|Gr|Crescent|Cres|Gardens|Gdns|Hill|View|Mount|Row|Square|Sq|Fold|Mews|Walk|Gate|Park|Rise|Bank|Croft|Green|Parade|Yard|Villas|Buildings|House|Lodge|Cottages?|Vale|Dene|Garth|Royd|Ings|Common|Bottom|Top|Side|Wood'
const SURE_STREETS = 'street|st|road|rd|lane|avenue|ave|crescent|cres|terrace|grove|mews'
const SMALL =
  'the|a|an|down|up|of|in|on|to|our|my|this|that|across|per|each|every|from|off|main|by|with|for|and|or|at|is'
const NUMBER = '(?<![\\d.,£/])\\d{1,4}[a-zA-Z]?(?:[-/]\\d{1,4}[a-zA-Z]?)?'
const COURTS = "(?:Family|County|Crown|High|Magistrates['’]?|Supreme) Court"
const FLAT = '(?:(?:flat|apartment|apt|unit)\\.? \\d{1,4}[a-z]?,? )?'
const A_YEAR = '(?:(?:19|20)\\d\\d )'

export const POSTCODES: readonly Rule[] = [
  rule('postcode', `(?<![a-z0-9])(?:${AREAS})\\d[a-z\\d]?[ \\n./-]?\\d${INWARD}(?![a-z0-9])`),
  ruleOfCapitals('postcode', `(?<![A-Za-z0-9])(?:${AREAS})\\d[A-Z\\d]?[ ./-]?\\d ${INWARD}(?![A-Za-z0-9])`),
  ruleOfCapitals('postcode', `(?<![A-Za-z0-9])(?:${AREAS})\\d[A-Z\\d]? ?O${INWARD}(?![A-Za-z0-9])`),
]

export const ADDRESSES: readonly Rule[] = [
  ruleOfCapitals(
    'address',
    `(?:[Ff]lat|FLAT|[Aa]partment|[Aa]pt)\\.? \\d{1,4}[a-zA-Z]?,? (?=${NUMBER} )${NUMBER},? (?:[A-Z][A-Za-z'’]{0,24}\\.? ){1,3}(?:${STREETS})(?![a-z])`,
    `(?!${A_YEAR})${NUMBER},? (?!${COURTS})(?:[A-Z][A-Za-z'’]{0,24}\\.? ){1,3}(?:${STREETS}|${STREETS.toUpperCase()})(?![A-Za-z])`,
  ),
  rule(
    'address',
    `${FLAT}${NUMBER},? (?:(?!(?:${SMALL}) )[a-z'’]{2,25} ){1,2}(?:${SURE_STREETS})(?![a-z])`,
    '(?<![a-z])(?:flat|apartment|apt)\\.? \\d{1,4}[a-z]?(?![a-z\\d])',
    "(?<=\\b(?:lives? at|living at|lived at|address is) )(?:number |no\\.? ?)?\\d{1,4}[a-z]?,? (?:the )?[a-z'’]{3,25}(?: [a-z'’]{3,25}){0,1}(?![a-z])",
  ),
]
