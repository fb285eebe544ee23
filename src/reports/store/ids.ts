import { randomBytes } from 'node:crypto'

const ID_BYTES = 16

/** Random, so that it says nothing of when its row came. */
export const newId = (): Buffer => randomBytes(ID_BYTES)
