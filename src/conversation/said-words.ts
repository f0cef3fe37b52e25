/** What a dialog may ask about the words themselves. */
import { readMentions } from '#src/language/agreements/mentions.ts'
import type { Sight } from './field.ts'

export { deniesOrRestricts, readExclusion, readLoudExclusion, readTelling } from '#src/language/exclusions.ts'
export { splitReason } from '#src/language/reasons.ts'

/** Words that name nothing here and are no filler. */
export const unreadWords = (text: string, { lexicon, today }: Pick<Sight, 'lexicon' | 'today'>): string =>
  readMentions(text, lexicon, today).rest
