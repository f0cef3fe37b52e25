/** What is wrong with an agreement file, one plain sentence for each reason. */

import type { Because, Expected, Fault, Named } from '#src/agreements/fault.ts'
import type { RuleName } from '#src/agreements/schema-values.ts'
import { slipsBetween } from '#src/agreements/slips.ts'
import { parseLocalDate } from '#src/calendar/local-date.ts'
import { list, plainDate, quoted } from '#src/speech/parts/format.ts'

/** "Pflicht „schulabgang“: Die Ziffer fehlt (Feld „clause“)." */
export function sayFault(fault: Fault): string {
  const entry = fault.entry && ENTRIES[fault.entry.list]
  const said = sayBecause(fault.because)
  if (!entry) return said
  return `${entry}${fault.entry?.name ? ` ${quoted(fault.entry.name)}` : ''}: ${said}`
}

/** "kassel.yaml:12: Pflicht „schulabgang“: …", as editors and terminals jump to it */
export const sayFaultAt = (file: string, fault: Fault): string => `${file}:${fault.line}: ${sayFault(fault)}`

/** What stands in each list of an agreement. */
const ENTRIES: Readonly<Record<string, string>> = {
  partners: 'Partner',
  thirdParties: 'Dritte',
  signatories: 'Unterschrift',
  legalBasis: 'Rechtsgrundlage',
  committees: 'Gremium',
  duties: 'Pflicht',
  notice: 'Kündigung',
  amendments: 'Änderungsregel',
  reviewCycles: 'Überprüfung',
  rights: 'Recht',
  dataRules: 'Datenregel',
  goals: 'Ziel',
  funding: 'Finanzierung',
  history: 'Ereignis',
  attachments: 'Anlage',
  placeholders: 'Platzhalter',
  parameters: 'Parameter',
  contradictions: 'Widerspruch',
  legalNotes: 'Rechtshinweis',
  documentDates: 'Datum des Dokuments',
  predecessors: 'Vorläufer',
}

/** The reason alone. */
export function sayBecause(because: Because): string {
  switch (because.kind) {
    case 'tooLarge':
      return `Die Datei ist größer als ${because.limitBytes / 1024} KB und wird nicht gelesen.`
    case 'unreadable':
      return 'Die Datei lässt sich nicht lesen.'
    case 'outsideFolder':
      return 'Die Verknüpfung führt aus dem Ordner hinaus; ihr wird nicht gefolgt.'
    case 'notUtf8':
      return 'Die Datei ist nicht in UTF-8 gespeichert.'
    case 'empty':
      return 'Die Datei ist leer.'
    case 'noFields':
      return 'Die Datei enthält keine Felder der Form „Name: Wert“.'
    case 'tooDeep':
      return `Die Angaben sind tiefer verschachtelt als ${because.limit} Ebenen.`
    case 'tooMany':
      return `Die Datei enthält mehr als ${because.limit} einzelne Angaben.`
    case 'forbidden':
      return sayForbidden(because.what)
    case 'syntax':
      return saySyntax(because.what)
    case 'mergeKey':
      return 'Felder lassen sich nicht mit „<<“ übernehmen; bitte hier ausschreiben.'
    case 'reservedKey':
      return 'So darf kein Feld heißen; der Name ist gesperrt.'
    case 'oddKey':
      return 'Der Name eines Feldes muss ein einfaches Wort sein.'
    case 'repeatedKey':
      return `Das Feld ${quoted(because.field)} steht schon in Zeile ${because.firstLine}.`
    case 'missing':
      return because.field === 'clause'
        ? 'Die Ziffer fehlt (Feld „clause“).'
        : `Das Feld ${quoted(because.field)} fehlt.`
    case 'blank':
      return because.field === 'clause'
        ? 'Die Ziffer ist leer (Feld „clause“).'
        : `Das Feld ${quoted(because.field)} ist leer.`
    case 'unknownField':
      return `Das Feld ${quoted(because.field)} gibt es hier nicht${hint(because.field, because.allowed, 'möglich sind')}.`
    case 'wrongType':
      return `Im Feld ${quoted(because.field)} wird ${expectation(because.expected, because.words)} erwartet.`
    case 'notAllowed':
      return because.given === ''
        ? `Hier ist nur ${oneOf(because.allowed)} möglich.`
        : `${quoted(because.given)} ist hier nicht möglich${hint(because.given, because.allowed, 'möglich sind')}.`
    case 'rule':
      return sayRule(because.rule, because.given, because.words)
    case 'tooLong':
      return `Das Feld ${quoted(because.field)} hat mehr als ${because.max} Zeichen.`
    case 'tooSmall':
      return `Die Zahl im Feld ${quoted(because.field)} muss mindestens ${because.limit} sein.`
    case 'tooBig':
      return `Die Zahl im Feld ${quoted(because.field)} darf höchstens ${because.limit} sein.`
    case 'emptyList':
      return `Die Liste im Feld ${quoted(because.field)} braucht mindestens einen Eintrag.`
    case 'invalid':
      return `Der Wert im Feld ${quoted(because.field)} ist nicht möglich.`
    case 'unknownId':
      return `${NAMED[because.what]} ${quoted(because.id)} gibt es in dieser Datei nicht${hint(because.id, because.known, 'bekannt sind')}.`
    case 'repeatedId':
      return `Die Kennung ${quoted(because.id)} ist schon vergeben.`
    case 'reservedAlias':
      return `${quoted(because.alias)} ist ein Befehl oder eine Antwort des Bots und kann kein Name sein.`
    case 'repeatedAlias':
      return because.owner === undefined
        ? `Der Name ${quoted(because.alias)} steht doppelt.`
        : `Der Name ${quoted(because.alias)} ist doppelt: So heißt schon ${quoted(because.owner)}.`
    case 'endBeforeStart':
      return `Das Ende ${day(because.end)} liegt vor dem Beginn ${day(because.start)}.`
    case 'firstDueBeforeStart':
      return `Erstmals fällig am ${day(because.end)}, das ist vor dem Inkrafttreten am ${day(because.start)}; dazu gehört ein Widerspruch (Feld „conflict“).`
    case 'minAboveMax':
      return `Das Mindestmaß ${because.min} ist größer als das Höchstmaß ${because.max}.`
    case 'noCadence':
      return 'Der Turnus nennt weder Zahl noch Abstand; wenn das Dokument keinen nennt, steht hier „not-stated“.'
    case 'openStart':
      return 'Ein offener Beginn („open“) ist nur in einem Muster möglich.'
    case 'onlyTemplate':
      return 'Parameter gibt es nur in einem Muster (kind: template).'
    case 'supersedesItself':
      return 'Eine Vereinbarung kann nicht durch sich selbst abgelöst werden.'
    case 'unknownMark':
      return `Für die Stelle ${quoted(`{{${because.mark}}}`)} gibt es keinen Parameter${hint(because.mark, because.known, 'bekannt sind')}.`
    case 'sameAgreement':
      return `Die Vereinbarung ${quoted(because.id)} steht schon in ${because.file}.`
    case 'sameAlias':
      return `Der Name ${quoted(because.alias)} ist doppelt: Er gehört schon zur Vereinbarung in ${because.file}.`
    case 'overlap':
      return `Die Geltung überschneidet sich mit ${because.file} (gleiche Partner und Region) ${overlapTime(because.from, because.to)}; gilt nur eine weiter, nennt die abgelöste sie unter „supersededBy“.`
    case 'unknownSuccessor':
      return `Die ablösende Vereinbarung ${quoted(because.id)} ist nicht vorhanden${hint(because.id, because.known, 'vorhanden sind')}.`
    case 'successorNotLater':
      return `Die ablösende Vereinbarung ${quoted(because.id)} beginnt am ${day(because.from)} und damit nicht später als diese.`
    case 'unknownTemplate':
      return `Das Muster ${quoted(because.id)} ist nicht vorhanden${hint(because.id, because.known, 'vorhanden sind')}.`
    case 'brokenTemplate':
      return `Das Muster ${quoted(because.id)} ist selbst fehlerhaft und nicht verfügbar.`
    case 'noTemplate':
      return `${quoted(because.id)} ist kein Muster (kind: template).`
    case 'parameterMissing':
      return `Der Parameter ${quoted(because.parameter)} fehlt: ${because.what}.`
    case 'parameterUnknown':
      return `Den Parameter ${quoted(because.parameter)} kennt das Muster nicht${hint(because.parameter, because.known, 'bekannt sind')}.`
    case 'parameterKind':
      return `Der Parameter ${quoted(because.parameter)} muss ${PARAMETER[because.expected]} sein.`
    case 'onePartnerOnly':
      return `Für den Parameter ${quoted(because.parameter)} ist nur ein einziger Partner möglich, weil das Muster ihn an einer Stelle für genau einen vorsieht.`
  }
}

const expectation = (expected: readonly Expected[], words: readonly string[]): string => {
  return list([...expected.map((one) => EXPECTED[one]), ...words.map((word) => quoted(word))], 'oder')
}
const EXPECTED: Readonly<Record<Expected, string>> = {
  text: 'ein Text (Zahlen in Anführungszeichen)',
  number: 'eine Zahl',
  wholeNumber: 'eine ganze Zahl',
  yesNo: '„true“ oder „false“',
  list: 'eine Liste',
  fields: 'eine Gruppe von Feldern',
}
const NAMED: Readonly<Record<Named, string>> = {
  partner: 'Den Partner',
  party: 'Den Partner oder Dritten',
  committee: 'Das Gremium',
  body: 'Das Gremium oder die Pflicht',
  contradiction: 'Den Widerspruch',
  parameter: 'Den Parameter',
  legalNote: 'Den Rechtshinweis',
  subject: 'Den Widerspruch oder das offene Thema',
}
const PARAMETER = {
  text: 'ein Text',
  date: 'ein Datum (JJJJ-MM-TT)',
  partners: 'eine Liste von Partnern',
  list: 'eine Liste von Texten',
} as const

function sayForbidden(what: Extract<Because, { kind: 'forbidden' }>['what']): string {
  switch (what) {
    case 'tag':
      return 'YAML-Tags („!…“) sind nicht erlaubt; ein Text mit „!“ am Anfang gehört in Anführungszeichen.'
    case 'anchor':
      return 'YAML-Anker („&…“) sind nicht erlaubt; ein Text mit „&“ am Anfang gehört in Anführungszeichen.'
    case 'alias':
      return 'YAML-Verweise („*…“) sind nicht erlaubt; ein Text mit „*“ am Anfang gehört in Anführungszeichen.'
    case 'directive':
      return 'YAML-Anweisungen („%…“) sind nicht erlaubt.'
    case 'secondDocument':
      return 'Eine Datei enthält genau eine Vereinbarung; hier beginnt ein zweites Dokument („---“).'
  }
}

function saySyntax(what: Extract<Because, { kind: 'syntax' }>['what']): string {
  switch (what) {
    case 'indent':
      return 'Die Einrückung passt nicht zu den Zeilen davor, oder dort ist eine Klammer nicht geschlossen.'
    case 'tab':
      return 'Eingerückt wird mit Leerzeichen, nicht mit Tabulator.'
    case 'quote':
      return 'In doppelten Anführungszeichen ist „\\“ ein Sonderzeichen; bitte einfache Anführungszeichen verwenden.'
    case 'bracket':
      return 'Eine Klammer oder ein Anführungszeichen ist nicht geschlossen, oder ein Komma oder Doppelpunkt fehlt.'
    case 'value':
      return 'Der Text ist hier nicht eindeutig; mit Doppelpunkt oder Sonderzeichen gehört er in Anführungszeichen.'
    case 'other':
      return 'Diese Stelle ist kein gültiges YAML.'
  }
}

function sayRule(rule: RuleName, given: string, words: readonly string[]): string {
  const orWord = words.length > 0 ? ` Möglich ist auch ${oneOf(words)}.` : ''
  switch (rule) {
    case 'id':
      return `${quoted(given)} ist keine Kennung; erlaubt sind Kleinbuchstaben, Ziffern und einzelne Bindestriche.`
    case 'date': {
      const written = /^(?:19|20|21)\d\d-\d\d-\d\d$/.test(given)
      return written
        ? `Den ${given.split('-').reverse().join('.')} gibt es nicht.${orWord}`
        : `${quoted(given)} ist kein Datum der Form JJJJ-MM-TT in den Jahren 1900 bis 2199.${orWord}`
    }
    case 'period':
      return `${quoted(given)} ist keine Zeitspanne; gemeint ist zum Beispiel „P6M“ (Monate), „P2Y“ (Jahre) oder „P14D“ (Tage).`
    case 'dayOfYear':
      return /^\d\d-\d\d$/.test(given)
        ? `Den ${given.slice(3)}.${given.slice(0, 2)}. gibt es nicht in jedem Jahr.`
        : `${quoted(given)} ist kein Tag der Form MM-TT.`
    case 'visible':
      return 'Im Text steht ein unsichtbares Zeichen oder eines, das die Leserichtung ändert.'
    case 'alias':
      return `${quoted(given)} ist als Name zu kurz: Nötig sind mindestens zwei Buchstaben.`
  }
}

const day = (date: string): string => {
  const known = parseLocalDate(date)
  return known ? plainDate(known) : date
}
const overlapTime = (from: string, to: string | undefined): string =>
  to ? `vom ${day(from)} bis ${day(to)}` : `ab ${day(from)}`

/** "„must“, „should“ oder „may“" */
const oneOf = (words: readonly string[]): string =>
  list(
    words.map((word) => quoted(word)),
    'oder',
  )

/** All sixteen Länder are still named; more than that nobody reads. */
const MAX_CHOICE = 16

/** Some words close to what was written, or all of them where there are few. */
function hint(given: string, known: readonly string[], all: string): string {
  const near = nearest(given, known)
  if (near.length > 0) return `; gemeint ist vielleicht ${oneOf(near)}`
  if (known.length === 0 || known.length > MAX_CHOICE) return ''
  return `; ${all} ${list(known.map((word) => quoted(word)))}`
}

/** Longest word that is compared; a longer one is no typing error of a name. */
const MAX_WORD = 60
function nearest(given: string, known: readonly string[]): readonly string[] {
  if (given.length > MAX_WORD) return []
  const close = known
    .filter((word) => word.length <= MAX_WORD && Math.abs(word.length - given.length) <= 3)
    .map((word) => ({ word, far: slipsBetween(given.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, far }) => far <= Math.ceil(word.length / 3))
    .sort((a, b) => a.far - b.far)
  return close
    .filter(({ far }) => far === close[0]?.far)
    .map(({ word }) => word)
    .slice(0, 2)
}
