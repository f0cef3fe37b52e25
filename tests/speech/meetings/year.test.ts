/** How far a year of a body has come: the word of the text decides whether something is missing. */
import { describe, expect, it } from 'vitest'
import { assessCadence, type Cadence } from '#src/calendar/cadence.ts'
import { localDate } from '#src/calendar/local-date.ts'
import { sayProgress } from '#src/speech/agreements/cadence.ts'
import { yearState } from '#src/speech/meetings/year.ts'
import { progress } from '#src/speech/plain/bodies.ts'

const judged = (cadence: Cadence, today: string) => assessCadence(cadence, 2027, [], localDate(today))
const said = (cadence: Cadence, today: string): string =>
  [sayProgress(cadence, 0), yearState(judged(cadence, today))].join('. ')
const saidPlainly = (cadence: Cadence, today: string): string => progress(2027, 0, judged(cadence, today))

describe('a year with too few sessions', () => {
  it.each<[Cadence, string, string]>([
    [
      { min: 2, modality: 'must' },
      '2027-03-01',
      '0 von mindestens 2 Sitzungen eingetragen. Es fehlen noch 2 Sitzungen',
    ],
    [{ times: 1, modality: 'must' }, '2027-03-01', '0 von 1 Sitzung eingetragen. Es fehlt noch 1 Sitzung'],
    [
      { typical: 2, modality: 'must' },
      '2027-03-01',
      '0 von 2 Sitzungen eingetragen (in der Regel). Üblich sind noch 2 Sitzungen; weniger ist kein Verstoß',
    ],
    [
      { typical: 2, modality: 'must' },
      '2028-01-01',
      '0 von 2 Sitzungen eingetragen (in der Regel). 2 Sitzungen weniger als üblich eingetragen; das ist kein Verstoß',
    ],
    [
      { times: 2, modality: 'should' },
      '2027-03-01',
      '0 von 2 Sitzungen eingetragen (soll). Vorgesehen sind noch 2 Sitzungen',
    ],
    [
      { times: 2, modality: 'should' },
      '2028-01-01',
      '0 von 2 Sitzungen eingetragen (soll). 2 Sitzungen weniger als vorgesehen eingetragen',
    ],
    [{ times: 2, modality: 'may' }, '2027-03-01', '0 von 2 Sitzungen eingetragen (kann). '],
  ])('%o on %s', (cadence, today, words) => {
    expect(said(cadence, today)).toBe(words)
  })
  it.each<[Cadence, string]>([
    [{ min: 2, modality: 'must' }, 'Es fehlen noch 2 Treffen.'],
    [{ typical: 1, modality: 'must' }, 'Üblich ist noch 1 Treffen. Weniger Treffen sind kein Verstoß.'],
    [{ times: 2, modality: 'should' }, 'Es sollen noch 2 Treffen sein.'],
  ])('in Einfache Sprache: %o', (cadence, words) => {
    expect(saidPlainly(cadence, '2027-03-01')).toBe(`Im Jahr 2027 ist noch kein Treffen eingetragen. ${words}`)
  })
})
