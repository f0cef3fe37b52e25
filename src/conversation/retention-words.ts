/** What is said of how long something is kept. */
export { readRetention } from '#src/language/people/retention.ts'
