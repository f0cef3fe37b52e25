/** The words of language that a dialog may ask for itself. */
export { readExclusion, readLoudExclusion, readTelling } from '#src/language/exclusions.ts'
export { splitReason } from '#src/language/reasons.ts'
