/** What somebody's answer to an invitation means: the words are language's, the dialogs read them here. */
export { readCardCode, readRemind, readResponse, type SaidResponse } from '#src/language/meetings/responses.ts'
