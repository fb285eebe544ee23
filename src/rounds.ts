export interface Rounds {
  /** The first one. */
  readonly first: Promise<void>
  /** Waits for the round in hand; none follows. */
  stop(): Promise<void>
}

/** Does the work now, and again so long after each time that it is done: never twice at once. The work must not fail. */
export function inRounds(work: () => Promise<void>, everyMs: number): Rounds {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void>
  const round = (): Promise<void> => {
    running = work().then(() => {
      if (!stopped) timer = setTimeout(round, everyMs).unref()
    })
    return running
  }
  return {
    first: round(),
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
