const TONES_AND_STYLES = /[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu
const DRAWN_AS_TEXT = /(?!\p{Emoji_Presentation})\p{Emoji}/gu

/**
 * An emoji as Unicode writes it in full, without skin tone. Phones and Discord itself leave out or add the mark that asks
 * for colour (U+FE0F), so that one choice would otherwise come back in two forms.
 */
export const plainEmoji = (emoji: string): string =>
  emoji.replace(TONES_AND_STYLES, '').replace(DRAWN_AS_TEXT, (drawn) => `${drawn}\uFE0F`)
