// As Slack names them: the first name is the one Slack writes, the others are aliases that somebody may type for the same.
const NAMES: Readonly<Record<string, readonly string[]>> = {
  '1️⃣': ['one'],
  '2️⃣': ['two'],
  '3️⃣': ['three'],
  '4️⃣': ['four'],
  '5️⃣': ['five'],
  '6️⃣': ['six'],
  '7️⃣': ['seven'],
  '8️⃣': ['eight'],
  '9️⃣': ['nine'],
  '🔟': ['keycap_ten'],
  '👍': ['+1', 'thumbsup'],
  '👎': ['-1', 'thumbsdown'],
  '✋': ['hand', 'raised_hand'],
  '✅': ['white_check_mark'],
  '❌': ['x'],
}

// A keyboard may leave out the mark that asks for the coloured picture.
const bare = (emoji: string): string => emoji.replaceAll('\uFE0F', '')

const nameByEmoji = new Map(Object.entries(NAMES).map(([emoji, [name]]) => [bare(emoji), name]))
const emojiByName = new Map(Object.entries(NAMES).flatMap(([emoji, names]) => names.map((name) => [name, emoji])))

export const slackName = (emoji: string): string | undefined => nameByEmoji.get(bare(emoji))

/** Undefined for one that Steward never uses, so that nobody can have chosen anything with it. */
export const emojiOf = (name: string): string | undefined => emojiByName.get(name.replace(/::skin-tone-\d$/, ''))
