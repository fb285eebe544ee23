/** A mistake that the person can put right. They see the sentence; it is never logged as a failure. */
export class UserError extends Error {}
