/** `node tests/understanding/reading.ts "SENTENCE"`: how a sentence is read, for whoever adds an entry. */
import { localDate } from '#src/calendar/local-date.ts'
import { meaningOf } from '#src/language/reading/meaning.ts'
import { readAgreements } from '../doubles/read-agreements.ts'
import { readerOf } from '../doubles/reader.ts'

const shelf = await readAgreements('data/agreements', new Set())
const reader = readerOf(shelf.agreements)
const today = localDate('2026-11-23')
for (const said of process.argv.slice(2)) {
  const { text, isQuestion, named, topics, deeds, terms } = reader.read(said, today)
  console.log(text, isQuestion ? '(question)' : '')
  console.log(
    '  named:',
    named.map(({ kind, said: words, values }) => `${kind} "${words}" ${values.join('|').slice(0, 80)}`).join('; '),
  )
  console.log('  topics:', topics.map(({ entry, score }) => `${entry.name} ${score}`).join('; '))
  console.log('  deeds:', deeds.map(({ entry, score }) => `${entry.does} ${score}`).join('; '))
  console.log('  terms:', terms.map(({ word, weight }) => `${word} ${weight}`).join('; '))
  console.log(
    '  meaning:',
    JSON.stringify(meaningOf(reader, said, { today, shelf, usual: undefined, last: undefined, isAsked: false })),
  )
}
