import { describe, expect, test } from 'vitest'
import { asksToReadOut, givesUp, noWord, readCorrection, readSkip, readYesNo, yesWord } from '#src/language/answers.ts'

describe('yes and no are taken only where nothing else is said', () => {
  test.each([
    'ja',
    'Ja.',
    'ja, eintragen',
    'Ja, bitte!',
    'passt',
    'passt so',
    'genau',
    'ok',
    'OK, danke',
    'Okay',
    'stimmt',
    'richtig',
    'das ist richtig',
    'einverstanden',
    'gern',
    'in Ordnung',
    'machen Sie das',
    'bitte eintragen',
    '👍',
    '👍🏽',
    'ja ja',
    'ok dann trags so ein',
    'gut, mach das',
    'ja so passts',
  ])('%s is a yes', (text) => {
    expect(readYesNo(text)).toBe('yes')
  })
  test.each([
    'nein',
    'Nein, danke',
    'nö',
    'noe',
    'nee',
    'lieber nicht',
    'bitte nicht eintragen',
    'stimmt nicht',
    'das passt nicht',
    'falsch',
    'auf keinen Fall',
    'nein, das ist nicht richtig',
    '❌',
  ])('%s is a no', (text) => {
    expect(readYesNo(text)).toBe('no')
  })
  test.each([
    '',
    'ja, aber um elf',
    'ja nein',
    'nein, passt',
    'ok?',
    'ja?',
    'stimmt das?',
    'nein, 15 Uhr',
    'vielleicht',
    'Jahrmarkt',
    'nicht falsch',
    'bitte',
    'Rathaus',
    'ja, morgen',
    'später',
    'ja nicht',
  ])('%j is neither', (text) => {
    expect(readYesNo(text)).toBeUndefined()
  })
})

describe('an open question may stay open', () => {
  test.each([
    'noch offen',
    'offen',
    'Ort noch offen',
    'weiß ich noch nicht',
    'weiss ich nicht',
    'das weiß ich leider noch nicht',
    'keine Ahnung',
    'später',
    'überspringen',
    'steht noch nicht fest',
    'noch nicht',
    'unbekannt',
    'wird noch bekannt gegeben',
    'n.n.',
    'tbd',
  ])('%s', (text) => {
    expect(readSkip(text)).toBe(true)
  })
  test.each([
    '',
    'Rathaus',
    'offenes Haus',
    'später im Rathaus',
    'nicht',
    'Haus der offenen Tür',
    'ja',
    'Spätere Straße',
  ])('%j is an answer', (text) => {
    expect(readSkip(text)).toBe(false)
  })
})

describe('a correction says what is meant instead', () => {
  test.each([
    ['nein, 15 Uhr', '15 Uhr'],
    ['Nein: Rathaus', 'Rathaus'],
    ['doch lieber um elf', 'um elf'],
    ['doch lieber am 18.6.', 'am 18.6.'],
    ['stattdessen Rathaus', 'Rathaus'],
    ['Rathaus stattdessen', 'Rathaus'],
    ['ändern: Ort Rathaus', 'Ort Rathaus'],
    ['Ändere auf 15 Uhr', '15 Uhr'],
    ['bitte ändern auf den 18.6.', 'den 18.6.'],
    ['lieber Straße der Jugend 5', 'Straße der Jugend 5'],
    ['ja, aber um elf', 'um elf'],
    ['ach nein, besser um elf', 'um elf'],
    ['um elf wäre besser', 'um elf'],
    ['15 Uhr statt 14 Uhr', '15 Uhr'],
    ['nicht um 14 Uhr, sondern um 15 Uhr', 'um 15 Uhr'],
    ['ja aber nicht am 20. sondern am 21.', 'am 21.'],
    ['ja, aber nicht um 14 Uhr, sondern um 15 Uhr', 'um 15 Uhr'],
    ['Korrektur: 18.6.', '18.6.'],
    ['ich meinte Kassel', 'Kassel'],
    ['Rathaus geht nicht, wir nehmen das Bürgerhaus', 'das Bürgerhaus'],
    ['Moment, da ruft jemand an: Rathaus geht nicht, wir nehmen das Bürgerhaus', 'das Bürgerhaus'],
    ['nee warte der elfte war das nicht der zehnte', 'der elfte'],
    ['doch nicht, am 24.6.', 'am 24.6.'],
    // What stands behind a reason takes nothing away.
    ['nein, um 11, weil der Raum um 10 nicht frei ist, danke', 'um 11, weil der Raum um 10 nicht frei ist, danke'],
    ['nein, am 12.5., der 11.5. geht nicht, Grüße', 'am 12.5., der 11.5. geht nicht, Grüße'],
    ['Stop, doch erst ab dem 23.', 'erst ab dem 23.'],
  ])('%s', (text, rest) => {
    expect(readCorrection(text)).toBe(rest)
  })
  test.each([
    '',
    'nein',
    'nein, danke',
    'lieber nicht',
    'doch',
    'ja',
    '15 Uhr',
    'Rathaus',
    'die Sitzung findet statt in Kassel',
    'noch offen',
    'bitte Rathaus',
    'Besserstraße 5',
    'der Ort ist nicht das Rathaus',
    '15 Uhr passt nicht, danke',
  ])('%j corrects nothing', (text) => {
    expect(readCorrection(text)).toBeUndefined()
  })
})

test('the buttons say what is understood', () => {
  expect(readYesNo(yesWord)).toBe('yes')
  expect(readYesNo(noWord)).toBe('no')
})

describe('what was begun is given up, or read out', () => {
  test.each([
    ['lassen wir das', true],
    ['Lassen wir das Verschieben bleiben, bitte abbrechen', true],
    ['Lass das mit der Meldung für Hanau', true],
    ['vergiss es', true],
    ['stop abbrechen war ein fersehen', true],
    ['abbruch, falscher tag', true],
    ['abbrechen der Leistung', false],
    ['lass es bei 10 Uhr', false],
    ['lassen wir das im Rathaus', false],
    ['lass das so', false],
  ])('%s gives up: %s', (text, expected) => {
    expect(givesUp(text)).toBe(expected)
  })
  test.each([
    ['was steht jetzt da? lies nochmal vor bitte', true],
    ['hast du das jetzt so notiert?', true],
    ['zeig nochmal', true],
    ['zeig nochmal die Umfrage', false],
    ['fass mal zusammen', true],
    ['was steht in Ziffer 5', false],
    ['Rathaus', false],
  ])('%s asks to read out: %s', (text, expected) => {
    expect(asksToReadOut(text)).toBe(expected)
  })
})
