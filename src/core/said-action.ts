import { ACTION_TYPES } from './facts.ts'

const TYPE = [...ACTION_TYPES].sort((a, b) => b.length - a.length).join('|')
const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*'
const DAY = `(?:today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\\d{1,2}/\\d{1,2}|\\d{1,2}(?:st|nd|rd|th)? ${MONTH}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?)`
const ACTION = new RegExp(
  `^(?:the )?(?:${DAY} )*(?:\\w+-\\w+ )?(?:${TYPE})(?:(?: on)?(?: ${DAY})+)?(?= |$)(?! (?:and|or) )`,
)

/**
 * How many of the words, from the first one on, name an action: all of “the strike on Friday”, the first of “walkout because
 * we won”. Only its kind makes it one: a day alone may as well be that of the talks; and of two
 * that are named, neither is taken for what is meant.
 */
export function actionWords(words: readonly string[]): number {
  const text = words.map((word) => word.toLowerCase().replace(/[,;.:]+$/, '')).join(' ')
  const [named] = ACTION.exec(text) ?? []
  return named === undefined ? 0 : named.split(' ').length
}
