import { expect, it } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { occurrencesIn } from '#src/duties/occurrence.ts'
import * as answers from '#src/speech/duties/answer-reminder.ts'
import { readBackFacts } from '#src/speech/duties/fulfil-duty.ts'
import { readAgreements } from '../../doubles/read-agreements.ts'

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
