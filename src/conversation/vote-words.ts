/** What an answer to proposed dates means: the words are language's, the dialogs read them here. */
export { readFix, readVote } from '#src/language/meetings/votes.ts'
