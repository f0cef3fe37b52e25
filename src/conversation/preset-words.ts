/** What is said of defaults. */
export { readLead, readStages } from '#src/language/presets.ts'
