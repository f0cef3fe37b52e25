import { describe, expect, it } from 'vitest'
import {
  asPreset,
  byEntry,
  byMeeting,
  byPreset,
  derivedFrom,
  derivedFromRecords,
  fromAgreement,
  fromLaw,
  NORMS,
} from '#src/agreements/stated.ts'
import { instant, localDate, localTime, type Period } from '#src/calendar/local-date.ts'
import { sayCadence, sayProgress } from '#src/speech/agreements/cadence.ts'
import { sayBasis } from '#src/speech/parts/basis.ts'
import {
  count,
  dateAndTime,
  duration,
  everySpan,
  list,
  longDate,
  places,
  quoted,
  span,
  timesOver,
} from '#src/speech/parts/format.ts'
import { kassel, placeIn } from '../../duties/planned.ts'

const at = instant('2027-03-01T08:00:00Z')

describe('dates are written in one form', () => {
  it.each([
    ['2027-06-17', 'Do., 17.06.2027'],
    ['2028-04-30', 'So., 30.04.2028'],
    ['2024-02-29', 'Do., 29.02.2024'],
    ['2029-12-31', 'Mo., 31.12.2029'],
  ])('%s is %s', (date, said) => expect(longDate(localDate(date))).toBe(said))
  it('with the time', () =>
    expect(dateAndTime(localDate('2027-06-17'), localTime('10:00'))).toBe('Do., 17.06.2027, 10:00 Uhr'))
  it('with an end', () =>
    expect(dateAndTime(localDate('2027-06-17'), localTime('10:00'), localTime('12:30'))).toBe(
      'Do., 17.06.2027, 10:00 bis 12:30 Uhr',
    ))
})

describe('how long something lasts', () => {
  it.each([
    [1, '1 Minute'],
    [45, '45 Minuten'],
    [60, '1 Stunde'],
    [61, '1 Stunde 1 Minute'],
    [150, '2 Stunden 30 Minuten'],
    [0, '0 Minuten'],
  ])('%d minutes are %s', (minutes, said) => expect(duration(minutes)).toBe(said))
})

describe('clauses are named as printed', () => {
  it.each([
    [['5'], 'Ziffer 5'],
    [['8 b'], 'Ziffer 8 b'],
    [['5', 'Anlage 2'], 'Ziffer 5 und Anlage 2'],
    [['5', '12', 'Präambel'], 'Ziffern 5 und 12 und Präambel'],
    [['3.1.6'], 'Ziffer 3.1.6'],
    [['II.2 Nr. 5'], 'Abschnitt II.2 Nr. 5'],
    [['I. Anlass'], 'Abschnitt I. Anlass'],
    [['Beratungsfolge'], 'Beratungsfolge'],
  ])('%j is %s', (clauses, said) => expect(places(clauses)).toBe(said))
})

describe('each foundation has its words', () => {
  it.each([
    [fromAgreement(placeIn(kassel, '8 b')), 'Vereinbarung: KV Kassel, Ziffer 8 b'],
    [derivedFromRecords(['KoK']), 'Berechnung'],
    [derivedFrom(placeIn(kassel, '12')), 'Berechnung aus KV Kassel, Ziffer 12'],
    [byEntry({ text: 'x', at }, 'at'), 'Eintrag, Stand Mo., 01.03.2027'],
    [byMeeting({ on: localDate('2027-06-17'), recordedAt: at }), 'eingetragener Termin, Stand Mo., 01.03.2027'],
    [byPreset(asPreset(14)), 'Voreinstellung'],
    [fromLaw(NORMS.shift), 'Rechtshinweis: § 26 Abs. 3 SGB X'],
  ])('%j is %s', (basis, said) => expect(sayBasis(basis)).toBe(said))
})

describe('a cadence in words', () => {
  it.each([
    [{ min: 2 }, 'mindestens zweimal jährlich', '0 von mindestens 2 Sitzungen eingetragen'],
    [{ typical: 2 }, 'in der Regel zweimal jährlich', '0 von 2 Sitzungen eingetragen (in der Regel)'],
    [{ times: 3 }, 'dreimal jährlich', '0 von 3 Sitzungen eingetragen'],
    [{ times: 4, approximate: true }, 'etwa viermal jährlich', '0 von etwa 4 Sitzungen eingetragen'],
    [{ min: 2, max: 3 }, 'zwei- bis dreimal jährlich', '0 von 2 bis 3 Sitzungen eingetragen'],
    [{ max: 3 }, 'höchstens dreimal jährlich', '0 von höchstens 3 Sitzungen eingetragen'],
    [{ everyYears: 2 }, 'alle zwei Jahre', '0 Sitzungen eingetragen'],
    [{ onDemand: true }, 'bei Bedarf', '0 Sitzungen eingetragen'],
    [{ regularly: true }, 'regelmäßig, ohne Zahl', '0 Sitzungen eingetragen'],
  ] as const)('%j is %s', (numbers, said, expected) => {
    const cadence = { ...numbers, modality: 'must' } as const
    expect(sayCadence(cadence)).toBe(said)
    expect(sayProgress(cadence, 0)).toBe(expected)
  })
  it('says that a kann is no duty', () =>
    expect(sayCadence({ typical: 2, modality: 'may' })).toBe('in der Regel zweimal jährlich (kann)'))
  it('counts what is recorded', () => {
    expect(sayProgress({ min: 2, modality: 'must' }, 0)).toBe('0 von mindestens 2 Sitzungen eingetragen')
    expect(sayProgress({ regularly: true, modality: 'must' }, 1)).toBe('1 Sitzung eingetragen')
  })
})

describe('numbers, spans and lists', () => {
  it('uses singular and plural', () => {
    expect(count(1, 'Sitzung', 'Sitzungen')).toBe('1 Sitzung')
    expect(count(0, 'Sitzung', 'Sitzungen')).toBe('0 Sitzungen')
    expect(timesOver(13)).toBe('13-mal')
  })
  it('joins as one speaks', () => {
    expect(list([])).toBe('')
    expect(list(['A'])).toBe('A')
    expect(list(['A', 'B', 'C'])).toBe('A, B und C')
  })
  it('declines a span', () => {
    expect(span('P6M' as Period)).toBe('sechs Monate')
    expect(span('P6M' as Period, 'dative')).toBe('sechs Monaten')
    expect(span('P1Y' as Period, 'dative')).toBe('einem Jahr')
    expect(everySpan('P2Y' as Period)).toBe('alle zwei Jahre')
  })
  it('keeps what somebody typed on one line and short', () => {
    expect(quoted('a\nb „c“')).toBe("„a b 'c'“")
    expect(quoted('x'.repeat(100))).toBe(`„${'x'.repeat(60)} …“`)
  })
})
