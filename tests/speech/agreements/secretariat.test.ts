import { expect, it } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { secretariatAnswer } from '#src/speech/agreements/secretariat.ts'
import { kassel, mkk } from '../../duties/planned.ts'

const headOn = (agreement: typeof mkk, day: string): string =>
  secretariatAnswer(
    agreement,
    agreement.committees.filter(({ id }) => id === 'kok'),
    [localDate(day)],
    [],
  ).answer

it.each([
  ['what every reading says is not denied', mkk, '2022-06-01', 'Die Geschäftsführung hat nach KV MKK LWV Hessen.'],
  ['where readings differ nobody is preferred', mkk, '2023-02-01', 'ergibt sich nicht aus KV MKK'],
  ['after the stated terms it follows from nothing', mkk, '2027-03-01', 'ergibt sich nicht aus KV MKK'],
  ['where nobody begins it follows from nothing', kassel, '2027-03-01', 'ergibt sich nicht aus KV Kassel'],
])('%s', (_, agreement, day, said) => expect(headOn(agreement, day)).toContain(said))
