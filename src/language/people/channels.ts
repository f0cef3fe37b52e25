/** What is said behind "/kanal". */
import { fold } from '#src/language/words/normalise.ts'

/** "lösen": the channel shall belong to no body. */
export const asksToRelease = (text: string): boolean => /^(?:loesen|aufheben|entfernen|trennen)\b/.test(fold(text))
