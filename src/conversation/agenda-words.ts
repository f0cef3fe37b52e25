/** What is done to an agenda in words. */
export { readArrangement, type SaidArrangement } from '#src/language/meetings/agenda-words.ts'
