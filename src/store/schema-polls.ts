/** The tables of polls, links and jobs. An account is always a keyed hash of it (see hashing.ts), never its id. */
export interface PollRow {
  id: string
  branch: string
  author: string
  question: string
  /** A JSON array of texts. */
  options: string
  picks: number
  secret: number
  showing: number
  roll: number | null
  state: string
  drafted_at: string
  closes_at: string
  opened_at: string | null
  closed_at: string | null
}

export interface PollResultRow {
  poll: string
  /** A JSON array of numbers, by option. */
  votes: string
  voters: number
  spoilt: number
  eligible: number | null
  lost: number
  counted_at: string
}

export interface PollPostRow {
  poll: string
  platform: string
  /** Empty where the place has none. */
  space: string
  channel: string
  message: string | null
  gone: number
  result: string | null
}

/** There from the opening of a secret poll to its end. */
export interface PollKeyRow {
  poll: string
  secret: string
}

export interface PollBoxRow {
  poll: string
  option: number
  votes: number
}

/** That somebody has voted: neither when, nor in what order, nor for what. */
export interface PollVoterRow {
  poll: string
  who: string
}

export interface SecretRow {
  name: string
  value: string
}

/** Accounts with the same `person` belong together; the value is random. */
export interface LinkRow {
  account: string
  person: string
}

export interface LinkCodeRow {
  code: string
  account: string
  platform: string
  expires_at: string
}

/** Times here have milliseconds: a count may be due in half a second. */
export interface JobRow {
  key: string
  due_at: string
  kind: string
  attempts: number
  leased_until: string | null
  /** Why it was set aside. */
  trouble: string | null
  /** The rest of what is to be done, as JSON: ids; and what officers are told of something that could not be said. */
  work: string | null
}
