/** The reader of sentences as the program wires it. */
import type { Agreement } from '#src/agreements/lookup.ts'
import { createLexicon } from '#src/language/agreements/mentions.ts'
import { createReader, type Reader } from '#src/language/reading/reader.ts'
import { searchableFacts } from '#src/speech/agreements/searchable-facts.ts'

const made = new WeakMap<readonly Agreement[], Reader>()

/** Once for the same agreements, as a running bot has it: a reader keeps nothing of what it has read. */
export function readerOf(agreements: readonly Agreement[]): Reader {
  const known = made.get(agreements) ?? createReader(agreements, createLexicon(agreements), searchableFacts)
  made.set(agreements, known)
  return known
}
