type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Leaves out what was not given: a field that is there with nothing in it is another thing than a field that is not there. */
export const given = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>
