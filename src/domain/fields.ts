import type { Block, Line } from '../core/message.ts'

export type Field = readonly [label: string, value: Line]

/** A field where there is something to put into it. */
export const optional = (label: string, value: Line | undefined): readonly Field[] =>
  value === undefined || value === '' ? [] : [[label, value]]

export const fields = (all: readonly Field[]): Block => ({ type: 'fields', fields: all })
