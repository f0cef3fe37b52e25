/** The answers of a running dialog are stored as JSON: each field reads its own again, whoever wrote it. */
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { commands } from '#dialogs/all.ts'
import { instant, localDate } from '#src/calendar/local-date.ts'
import { type CommandEntry, dialogIn } from '#src/conversation/command-entry.ts'
import type { DialogContext } from '#src/conversation/field.ts'
import { createLexicon } from '#src/language/agreements/mentions.ts'
import { personId } from '#src/people/person.ts'
import { readAgreements } from '../doubles/read-agreements.ts'

const shelf = await readAgreements('data/agreements', new Set())
const context: DialogContext = {
  now: instant('2027-03-01T08:00:00Z'),
  today: localDate('2027-03-01'),
  person: personId('tenant', 'petra'),
  chat: { id: 'chat', kind: 'personal' },
  shelf,
  lexicon: createLexicon(shelf.agreements),
  answers: { region: 'lwv-mkk-hanau-2021', committee: 'kok' },
  presets: [],
  meetings: [],
  people: [],
  holdings: [],
  expected: new Map(),
}

/** Anything, and what nearly has the form of an answer. */
const stored = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    [null],
    [7],
    [{}],
    [{ name: null }],
    [{ name: 'Jo', mail: 7 }],
    { people: 7, faults: [], outside: [] },
    { people: [{}], faults: [], outside: [] },
    { people: [], faults: [{}] },
    { days: [null], weekdays: ['x'], unclear: 7 },
    { until: 7 },
    { lastsMinutes: 'x' },
    { isOpen: false },
    '2027-02-30',
    '25:00',
    'x/9999',
    'x/0001',
    'x/1e3',
    Number.MAX_VALUE,
    -1,
  ),
)

const fields = Object.values<CommandEntry>(commands).flatMap((entry) => {
  const { name, steps } = dialogIn(entry) ?? { name: '', steps: [] }
  return steps.map((step) => [`${name}: ${step.name}`, step] as const)
})

describe('whatever is stored as an answer is refused or can be shown', () => {
  it.each(fields)('%s', (_, { name, field }) => {
    fc.assert(
      fc.property(stored, (value) => {
        const read = field.restore(value, context)
        if (read === undefined) return
        field.show(read, { ...context, answers: { ...context.answers, [name]: read } })
        field.input(name, context, read)
      }),
      { numRuns: 300 },
    )
  })
})
