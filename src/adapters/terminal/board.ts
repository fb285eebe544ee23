import type { MessageRef, Place, Reaction } from '../../core/adapter.ts'

interface Pinned {
  readonly place: Place
  /** What a person wrote to Steward alone; undefined for what Steward posted. */
  readonly text?: string
  seeds: readonly string[]
  readonly reactions: Reaction[]
}

export interface Board {
  pin(place: Place, text?: string): string
  /** What a person wrote there; undefined once it was taken away. */
  text(ref: MessageRef): string | undefined
  /** Takes a message away; false where there is none, or where `place` is another than the message's. */
  drop(id: string, place?: Place): boolean
  seed(id: string, emoji: readonly string[]): void
  reactions(id: string): readonly Reaction[]
  take(id: string, reaction: Reaction): void
  /** "react 2", "unreact 2", "react 2 on 3": what it changed, or what is wrong with it. */
  typed(line: string, person: string): { readonly ref: MessageRef; readonly added?: Reaction } | string
}

/** What was posted in the terminal, and who reacted to it, as a platform would keep it. */
export function createBoard(): Board {
  const pinned = new Map<string, Pinned>()
  let last = 0
  const at = (id: string): Pinned =>
    pinned.get(id) ?? { place: { platform: 'terminal', channel: '' }, seeds: [], reactions: [] }

  function take(id: string, { emoji, person }: Reaction): void {
    const { reactions } = at(id)
    const index = reactions.findIndex((each) => each.emoji === emoji && each.person === person)
    if (index >= 0) reactions.splice(index, 1)
  }

  return {
    pin(place, text) {
      const id = String(++last)
      pinned.set(id, { place, seeds: [], reactions: [], ...(text === undefined ? {} : { text }) })
      return id
    },
    text({ place, id }) {
      const found = pinned.get(id)
      return found?.place.channel === place.channel ? found.text : undefined
    },
    drop(id, place) {
      const found = pinned.get(id)
      if (!found || (place && (found.text === undefined || found.place.channel !== place.channel))) return false
      return pinned.delete(id)
    },
    seed(id, emoji) {
      at(id).seeds = emoji
    },
    reactions: (id) => [...at(id).reactions],
    take,
    typed(line, person) {
      const [, un, number, on] = /^(un)?react\s+(\d+)(?:\s+on\s+(\d+))?$/i.exec(line.trim()) ?? []
      const withSeeds = [...pinned].filter(([, { seeds }]) => seeds.length > 0)
      const id = on ?? withSeeds.at(-1)?.[0]
      const message = id === undefined ? undefined : pinned.get(id)
      const emoji = message?.seeds[Number(number) - 1]
      if (id === undefined || !message) return 'There is nothing to react to yet. Post a poll first: /poll'
      if (emoji === undefined) return 'Say “react 2” for the second option, or “react 2 on 1” for message 1.'
      const reaction = { emoji, person }
      take(id, reaction)
      if (un) return { ref: { place: message.place, id } }
      message.reactions.push(reaction)
      return { ref: { place: message.place, id }, added: reaction }
    },
  }
}
