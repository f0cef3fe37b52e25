/** The reader of sentences as the program wires it. */
import type { Agreement } from '#src/agreements/lookup.ts'
import { createLexicon } from '#src/language/agreements/mentions.ts'
import { createReader, type Reader } from '#src/language/reading/reader.ts'
import { searchableFacts } from '#src/speech/agreements/searchable-facts.ts'

export const readerOf = (agreements: readonly Agreement[]): Reader =>
  createReader(agreements, createLexicon(agreements), searchableFacts)
