/** Results as they are spoken: right, or none at all, and then the answer says so. Never one that was not said. */
import { describe, expect, test } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { readMinutesLine } from '#src/language/meetings/minutes-line.ts'
import { readResult, type SaidResult } from '#src/language/meetings/results.ts'

const TODAY = localDate('2026-12-03')

describe('a result by itself', () => {
  test.each<[string, SaidResult | undefined]>([
    ['Einstimmig beschlossen.', 'unanimous'],
    ['einstimmig bei einer Enthaltung', { how: 'unanimous', abstained: 1 }],
    ['Bei 2 Enthaltungen einstimmig angenommen.', { how: 'unanimous', abstained: 2 }],
    ['Mehrheitlich bei 2 Gegenstimmen und 1 Enthaltung', { how: 'majority', against: 2, abstained: 1 }],
    ['mit Mehrheit bei zwei Gegenstimmen', { how: 'majority', against: 2 }],
    ['mit großer Mehrheit angenommen', 'majority'],
    ['Abgelehnt.', 'rejected'],
    ['einstimmig abgelehnt', 'rejectedUnanimously'],
    ['mehrheitlich abgelehnt', 'rejectedByMajority'],
    ['mehrheitlich abgelehnt mit 1 Ja, 10 Nein und 2 Enthaltungen', { inFavour: 1, against: 10, abstained: 2 }],
    ['Konsens aller Anwesenden', 'consensus'],
    ['Es besteht Einvernehmen.', 'consensus'],
    ['Zur Kenntnis genommen.', 'noted'],
    ['Das Gremium nimmt den Bericht zustimmend zur Kenntnis.', 'noted'],
    ['TOP 5 wird abgesetzt.', 'removed'],
    ['von der Tagesordnung genommen', 'removed'],
    ['Verwiesen an die AG Schnittstellen', 'referred'],
    ['zur Vorberatung in den Jugendhilfeausschuss überwiesen', 'referred'],
    ['Zurück an die Verwaltung zur Überarbeitung', 'referred'],
    ['Antrag wird zurückgezogen.', 'withdrawn'],
    ['En bloc mit TOP 6 und 7 einstimmig', 'unanimous'],
    // Nothing was decided, or two things, or it is not said which: it stays in the wording, and is asked for.
    ['nicht einstimmig, aber mit Mehrheit', undefined],
    ['Ziffer 1 angenommen, Ziffer 2 abgelehnt', undefined],
    ['vertagt, einstimmig', undefined],
    ['einstimmig bei 2 Gegenstimmen', undefined],
    ['Der Antrag wird nicht abgelehnt', undefined],
    ['ob er abgelehnt wird', undefined],
    ['wie besprochen', undefined],
    ['Beschluss im Umlaufverfahren bis 18.12.2026', undefined],
    ['mit 9 von 11 Stimmen angenommen', undefined],
    ['12/2/1', undefined],
  ])('%s', (text, vote) => {
    const read = readResult(text)
    expect(read.vote).toEqual(vote)
    if (vote === undefined) expect(read).toEqual({ text })
  })
})

describe('a result behind what was decided', () => {
  test.each<[string, string, SaidResult]>([
    ['Es wird berichtet, 7 zu 0 bei 2 Enthaltungen', 'Es wird berichtet', { inFavour: 7, against: 0, abstained: 2 }],
    ['Es wird berichtet, einstimmig bei 2 Enthaltungen', 'Es wird berichtet', { how: 'unanimous', abstained: 2 }],
    ['Es wird berichtet, im Konsens', 'Es wird berichtet', 'consensus'],
    ['Verfahren S, mehrheitlich abgelehnt', 'Verfahren S', 'rejectedByMajority'],
    ['Verfahren S wird abgelehnt (3 Ja, 8 Nein)', 'Verfahren S wird abgelehnt', { inFavour: 3, against: 8 }],
    ['Verfahren S wird abgelehnt', 'Verfahren S wird abgelehnt', 'rejected'],
    ['Fahrdienst, verwiesen an die AG', 'Fahrdienst, verwiesen an die AG', 'referred'],
    ['in geänderter Fassung angenommen, 8 Ja, 1 Nein', 'in geänderter Fassung angenommen', { inFavour: 8, against: 1 }],
    ['Der Bericht wird vorgelegt, ohne Beschluss', 'Der Bericht wird vorgelegt', 'undecided'],
  ])('%s', (said, text, vote) => expect(readResult(said)).toEqual({ text, vote }))
})

describe('a decision in other words', () => {
  test.each([
    ['Beschluss (einstimmig): Die Liste wird geführt.', 'Die Liste wird geführt.', 'unanimous'],
    ['Beschluss (5 dafür, 2 dagegen): Die Liste wird geführt.', 'Die Liste wird geführt.', { inFavour: 5, against: 2 }],
    ['Beschluss (vorläufig): Die Liste wird geführt.', 'Die Liste wird geführt. (vorläufig)', undefined],
    ['BESCHLUSS - Die Liste wird geführt, einstimmig', 'Die Liste wird geführt', 'unanimous'],
    [
      'Die KoK beschließt einstimmig, die Liste zu führen.',
      'Die KoK beschließt einstimmig, die Liste zu führen.',
      'unanimous',
    ],
    ['Die KoK beschließt, die Liste zu führen.', 'Die KoK beschließt, die Liste zu führen.', undefined],
  ])('%s', (said, text, vote) => {
    expect(readMinutesLine(said, TODAY)).toEqual({ kind: 'decision', text, ...(vote !== undefined && { vote }) })
  })

  test('what will be decided some day is none', () => {
    expect(readMinutesLine('Die KoK beschließt im Mai darüber.', TODAY).kind).toBe('discussion')
  })
})
