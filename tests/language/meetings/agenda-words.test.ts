import { describe, expect, it } from 'vitest'
import {
  isItemDetail,
  lengthIn,
  readArrangement,
  readItemKind,
  readMinutes,
  splitTitle,
  subjectIn,
  withoutTitleLead,
} from '#src/language/meetings/agenda-words.ts'

const accept = (proposal: string) => ({ kind: 'accept', proposal })
const decline = (proposal: string, reason?: string) => ({ kind: 'decline', proposal, ...(reason && { reason }) })

describe('every wish for an agenda is read', () => {
  it.each<[string, string, readonly object[], string]>([
    ['kok kassel A aufnehmen', 'kok kassel', [accept('A')], ''],
    ['b ablehnen: passt nicht', '', [decline('B', 'passt nicht')], ''],
    ['Vorschlag C nicht aufnehmen', '', [decline('C')], ''],
    ['kok TOP 5 vor TOP 4', 'kok', [{ kind: 'before', number: '5', before: '4' }], ''],
    ['kok kassel', 'kok kassel', [], ''],
    ['KoK Kassel A und B aufnehmen', 'KoK Kassel', [accept('A'), accept('B')], ''],
    ['KoK Kassel A, B und C aufnehmen', 'KoK Kassel', [accept('A'), accept('B'), accept('C')], ''],
    ['B ablehnen: siehe Müller & Co.', '', [decline('B', 'siehe Müller & Co.')], ''],
    ['A aufnehmen und B ablehnen: passt nicht', '', [accept('A'), decline('B', 'passt nicht')], ''],
    ['A ablehnen: passt nicht, und B aufnehmen', '', [decline('A', 'passt nicht'), accept('B')], ''],
    [
      'KoK Kassel am 17.6. A aufnehmen, dann TOP 4 vor TOP 3',
      'KoK Kassel am 17.6.',
      [accept('A'), { kind: 'before', number: '4', before: '3' }],
      '',
    ],
    ['KoK Kassel alle aufnehmen', 'KoK Kassel', [{ kind: 'acceptAll' }], ''],
    ['KoK Kassel alle Vorschläge aufnehmen', 'KoK Kassel', [{ kind: 'acceptAll' }], ''],
    ['alle ablehnen', '', [{ kind: 'unknown', said: 'alle ablehnen' }], ''],
    ['TOP 3 ablehnen', '', [{ kind: 'declineLine', number: '3' }], ''],
    ['A aufnehmen und alle einladen', '', [accept('A')], 'alle einladen'],
    ['alle außer B aufnehmen', 'alle außer', [accept('B')], ''],
    ['A, aber nicht B aufnehmen', 'A, aber nicht', [accept('B')], ''],
    ['A nicht ablehnen', 'A nicht ablehnen', [], ''],
  ])('%s', (text, rest, said, unread) => {
    expect(readArrangement(text)).toEqual({ rest, said, unread })
  })
  it.each<[string, string]>([
    ['KoK Kassel verteilen', 'KoK Kassel'],
    ['KoK Kassel verteilen bitte', 'KoK Kassel'],
    ['KoK Kassel verteilen ja 0a1b2c3d', 'KoK Kassel'],
    ['KoK Kassel noch nicht verteilen', 'KoK Kassel noch nicht'],
  ])('to send it round stands by itself: %s', (text, rest) => {
    expect(readArrangement(text)).toEqual({ rest, said: [], unread: '', handOut: true })
  })
  it.each<[string, object]>([
    ['3fa2c1d0 0A1b2c3d aufnehmen', { kind: 'acceptOne', code: '0a1b2c3d' }],
    ['3fa2c1d0 0a1b2c3d-4-2 zurücknehmen', { kind: 'takeBack', code: '0a1b2c3d', version: 4, place: 2 }],
  ])('a button names its proposal by the id: %s', (text, said) => {
    expect(readArrangement(text)).toEqual({ rest: '3fa2c1d0', said: [said], unread: '' })
  })
  it('and nothing stands beside that', () => {
    expect(readArrangement('3fa2c1d0 0a1b2c3d aufnehmen und B ablehnen').said).toEqual([decline('B')])
  })
  it('but not with words behind it that nobody reads', () => {
    expect(readArrangement('KoK Kassel verteilen ja morgen').handOut).toBeUndefined()
  })
  it('what is arranged is not sent round in the same line', () => {
    expect(readArrangement('A aufnehmen und verteilen ja')).toMatchObject({
      said: [accept('A')],
      unread: 'verteilen ja',
    })
  })
})

describe('a title in front of the meeting it belongs to', () => {
  const at = (text: string, part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length })
  it('the last body that is led to is the meeting', () => {
    const text = 'Bericht KoK MKK in der KoK Kassel am 17.6., Beschluss'
    const bodies = [at(text, 'KoK MKK'), { ...at(text, 'KoK Kassel'), end: text.indexOf(' Kassel') }]
    expect(splitTitle(text, bodies, [at(text, 'Kassel'), at(text, '17.6.')])).toEqual({
      title: 'Bericht KoK MKK',
      meeting: 'KoK Kassel am 17.6.',
      behind: 'Beschluss',
    })
  })
  it.each(['Wohnen KoK Kassel', 'in der KoK Kassel'])('%s has no title in front', (text) => {
    expect(splitTitle(text, [at(text, 'KoK Kassel')], [])).toBeUndefined()
  })
})

it.each([
  ['20 Minuten', true],
  ['Beschluss', true],
  ['vorgestellt von Jana Ernst', true],
  ['https://amt.example/papier', true],
  ['20', false],
  ['Kurzzeitpflege', false],
])('%s says something else than the title: %s', (part, is) => {
  expect(isItemDetail(part)).toBe(is)
})

it('a length says its unit, a bare number may belong to a title', () => {
  expect(lengthIn(['Haushalt 2028', '30', '20 min'])).toBe('20 min')
  expect(lengthIn(['30'])).toBeUndefined()
})

describe('what is said of an item, as people say it', () => {
  it.each([
    ['also nur Beratung', 'discussion'],
    ['zur Kenntnis', 'information'],
    ['bitte zum Beschluss', 'decision'],
    ['Beratungsstellen', undefined],
  ])('%s is for %s', (text, kind) => {
    expect(readItemKind(text)).toBe(kind)
  })
  it.each([
    ['ungefähr 30 Minuten', 30, true],
    ['viertelstunde reicht', 15, true],
    ['mach 30 minuten draus', 30, true],
    ['eine halbe Stunde', 30, true],
    ['20', 20, false],
    ['Haushalt 2028', undefined, false],
  ])('%s lasts %s minutes', (text, minutes, isDetail) => {
    expect([readMinutes(text), isItemDetail(text)]).toEqual([minutes, isDetail])
  })
  it.each([
    ['wir müssen dringend über die Kurzzeitpflege reden', 'Kurzzeitpflege'],
    ['wir sollten mal über das Thema Fahrdienste sprechen', 'Fahrdienste'],
    ['Bericht über die Lage', undefined],
  ])('%s is about %s', (text, subject) => {
    expect(subjectIn(text)).toBe(subject)
  })
})
it.each([
  ['dort das Wohnraumversorgung', 'Wohnraumversorgung'],
  ['vorschlag: wohnheimplätze in der region', 'wohnheimplätze in der region'],
  ['ich hab einen: fahrdienst', 'fahrdienst'],
  ['hätt die kurzzeitpflege der nächsten', 'kurzzeitpflege'],
  ['Das neue Wohngeld', 'Das neue Wohngeld'],
  ['SGB IX: was sich ändert', 'SGB IX: was sich ändert'],
])('the title of "%s" is %s', (said, title) => {
  expect(withoutTitleLead(said)).toBe(title)
})
