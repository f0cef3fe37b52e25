/** What is said of defaults. */
import { clean } from '#src/language/normalise.ts'
import { without } from '#src/language/span.ts'
import type { Sight } from './field.ts'
import { bodyNamed } from './meeting-field.ts'

export { readLead, readStages } from '#src/language/presets.ts'

/** What is said beside the names of bodies and regions. */
export const besideNames = (text: string, sight: Sight): string => without(clean(text), ...bodyNamed(text, sight).spans)
