/** What is said of defaults. */
import { clean } from '#src/language/words/normalise.ts'
import { without } from '#src/language/words/span.ts'
import type { Sight } from './field.ts'
import { bodyNamed } from './fields/meetings/meeting-field.ts'

export { readLead, readStages } from '#src/language/duties/presets.ts'

/** What is said beside the names of bodies and regions. */
export const besideNames = (text: string, sight: Sight): string => without(clean(text), ...bodyNamed(text, sight).spans)
