/** Every fault that somebody can make in an agreement file is named with its line and a sentence that helps. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commands } from '#dialogs/all.ts'
import { parse, parseAgreement } from '#src/agreements/parse.ts'
import { reservedNames } from '#src/language/commands.ts'
import { sayFault } from '#src/speech/agreements/agreement-faults.ts'
import { broken, SOUND } from './sound.ts'

const reserved = reservedNames(commands)

/** "31: Pflicht „meldung“: …" for every fault of a text, in the order of the lines. */
function faultsOf(text: string): readonly string[] {
  const parsed = parse(text, reserved)
  return parsed.ok ? [] : parsed.faults.map((fault) => `${fault.line}: ${sayFault(fault)}`)
}

type Row = readonly [fault: string, passage: string, instead: string, ...says: string[]]
const ROWS: readonly Row[] = [
  ['a field that is missing', `short: KV Musterland\n`, '', '2: Das Feld „short“ fehlt.'],
  ['a field that is empty', 'short: KV Musterland', 'short:', '5: Das Feld „short“ ist leer.'],
  [
    'a misspelt field',
    '    creditors: [lv]',
    '    creditor: [lv]',
    '33: Pflicht „meldung“: Das Feld „creditor“ gibt es hier nicht; gemeint ist vielleicht „creditors“.',
  ],
  [
    'a field from elsewhere',
    'region: Kreis Musterland',
    `region: Kreis Musterland\nwetter: gut`,
    '7: Das Feld „wetter“ gibt es hier nicht.',
  ],
  [
    'a duty without clause',
    `, clause: 8 b }\n    clause: 8 b`,
    ', clause: 8 b }',
    '31: Pflicht „meldung“: Die Ziffer fehlt (Feld „clause“).',
  ],
  [
    'a committee without clause',
    `    limitedUntil: { on: 2025-12-31, clause: "5" }\n    clause: "5"`,
    '    limitedUntil: { on: 2025-12-31, clause: "5" }',
    '21: Gremium „kok“: Die Ziffer fehlt (Feld „clause“).',
  ],
  [
    'a clause that YAML takes for a number',
    'max: 4, clause: "5"',
    'max: 4, clause: 5',
    '25: Gremium „kok“: Im Feld „clause“ wird ein Text (Zahlen in Anführungszeichen) oder eine Liste erwartet.',
  ],
  [
    'an empty list of clauses',
    'max: 4, clause: "5"',
    'max: 4, clause: []',
    '25: Gremium „kok“: Die Liste im Feld „clause“ braucht mindestens einen Eintrag.',
  ],
  [
    'a day that does not exist',
    'from: 2022-03-01',
    'from: 2022-02-30',
    '18: Den 30.02.2022 gibt es nicht. Möglich ist auch „open“.',
  ],
  [
    '29 February in a year without one',
    'from: 2022-03-01',
    'from: 2023-02-29',
    '18: Den 29.02.2023 gibt es nicht. Möglich ist auch „open“.',
  ],
  [
    'a date as people write it',
    'from: 2022-03-01',
    'from: 1.3.2022',
    '18: „1.3.2022“ ist kein Datum der Form JJJJ-MM-TT in den Jahren 1900 bis 2199. Möglich ist auch „open“.',
  ],
  [
    'a year beyond the calendar',
    'on: 2029-12-31',
    'on: 3029-12-31',
    '19: „3029-12-31“ ist kein Datum der Form JJJJ-MM-TT in den Jahren 1900 bis 2199.',
  ],
  [
    '29 February as a day of every year',
    'yearly: 04-30',
    'yearly: 02-29',
    '36: Pflicht „meldung“: Den 29.02. gibt es nicht in jedem Jahr.',
  ],
  [
    '31 April as a day of every year',
    'yearly: 04-30',
    'yearly: 04-31',
    '36: Pflicht „meldung“: Den 31.04. gibt es nicht in jedem Jahr.',
  ],
  [
    'a period in words',
    'period: P6M',
    'period: 6 Monate',
    '40: Kündigung: „6 Monate“ ist keine Zeitspanne; gemeint ist zum Beispiel „P6M“ (Monate), „P2Y“ (Jahre) oder „P14D“ (Tage).',
  ],
  [
    'a modality that does not exist',
    'modality: must',
    'modality: muss',
    '35: Pflicht „meldung“: „muss“ ist hier nicht möglich; gemeint ist vielleicht „must“.',
  ],
  [
    'a Land that does not exist',
    'land: HE',
    'land: Hessen',
    '8: „Hessen“ ist hier nicht möglich; möglich sind „BW“, „BY“, „BE“, „BB“, „HB“, „HH“, „HE“, „MV“, „NI“, „NW“, „RP“, „SL“, „SN“, „ST“, „SH“ und „TH“.',
  ],
  [
    'a kind of due date that does not exist',
    'kind: deadline, yearly',
    'kind: frist, yearly',
    '36: Pflicht „meldung“: „frist“ ist hier nicht möglich; möglich sind „deadline“, „fixedDate“, „onceBy“, „yearlyUndated“, „everyYears“, „eachMeeting“, „regularly“, „onOccasion“, „continuous“, „setElsewhere“ und „notStated“.',
  ],
  [
    'a due date without its kind',
    '{ kind: deadline, yearly: 04-30 }',
    '{ yearly: 04-30 }',
    '36: Pflicht „meldung“: Das Feld „kind“ fehlt.',
  ],
  [
    'a field of another kind of due date',
    '{ kind: deadline, yearly: 04-30 }',
    '{ kind: fixedDate, yearly: 04-30 }',
    '36: Pflicht „meldung“: Das Feld „on“ fehlt.',
    '36: Pflicht „meldung“: Das Feld „yearly“ gibt es hier nicht; möglich sind „kind“ und „on“.',
  ],
  [
    'text in place of a list',
    'debtors: [kreis]',
    'debtors: kreis',
    '32: Pflicht „meldung“: Im Feld „debtors“ wird eine Liste erwartet.',
  ],
  [
    'a list in place of text',
    'name: Konferenz',
    'name: [Konferenz]',
    '22: Gremium „kok“: Im Feld „name“ wird ein Text (Zahlen in Anführungszeichen) erwartet.',
  ],
  [
    'text in place of a group of fields',
    'ends: { on: 2029-12-31, clause: "9" }',
    'ends: unbefristet',
    '19: Im Feld „ends“ wird eine Gruppe von Feldern, „not-stated“ oder „unlimited“ erwartet.',
  ],
  [
    'a number below one',
    'min: 2, max',
    'min: 0, max',
    '25: Gremium „kok“: Die Zahl im Feld „min“ muss mindestens 1 sein.',
  ],
  ['half a meeting', 'min: 2, max', 'min: 1.5, max', '25: Gremium „kok“: Im Feld „min“ wird eine ganze Zahl erwartet.'],
  [
    'an id with a capital',
    `id: meldung\n`,
    `id: Meldung\n`,
    '31: Pflicht „Meldung“: „Meldung“ ist keine Kennung; erlaubt sind Kleinbuchstaben, Ziffern und einzelne Bindestriche.',
    '45: Widerspruch „a1“: Das Gremium oder die Pflicht „meldung“ gibt es in dieser Datei nicht; gemeint ist vielleicht „Meldung“.',
  ],
  [
    'a text beyond its length',
    'what: Zahlen melden',
    `what: ${'x'.repeat(2001)}`,
    '34: Pflicht „meldung“: Das Feld „what“ hat mehr als 2000 Zeichen.',
  ],
  [
    'several at once',
    `id: lv-kreis-musterland\nkind: agreement`,
    `id: lv kreis\nkind: vertrag`,
    '2: „lv kreis“ ist keine Kennung; erlaubt sind Kleinbuchstaben, Ziffern und einzelne Bindestriche.',
    '3: „vertrag“ ist hier nicht möglich; möglich sind „agreement“, „template“, „resolutionPaper“ und „positionPaper“.',
  ],
  [
    'an unknown partner as debtor',
    'debtors: [kreis]',
    'debtors: [kries]',
    '32: Pflicht „meldung“: Den Partner „kries“ gibt es in dieser Datei nicht; gemeint ist vielleicht „kreis“.',
  ],
  [
    'an unknown partner as participant',
    '{ partner: lv, clause',
    '{ partner: lwv, clause',
    '27: Gremium „kok“: Den Partner „lwv“ gibt es in dieser Datei nicht; gemeint ist vielleicht „lv“.',
  ],
  [
    'an unknown partner beside other faults',
    `    debtors: [kreis]\n    creditors: [lv]\n    what: Zahlen melden`,
    `    debtors: [stadt]\n    creditors: [lv]`,
    '31: Pflicht „meldung“: Das Feld „what“ fehlt.',
    '32: Pflicht „meldung“: Den Partner „stadt“ gibt es in dieser Datei nicht; bekannt sind „lv“ und „kreis“.',
  ],
  [
    'a contradiction about nothing',
    'about: [meldung]',
    'about: [meldungen]',
    '45: Widerspruch „a1“: Das Gremium oder die Pflicht „meldungen“ gibt es in dieser Datei nicht; gemeint ist vielleicht „meldung“.',
  ],
  [
    'a legal note about nothing',
    'about: [kok]',
    'about: [gpv]',
    '47: Rechtshinweis „neu“: Das Gremium oder die Pflicht „gpv“ gibt es in dieser Datei nicht; bekannt sind „kok“ und „meldung“.',
  ],
  [
    'a conflict that is not described',
    'firstDue: { on: 2023-04-30, clause: 8 b }',
    'firstDue: { on: 2023-04-30, clause: 8 b, conflict: a9 }',
    '37: Pflicht „meldung“: Den Widerspruch „a9“ gibt es in dieser Datei nicht; gemeint ist vielleicht „a1“.',
  ],
  [
    'an id twice',
    '  - id: kreis',
    '  - id: lv',
    '12: Partner „lv“: Die Kennung „lv“ ist schon vergeben.',
    '32: Pflicht „meldung“: Den Partner „kreis“ gibt es in dieser Datei nicht; bekannt sind „lv“.',
  ],
  [
    'a body and a duty of one id',
    'id: meldung',
    'id: kok',
    '31: Pflicht „kok“: Die Kennung „kok“ ist schon vergeben.',
    '45: Widerspruch „a1“: Das Gremium oder die Pflicht „meldung“ gibt es in dieser Datei nicht; bekannt sind „kok“.',
  ],
  [
    'a duplicate alias of two partners',
    'aliases: [Landkreis]',
    'aliases: [Landes-Verband]',
    '15: Partner „kreis“: Der Name „Landes-Verband“ ist doppelt: So heißt schon „LV“.',
  ],
  [
    'a duplicate alias in one list',
    '[Musterland, Kreis Musterland]',
    '[Musterland, Kreis Musterland, musterland]',
    '7: Der Name „musterland“ steht doppelt.',
  ],
  [
    'a region with the name of a command',
    '[Musterland, Kreis Musterland]',
    '[Musterland, Termin]',
    '7: „Termin“ ist ein Befehl oder eine Antwort des Bots und kann kein Name sein.',
  ],
  [
    'a year as a name',
    '[Musterland, Kreis Musterland]',
    '[Musterland, "2027"]',
    '7: „2027“ ist als Name zu kurz: Nötig sind mindestens zwei Buchstaben.',
  ],
  [
    'a sign that turns the direction of the text',
    'short: KV Musterland',
    'short: "KV \\u202eMusterland"',
    '5: Im Text steht ein unsichtbares Zeichen oder eines, das die Leserichtung ändert.',
  ],
  [
    'an end before the start',
    'on: 2029-12-31',
    'on: 2021-12-31',
    '19: Das Ende 31.12.2021 liegt vor dem Beginn 01.03.2022.',
  ],
  [
    'a body limited until before the start',
    'on: 2025-12-31',
    'on: 2021-12-31',
    '28: Gremium „kok“: Das Ende 31.12.2021 liegt vor dem Beginn 01.03.2022.',
  ],
  [
    'first due before the start',
    'on: 2023-04-30',
    'on: 2021-04-30',
    '37: Pflicht „meldung“: Erstmals fällig am 30.04.2021, das ist vor dem Inkrafttreten am 01.03.2022; dazu gehört ein Widerspruch (Feld „conflict“).',
  ],
  [
    'a minimum above the maximum',
    'min: 2, max: 4',
    'min: 5, max: 4',
    '25: Gremium „kok“: Das Mindestmaß 5 ist größer als das Höchstmaß 4.',
  ],
  [
    'a rhythm without rhythm',
    '{ min: 2, max: 4, clause: "5" }',
    '{ clause: "5" }',
    '25: Gremium „kok“: Der Turnus nennt weder Zahl noch Abstand; wenn das Dokument keinen nennt, steht hier „not-stated“.',
  ],
  [
    'an open start outside a template',
    'from: 2022-03-01',
    'from: open',
    '18: Ein offener Beginn („open“) ist nur in einem Muster möglich.',
  ],
  [
    'parameters outside a template',
    'notice:',
    `parameters: [{ id: ort, what: Ort, kind: text }]\nnotice:`,
    '39: Parameter gibt es nur in einem Muster (kind: template).',
  ],
  [
    'a mark without parameter',
    'what: Zahlen melden',
    'what: Zahlen in {{ort}} melden',
    '34: Pflicht „meldung“: Für die Stelle „{{ort}}“ gibt es keinen Parameter.',
  ],
  [
    'a field twice',
    'short: KV Musterland',
    `short: KV Musterland\nregion: Doppelland`,
    '7: Das Feld „region“ steht schon in Zeile 6.',
  ],
  [
    'a merge key',
    '    creditors: [lv]',
    `    creditors: [lv]\n    <<: { what: anders }`,
    '34: Felder lassen sich nicht mit „<<“ übernehmen; bitte hier ausschreiben.',
  ],
  [
    'a key that reaches into every object',
    'short: KV Musterland',
    `short: KV Musterland\n__proto__: { admin: true }`,
    '6: So darf kein Feld heißen; der Name ist gesperrt.',
  ],
  [
    'a key that is a list',
    'short: KV Musterland',
    `short: KV Musterland\n? [a, b]\n: c`,
    '6: Der Name eines Feldes muss ein einfaches Wort sein.',
  ],
  [
    'a tag that would run code',
    'what: Zahlen melden',
    'what: !!js/function "function () { return 1 }"',
    '34: YAML-Tags („!…“) sind nicht erlaubt; ein Text mit „!“ am Anfang gehört in Anführungszeichen.',
  ],
  [
    'a harmless tag',
    'what: Zahlen melden',
    'what: !!str Zahlen melden',
    '34: YAML-Tags („!…“) sind nicht erlaubt; ein Text mit „!“ am Anfang gehört in Anführungszeichen.',
  ],
  [
    'an anchor and its alias',
    `    debtors: [kreis]\n    creditors: [lv]`,
    `    debtors: &wer [kreis]\n    creditors: *wer`,
    '32: YAML-Anker („&…“) sind nicht erlaubt; ein Text mit „&“ am Anfang gehört in Anführungszeichen.',
    '33: YAML-Verweise („*…“) sind nicht erlaubt; ein Text mit „*“ am Anfang gehört in Anführungszeichen.',
  ],
  [
    'a directive',
    `# yaml-language-server: $schema=./agreement.schema.json\n`,
    `%YAML 1.1\n---\n`,
    '1: YAML-Anweisungen („%…“) sind nicht erlaubt.',
  ],
  [
    'a second document',
    'legalNotes:',
    `---\nlegalNotes:`,
    '46: Eine Datei enthält genau eine Vereinbarung; hier beginnt ein zweites Dokument („---“).',
  ],
  [
    'a tabulator',
    '    aliases: [Landkreis]',
    '\taliases: [Landkreis]',
    '15: Eingerückt wird mit Leerzeichen, nicht mit Tabulator.',
    '16: Die Einrückung passt nicht zu den Zeilen davor, oder dort ist eine Klammer nicht geschlossen.',
  ],
  [
    'a line indented wrongly',
    `    short: Kreis\n`,
    `   short: Kreis\n`,
    '14: Eine Klammer oder ein Anführungszeichen ist nicht geschlossen, oder ein Komma oder Doppelpunkt fehlt.',
    '16: Die Einrückung passt nicht zu den Zeilen davor, oder dort ist eine Klammer nicht geschlossen.',
  ],
  [
    'a bracket left open',
    'aliases: [Landkreis]',
    'aliases: [Landkreis',
    '16: Die Einrückung passt nicht zu den Zeilen davor, oder dort ist eine Klammer nicht geschlossen.',
  ],
  [
    'a quotation mark left open',
    'inForce: { from: 2022-03-01, clause: "9" }',
    'inForce: { from: 2022-03-01, clause: "9 }',
    '18: Eine Klammer oder ein Anführungszeichen ist nicht geschlossen, oder ein Komma oder Doppelpunkt fehlt.',
    '19: Die Einrückung passt nicht zu den Zeilen davor, oder dort ist eine Klammer nicht geschlossen.',
  ],
  [
    'a colon inside a text',
    'what: Zahlen melden',
    'what: Zahlen: melden',
    '34: Der Text ist hier nicht eindeutig; mit Doppelpunkt oder Sonderzeichen gehört er in Anführungszeichen.',
  ],
]

describe('a fault is named with its line and reason', () => {
  test('the text that the rows below break is sound', () => {
    expect(faultsOf(SOUND)).toEqual([])
  })
  test.each(ROWS)('%s', (_, passage, instead, ...says) => {
    expect(faultsOf(broken(passage, instead))).toEqual(says)
  })
  test('a first due date before the start is no fault where a contradiction describes it', () => {
    const text = broken('{ on: 2023-04-30, clause: 8 b }', '{ on: 2021-04-30, clause: 8 b, conflict: a1 }')
    expect(faultsOf(text)).toEqual([])
  })
  test('a file with many faults names them all at once', () => {
    const text = SOUND.replaceAll('clause: "5"', 'clausel: "5"').replace('land: HE', 'land: XX')
    expect(faultsOf(text).map((fault) => Number(fault.split(':')[0]))).toEqual([
      8, 21, 25, 25, 27, 27, 28, 28, 29, 45, 45,
    ])
  })
})

describe('the text is data and nothing else', () => {
  test('nothing reaches the prototype of other objects', () => {
    parse(
      SOUND.replace('short: KV', '__proto__: { admin: true }\nconstructor: { prototype: { admin: true } }\nshort: KV'),
      reserved,
    )
    expect(({} as Record<string, unknown>).admin).toBeUndefined()
  })
  test('punctuation inside texts is no tag, anchor or alias', () => {
    const text = broken('what: Zahlen melden', 'what: |\n      !tag &anchor *alias\n      %YAML <<')
    const read = parseAgreement(text, reserved)
    expect(read.ok && read.agreement.duties[0]?.what).toBe('!tag &anchor *alias\n%YAML <<')
  })
  test.each([
    ['nothing', '', 'Die Datei ist leer.'],
    ['only a remark', '# nichts\n', 'Die Datei ist leer.'],
    ['only text', 'Vereinbarung', 'Die Datei enthält keine Felder der Form „Name: Wert“.'],
    ['only a list', '- a\n- b\n', 'Die Datei enthält keine Felder der Form „Name: Wert“.'],
  ])('a file with %s is refused', (_, text, says) => {
    expect(faultsOf(text)).toEqual([`1: ${says}`])
  })
  test('any text gets an answer and no exception', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'ab:-[]{}&*!|>%#\'"<\n \t?,@`0.5é\u0000'.split('')),
      maxLength: 60,
    })
    fc.assert(
      fc.property(letters, fc.nat(SOUND.length), (noise, at) => {
        const parsed = parse(SOUND.slice(0, at) + noise + SOUND.slice(at), reserved)
        const lines = SOUND.split('\n').length + noise.split('\n').length
        if (parsed.ok) return
        expect(parsed.faults.length).toBeGreaterThan(0)
        for (const fault of parsed.faults) {
          expect(fault.line).toBeGreaterThanOrEqual(1)
          expect(fault.line).toBeLessThanOrEqual(lines)
          expect(sayFault(fault)).toMatch(/[.]$/)
        }
      }),
      { numRuns: 150 },
    )
  })
})

/** As large as a file may be. */
const filled = (text: string): string => text.repeat(Math.floor((256 * 1024 - 20) / text.length))
const laughs = ['a0: &a0 [lol, lol]', ...Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`)]
const merges = [
  'm0: &m0 { k: 1 }',
  ...Array.from({ length: 3000 }, (_, n) => `m${n + 1}: &m${n + 1} { <<: *m${n}, k${n}: 1 }`),
]
const BOMBS: readonly (readonly [bomb: string, text: string, says: RegExp])[] = [
  ['a billion laughs', laughs.join('\n'), /YAML-(Anker|Verweise)/],
  ['merge keys on merge keys', merges.join('\n'), /YAML-Anker|einzelne Angaben/],
  ['brackets in brackets', filled('['), /tiefer verschachtelt als 40/],
  ['maps in maps', filled('{a: '), /tiefer verschachtelt als 40/],
  ['lists in lists on one line', filled('- '), /tiefer verschachtelt als 40/],
  ['keys in keys', filled('? '), /tiefer verschachtelt als 40/],
  [
    'ever deeper indentation',
    Array.from({ length: 500 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
    /tiefer verschachtelt/,
  ],
  ['a list without end', `a: [${filled('a,')}`, /einzelne Angaben/],
  ['a field again and again', filled('a: 1\n'), /einzelne Angaben/],
  ['thousands of fields', Array.from({ length: 7000 }, (_, n) => `k${n}: 1`).join('\n'), /gibt es hier nicht/],
  ['lines without end', filled('\n'), /einzelne Angaben/],
  ['marks without end', `name: "{{${' '.repeat(200_000)}x"`, /mehr als 2000 Zeichen/],
  ['tags without end', filled('!a '), /einzelne Angaben/],
  ['documents without end', filled('---\n'), /einzelne Angaben/],
  ['more than may be', `${filled('#')}${'#'.repeat(100)}`, /größer als 256 KB/],
]
describe('a file built to exhaust is refused with a reason', () => {
  test.each(BOMBS)('%s', (_, text, says) => {
    expect(faultsOf(text).join('\n')).toMatch(says)
  })
})

test.each([...Object.values(commands).flatMap(({ words }) => words), 'Ja', 'morgen', 'ONLINE'])(
  'no region can be called like a command or an answer: %s',
  (alias) => {
    const [fault, ...more] = faultsOf(broken('aliases: [Musterland,', `aliases: [${alias},`))
    expect(fault).toBe(`7: „${alias}“ ist ein Befehl oder eine Antwort des Bots und kann kein Name sein.`)
    expect(more).toEqual([])
  },
)
