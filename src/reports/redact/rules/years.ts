export const NO_YEAR = '(?!(?:19|20)\\d\\d(?!\\d))'
/** "2016/17" and "2016-2017" are years. */
export const NO_YEARS = '(?!(?:19|20)\\d\\d[/-](?:(?:19|20)\\d\\d|\\d\\d)(?!\\d))'
