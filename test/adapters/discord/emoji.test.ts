import { expect, it } from 'vitest'
import { plainEmoji } from '../../../src/adapters/discord/emoji.ts'

const COLOUR = '\uFE0F'
const JOINED = ['👩‍❤️‍👨', '🏳️‍🌈', '👁️‍🗨️', '🕵️‍♂️', '🧑‍🤝‍🧑', '🏴󠁧󠁢󠁷󠁬󠁳󠁿', '🇬🇧']

/** Every emoji of one sign, and the keycaps. */
const single = Array.from({ length: 0x1_fb_00 - 0x23 }, (_, n) => String.fromCodePoint(n + 0x23))
  .flatMap((sign) => [sign, `${sign}${COLOUR}`, `${sign}${COLOUR}\u20E3`])
  .filter((each) => /^\p{RGI_Emoji}$/v.test(each) && !/\p{Emoji_Modifier}/u.test(each))

it('writes every emoji as Unicode does, with and without the mark for colour', () => {
  const all = [...single, ...JOINED]
  expect(all.length).toBeGreaterThan(1_300)
  expect(all.map(plainEmoji)).toEqual(all)
  expect(all.map((each) => plainEmoji(each.replaceAll(COLOUR, '')))).toEqual(all)
})

it('takes the skin tone away', () => {
  expect(['👍🏽', '✌🏿', '🕵🏽‍♂️', '1⃣', '🔟'].map(plainEmoji)).toEqual(['👍', '✌️', '🕵️‍♂️', '1️⃣', '🔟'])
})
