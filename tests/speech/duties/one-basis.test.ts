import { expect, it } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { occurrencesIn } from '#src/duties/occurrence.ts'
import * as answers from '#src/speech/duties/answer-reminder.ts'
import { readBackFacts } from '#src/speech/duties/fulfil-duty.ts'
import { reminderLetter } from '#src/speech/duties/reminder-letter.ts'
import { readAgreements } from '../../doubles/read-agreements.ts'
import { kassel, planOf } from '../../duties/planned.ts'

const { agreements } = await readAgreements('data/agreements', new Set())
const dated = agreements.flatMap((of) =>
  occurrencesIn(of, 2028).flatMap((one) => (one.dueOn ? [{ of, one, name: `${of.short} ${one.duty.clause}` }] : [])),
)

it.each(dated)('whatever is read back about it, the day it is due rests on the same: $name', ({ of, one }) => {
  const day = localDate('2028-01-10')
  const readBacks = [
    readBackFacts(one),
    answers.readBackStart(of, one).statements,
    answers.readBackPostpone(of, one, day, day).statements,
    answers.readBackDecline(of, one, 'wer auch immer').statements,
    answers.readBackChoose(of, one, day).statements,
  ]
  const bases = readBacks.flat().flatMap(({ label, basis }) => (label === 'Fällig' ? [basis] : []))
  expect(bases.length).toBeGreaterThanOrEqual(4)
  for (const basis of bases) expect(basis).toEqual(one.dueOn?.basis)
})

it('a reminder of it says the same, also where it only proposes to prepare the figures', () => {
  const letters = planOf(kassel, '2028-01-01', '2028-04-29', {}).flatMap((reminder) => {
    const { cause } = reminder
    return 'dutyId' in cause
      ? [{ cause, told: reminderLetter(reminder, kassel, { today: reminder.on, isLate: false }) }]
      : []
  })
  expect(letters.map(({ cause }) => cause.kind)).toContain('referenceDate')
  for (const { cause, told } of letters) {
    const one = dated.find(({ of, one: { duty } }) => of.id === kassel.id && duty.id === cause.dutyId)?.one
    expect(told.statements?.find(({ label }) => label === 'Fällig')?.basis).toEqual(one?.dueOn?.basis)
  }
})
