/** A template and the values for its parameters make an agreement; whatever is missing or too much is named. */
import { describe, expect, test } from 'vitest'
import type { Agreement } from '#src/agreements/agreement.ts'
import { parse } from '#src/agreements/parse.ts'
import { shelve } from '#src/agreements/shelve.ts'
import { sayFaultAt } from '#src/speech/agreements/agreement-faults.ts'

const TEMPLATE = `id: muster
kind: template
name: Muster Sozialraum {{sozialraum}}
short: Muster
region: Landkreis
aliases: [Muster]
land: SN
status: { state: notConcluded, what: Muster, clause: Titel }
partners:
  - { id: landkreis, name: Landkreis, short: LK, clause: Rubrum }
  - { id: kommunen, name: Gemeinden, short: Kommunen, placeholder: true, clause: Rubrum }
  - { id: freie-traeger, name: Träger, short: Träger, placeholder: true, clause: Rubrum }
signed: not-stated
inForce: { from: open, note: Der Beginn ist offen., clause: "4" }
ends: { on: 2029-12-31, clause: "4" }
committees:
  - id: treffen
    name: Treffen in {{sozialraum}}
    short: Treffen
    kind: networkMeeting
    cadence: { typical: 2, modality: may, clause: "3" }
    participants:
      - { partner: landkreis, clause: "3" }
      - { partner: kommunen, who: [Sozialamt], clause: "3" }
    convener: { partner: kommunen, clause: "3" }
    clause: "3"
duties:
  - id: finanzieren
    debtors: [kommunen]
    creditors: [landkreis, freie-traeger]
    what: Angebote in {{ sozialraum }} ab {{start}} mit {{kommunen}} bezahlen
    modality: must
    due: { kind: continuous }
    clause: "3.2"
notice:
  - { by: [kommunen], period: P3M, to: quarter-end, effect: not-stated, clause: "5" }
  - { by: [landkreis], period: P3M, to: quarter-end, effect: not-stated, clause: "5" }
rights:
  - { holders: [kommunen, freie-traeger], what: Beratung, clause: "3" }
placeholders:
  - { what: Name des Sozialraums, parameter: sozialraum, clause: Titel }
  - { what: Gemeinden, parameter: kommunen, clause: Rubrum }
  - { what: Angebote, parameter: angebote, clause: "1.2" }
  - { what: Datum, parameter: start, clause: "4" }
  - { what: Ort der Unterschrift, parameter: signed, clause: Schluss }
  - { what: Unterschriften, clause: Schluss }
parameters:
  - { id: sozialraum, what: Name des Sozialraums, kind: text }
  - { id: kommunen, what: Gemeinden, kind: partners }
  - { id: freie-traeger, what: Träger, kind: partners }
  - { id: start, what: Beginn, kind: date, settles: [a1, Inkrafttreten] }
  - { id: angebote, what: Angebote, kind: list }
contradictions:
  - { id: a1, what: Beginn offen, handling: Fragen, clause: "4" }
  - { id: a2, what: Anderes, handling: Nennen, clause: "5" }
notRegulated: [Inkrafttreten, Protokoll]
`
const INSTANCE = `template: muster
id: sozialraum-nord
name: Vereinbarung Sozialraum Nord
short: KV Nord
region: Sozialraum Nord
aliases: [Nord, Sozialraum Nord]
status: { state: inForce, what: unterschrieben, clause: Schluss }
signed: { on: 2027-01-15, clause: Schluss }
parameters:
  sozialraum: Nord
  kommunen:
    - { id: stadt-a, name: Stadt Ahausen, short: Ahausen, clause: Rubrum }
    - { id: gemeinde-b, name: Gemeinde Bedorf, short: Bedorf, clause: Rubrum }
  freie-traeger:
    - { id: verein-c, name: Verein Cäcilie, short: Verein, clause: Rubrum }
  start: 2027-02-01
  angebote: [Jugendclub, Mobile Arbeit]
`
const shelf = (instance: string, template = TEMPLATE) =>
  shelve(
    [
      { file: 'nord.yaml', parsed: parse(instance, new Set()) },
      { file: 'muster.yaml', parsed: parse(template, new Set()) },
    ],
    new Set(),
  )
const told = (instance: string, template = TEMPLATE): readonly string[] =>
  shelf(instance, template).unavailable.flatMap(({ file, faults }) => faults.map((fault) => sayFaultAt(file, fault)))

function made(instance: string): Agreement {
  expect(told(instance)).toEqual([])
  const agreement = shelf(instance).agreements.find(({ id }) => id === 'sozialraum-nord')
  if (!agreement) throw new Error('no agreement was made')
  return agreement
}

describe('an agreement made of a template', () => {
  const agreement = made(INSTANCE)

  test('stands beside its template under its own names', () => {
    expect(shelf(INSTANCE).agreements.map(({ id, kind }) => [id, kind])).toEqual([
      ['sozialraum-nord', 'agreement'],
      ['muster', 'template'],
    ])
    expect(agreement.name).toBe('Vereinbarung Sozialraum Nord')
    expect(agreement.aliases).toEqual(['Nord', 'Sozialraum Nord'])
    expect(agreement.status.state).toBe('inForce')
    expect(agreement.signed).toMatchObject({ on: '2027-01-15' })
  })
  test('begins on the day given, and no longer says that this is open', () => {
    expect(agreement.inForce).toEqual({ from: '2027-02-01', clause: ['4'] })
    expect(agreement.contradictions.map(({ id }) => id)).toEqual(['a2'])
    expect(agreement.notRegulated).toEqual(['Protokoll'])
  })
  test('names all partners given wherever the template names their kind', () => {
    expect(agreement.partners.map(({ id }) => id)).toEqual(['landkreis', 'stadt-a', 'gemeinde-b', 'verein-c'])
    expect(agreement.duties[0]?.debtors).toEqual(['stadt-a', 'gemeinde-b'])
    expect(agreement.duties[0]?.creditors).toEqual(['landkreis', 'verein-c'])
    expect(agreement.rights[0]?.holders).toEqual(['stadt-a', 'gemeinde-b', 'verein-c'])
    expect(agreement.committees[0]?.participants.map(({ partner, who }) => [partner, who])).toEqual([
      ['landkreis', []],
      ['stadt-a', ['Sozialamt']],
      ['gemeinde-b', ['Sozialamt']],
    ])
    expect(agreement.notice !== 'not-stated' && agreement.notice.map(({ by }) => by)).toEqual([
      ['stadt-a', 'gemeinde-b'],
      ['landkreis'],
    ])
  })
  test('has a convener only where one partner can be meant', () => {
    expect(agreement.committees[0]?.convener).toEqual({ office: 'Kommunen', clause: ['3'] })
    const alone = made(INSTANCE.replace(/ {4}- \{ id: gemeinde-b.*\n/, ''))
    expect(alone.committees[0]?.convener).toEqual({ partner: 'stadt-a', clause: ['3'] })
  })
  test('has values in place of every mark', () => {
    expect(agreement.duties[0]?.what).toBe(
      'Angebote in Nord ab 01.02.2027 mit Stadt Ahausen und Gemeinde Bedorf bezahlen',
    )
    expect(JSON.stringify(agreement)).not.toContain('{{')
  })
  test('keeps a value that no text has a place for, with the clause of its gap', () => {
    expect(agreement.particulars).toEqual([{ what: 'Angebote: Jugendclub und Mobile Arbeit', clause: ['1.2'] }])
  })
  test('keeps only the gaps that nobody filled', () => {
    expect(agreement.placeholders.map(({ what }) => what)).toEqual(['Unterschriften'])
    const unsigned = made(INSTANCE.replace(/signed: .*\n/, 'signed: not-stated\n'))
    expect(unsigned.placeholders.map(({ what }) => what)).toEqual(['Ort der Unterschrift', 'Unterschriften'])
  })
  test('leaves its template as it was', () => {
    const [, template] = shelf(INSTANCE).agreements
    expect(template?.duties[0]?.debtors).toEqual(['kommunen'])
    expect(template?.name).toBe('Muster Sozialraum [Name des Sozialraums]')
  })
})

const KOMMUNEN = INSTANCE.slice(INSTANCE.indexOf('kommunen:'), INSTANCE.indexOf('  freie-traeger:'))
const ROWS: readonly (readonly [fault: string, passage: string, instead: string, ...says: string[]])[] = [
  [
    'a parameter that is missing',
    '  sozialraum: Nord\n',
    '',
    '10: Der Parameter „sozialraum“ fehlt: Name des Sozialraums.',
  ],
  [
    'a parameter that the template does not know',
    '  sozialraum: Nord\n',
    '  sozialraum: Nord\n  sozialraun: Nord\n',
    '11: Den Parameter „sozialraun“ kennt das Muster nicht; gemeint ist vielleicht „sozialraum“.',
  ],
  [
    'text in place of partners',
    KOMMUNEN,
    'kommunen: Ahausen\n',
    '11: Der Parameter „kommunen“ muss eine Liste von Partnern sein.',
  ],
  [
    'text in place of a list',
    '[Jugendclub, Mobile Arbeit]',
    'Jugendclub',
    '17: Der Parameter „angebote“ muss eine Liste von Texten sein.',
  ],
  ['a start that does not exist', 'start: 2027-02-01', 'start: 2027-02-29', '16: Den 29.02.2027 gibt es nicht.'],
  [
    'a start after the end',
    'start: 2027-02-01',
    'start: 2030-01-01',
    '16: Das Ende 31.12.2029 liegt vor dem Beginn 01.01.2030.',
  ],
  [
    'a partner without clause',
    'short: Bedorf, clause: Rubrum',
    'short: Bedorf',
    '13: Die Ziffer fehlt (Feld „clause“).',
  ],
  ['a partner id that is taken', 'id: gemeinde-b', 'id: landkreis', '13: Die Kennung „landkreis“ ist schon vergeben.'],
  ['a partner name that is taken', 'short: Bedorf', 'short: LK', '13: Der Name „LK“ ist doppelt: So heißt schon „LK“.'],
  [
    'a field that an instance does not have',
    'short: KV Nord',
    'short: KV Nord\nland: SN',
    '5: Das Feld „land“ gibt es hier nicht; möglich sind „template“, „id“, „name“, „short“, „region“, „aliases“, „status“, „signed“ und „parameters“.',
  ],
  [
    'a template that does not exist',
    'template: muster',
    'template: mustre',
    '1: Das Muster „mustre“ ist nicht vorhanden; gemeint ist vielleicht „muster“.',
  ],
]
describe('what does not fit the template is named with its line', () => {
  test.each(ROWS)('%s', (_, passage, instead, ...says) => {
    const text = INSTANCE.replace(passage, instead)
    expect(text).not.toBe(INSTANCE)
    expect(told(text)).toEqual(says.map((line) => `nord.yaml:${line}`))
  })
  test('a template that is itself broken', () => {
    expect(told(INSTANCE, TEMPLATE.replace('land: SN', 'land: XX'))[0]).toBe(
      'nord.yaml:1: Das Muster „muster“ ist selbst fehlerhaft und nicht verfügbar.',
    )
  })
  test('an agreement that is no template', () => {
    const agreement = made(INSTANCE)
    expect(agreement.kind).toBe('agreement')
    const other = INSTANCE.replace('template: muster', 'template: fertig').replace('id: sozialraum-nord', 'id: sued')
    const finished = TEMPLATE.replace('id: muster', 'id: fertig')
      .replace('kind: template', 'kind: agreement')
      .replace('from: open', 'from: 2027-01-01')
      .replace(/placeholders:[\s\S]*?contradictions:/, 'contradictions:')
      .replaceAll(/\{\{.*?\}\}/g, 'X')
    expect(told(other, finished)).toEqual(['nord.yaml:1: „fertig“ ist kein Muster (kind: template).'])
  })
  test('several partners where the template has room for one', () => {
    const crowded = TEMPLATE.replace(
      '    convener: { partner: kommunen, clause: "3" }',
      '    jointMeetings: [{ with: kommunen, condition: wenn alle wollen, clause: "3" }]',
    )
    expect(told(INSTANCE, crowded)).toEqual([
      'nord.yaml:12: Für den Parameter „kommunen“ ist nur ein einziger Partner möglich, weil das Muster ihn an einer Stelle für genau einen vorsieht.',
    ])
  })
})

describe('a template is checked as such', () => {
  test.each([
    [
      'a mark without parameter',
      '{{start}}',
      '{{beginn}}',
      '31: Pflicht „finanzieren“: Für die Stelle „{{beginn}}“ gibt es keinen Parameter; bekannt sind „sozialraum“, „kommunen“, „freie-traeger“, „start“ und „angebote“.',
    ],
    [
      'a gap without parameter',
      'parameter: angebote',
      'parameter: angebot',
      '43: Platzhalter: Den Parameter „angebot“ gibt es in dieser Datei nicht; gemeint ist vielleicht „angebote“.',
    ],
    [
      'partners for nobody',
      'id: kommunen, what',
      'id: gemeinden, what',
      '49: Parameter „gemeinden“: Den Partner „gemeinden“ gibt es in dieser Datei nicht; bekannt sind „kommunen“ und „freie-traeger“.',
    ],
    [
      'settling what is not open',
      'Inkrafttreten] }',
      'Inkrafttretten] }',
      '51: Parameter „start“: Den Widerspruch oder das offene Thema „Inkrafttretten“ gibt es in dieser Datei nicht; gemeint ist vielleicht „Inkrafttreten“.',
    ],
  ])('%s', (_, passage, instead, says) => {
    const parsed = parse(TEMPLATE.replace(passage, instead), new Set())
    const lines = parsed.ok ? [] : parsed.faults.map((fault) => sayFaultAt('muster.yaml', fault))
    expect(lines).toContain(`muster.yaml:${says}`)
  })
})
