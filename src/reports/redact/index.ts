/** All that is done with a text before its writer sees what would be kept of it. */
export { guessCategory } from './category.ts'
export { fits } from './normalise.ts'
export { preview } from './preview.ts'
export { review } from './review.ts'
