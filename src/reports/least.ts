/** Figures stand for at least so many reports. No setting goes below these: they can be raised only. */
export const LEAST = 5
/** Where it is not certain that nobody reported twice. */
export const LEAST_UNCERTAIN = 8
