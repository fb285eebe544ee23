import { distance } from 'fastest-levenshtein'
import type { Command } from './command.ts'

const MOST = 3
const FARTHEST = 2
/** From so many letters on, the beginning of a name is enough: “next”, “remind”. */
const BEGINNING = 4
/** Shorter words are too often others: “love” is one letter from “move”. */
const OFFICERS_LEAST = 5

const inOrder = (word: string): string => [...word].sort().join('')

/** How far what somebody typed is from a name; undefined where it is more likely another word. */
function farFrom(typed: string, name: string, officers: boolean): number | undefined {
  const far = distance(typed, name)
  const swapped = far <= FARTHEST && inOrder(typed) === inOrder(name)
  if (officers) return typed.length >= OFFICERS_LEAST && (far <= 1 || swapped) ? far : undefined
  if (far <= Math.min(FARTHEST, Math.floor(typed.length / 3)) || swapped) return far
  return typed.length >= BEGINNING && name.startsWith(typed) ? FARTHEST : undefined
}

/** The commands that somebody may have meant, the nearest first. None for what is not nearly the name of one. */
export function nearCommands(line: string, commands: readonly Command[]): readonly Command[] {
  const [first = ''] = line.trim().toLowerCase().split(/\s+/)
  const typed = [first, line.toLowerCase().replace(/\s+/g, '')].filter((word) => /^[a-z]+$/.test(word))
  return commands
    .filter(({ buttonOnly }) => !buttonOnly)
    .flatMap((each) => {
      const names = [each.name, ...(each.alias ? [each.alias] : [])]
      const far = typed
        .flatMap((word) => names.map((name) => farFrom(word, name, each.access === 'officer')))
        .filter((each) => each !== undefined)
      return far.length === 0 ? [] : [{ each, far: Math.min(...far) }]
    })
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST)
    .map(({ each }) => each)
}
