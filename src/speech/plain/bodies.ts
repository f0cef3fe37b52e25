/** Bodies and their next meeting, in Einfache Sprache. */
import { type Agreement, type Committee, partnerName } from '#src/agreements/lookup.ts'
import type { Binding, Cadence, CadenceAssessment } from '#src/calendar/cadence.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { Meeting, MeetingState } from '#src/meetings/meeting.ts'
import { list, longDate, numberWord, timesOver } from '#src/speech/parts/format.ts'
import type { PlainWords, Statement } from '#src/speech/parts/reply.ts'
import { whenAndWhere } from './meetings.ts'
import { fact } from './whence.ts'

const STATES: Readonly<Record<MeetingState, string>> = {
  planned: 'Die Einladung kommt noch.',
  invited: 'Die Einladungen sind verschickt.',
  inSession: 'Das Treffen läuft gerade.',
  held: 'Das Treffen ist vorbei. Das Protokoll ist noch nicht fertig.',
  minuted: 'Das Treffen ist vorbei. Es gibt ein Protokoll.',
  approved: 'Das Treffen ist vorbei. Es wurde entschieden: Das Protokoll ist richtig.',
  cancelled: 'Das Treffen fällt aus.',
  notHeld: 'Das Treffen hat nicht stattgefunden.',
}
export const stateOf = ({ state }: Meeting): string => STATES[state]

/** What a fact is about, in other words than in the usual answer. */
const LABELS: Readonly<Record<string, string>> = {
  Turnus: 'So oft trifft sich die Gruppe',
  Zielgruppe: 'Die Gruppe ist',
  Einberufung: 'Zu den Treffen lädt ein',
  Teilnehmende: 'Dabei sind',
  Gäste: 'Als Gäste können dabei sein',
  'Gemeinsame Sitzung': 'Für ein gemeinsames Treffen gilt',
  Vorsitz: 'Das Treffen leitet',
  Befristet: 'Diese Gruppe gibt es nur',
  Hinweis: 'Gut zu wissen',
  Stand: 'So ist es jetzt',
}
const named = (label: string | undefined): string | undefined => label && (LABELS[label] ?? label)
/** Long lists are cut into short sentences. */
export const facts = (statements: readonly Statement[]): readonly string[] =>
  statements.map((one) => fact({ ...one, text: inSentences(one.text) }, named(one.label)))

const inSentences = (text: string): string => text.replace(/; (.)/gu, (_, first: string) => `. ${first.toUpperCase()}`)

export const cadence = (of: Cadence): string => {
  const demand = of.onDemand && howOften(of) !== ON_DEMAND ? `, und ${ON_DEMAND}` : ''
  return `So oft sind Treffen vorgesehen: ${howOften(of)}${demand}.${MODALITY[of.modality]}`
}
/** @param what as the document has it there */
export const cadenceElsewhere = (what: string): string => `An einer anderen Stelle steht: ${what.replace(/\.$/, '')}.`
const MODALITY = { must: '', should: ' Das soll so sein.', may: ' Das kann so sein. Es ist keine Pflicht.' } as const
const ON_DEMAND = 'wenn es nötig ist'
function howOften({ min, max, times, typical, approximate, everyYears, onDemand }: Cadence): string {
  const about = approximate ? 'etwa ' : ''
  if (min !== undefined && max !== undefined) return `${numberWord(min)}- bis ${timesOver(max)} im Jahr`
  if (min !== undefined) return `mindestens ${timesOver(min)} im Jahr`
  if (max !== undefined) return `höchstens ${timesOver(max)} im Jahr`
  if (times !== undefined) return `${about}${timesOver(times)} im Jahr`
  if (typical !== undefined) return `in der Regel ${about}${timesOver(typical)} im Jahr`
  if (everyYears !== undefined) return `alle ${numberWord(everyYears)} Jahre`
  return onDemand ? ON_DEMAND : 'regelmäßig. Eine Zahl steht dort nicht'
}

/** How many meetings of a year are recorded, and what that means. */
export const progress = (
  year: number,
  recorded: number,
  assessment: CadenceAssessment | undefined,
  untold: readonly LocalDate[] = [],
): string =>
  [
    recorded === 0
      ? `Im Jahr ${year} ist noch kein Treffen eingetragen.`
      : `Im Jahr ${year} ${recorded === 1 ? 'ist' : 'sind'} ${recorded} Treffen eingetragen.`,
    ...(assessment ? judged(assessment) : []),
    ...untold.map((on) => `Am ${longDate(on)} sollte ein Treffen sein. Ob es war, ist nicht eingetragen.`),
  ].join(' ')

function judged(year: CadenceAssessment): readonly string[] {
  const { binding, missing, exceeded, dueYear, expected = 0, held, planned, reason, noMeeting, isLeast } = year
  const fewer = `${isLeast ? 'mindestens ' : ''}${missing} Treffen`
  switch (year.state) {
    case 'met':
    case 'onTrack':
      return exceeded > 0 ? [`Das sind ${exceeded} Treffen mehr als die Höchstzahl.`] : []
    case 'open':
    case 'atRisk':
      return stillMissing(binding, missing, expected - held - planned > missing)
    case 'missed':
      if (binding === 'stated' && dueYear !== undefined)
        return [`Ein Treffen sollte im Jahr ${dueYear} sein. Es ist nicht eingetragen.`]
      if (binding === 'hint') return [`Das sind ${fewer} weniger, als es sein sollen.`]
      return binding === 'minimum' || binding === 'stated'
        ? [`Das sind nach den Einträgen ${fewer} zu wenig.`]
        : [`Das sind ${fewer} weniger als üblich. Das ist kein Verstoß.`]
    case 'notApplicable':
      return reason === 'notDue' && dueYear !== undefined
        ? [`Das nächste Treffen muss erst im Jahr ${dueYear} sein.`]
        : []
    case 'notDecidable':
      switch (reason) {
        case 'noNumber':
          return noMeeting ? ['Wie viele Treffen es geben muss, steht nicht im Text.'] : []
        case 'noAnchor':
          return [
            'Wann das nächste Treffen sein muss, kann ich nicht ausrechnen. Von keinem früheren Treffen ist eingetragen, dass es war.',
          ]
        case 'dueEarlier':
          return ['Mehr kann ich noch nicht sagen. Das Treffen davor war noch nicht.']
        case 'partOfYear':
          return ['Diese Gruppe gibt es nur in einem Teil des Jahres. Darum kann ich nicht sagen, ob das genug ist.']
        default:
          return []
      }
  }
}

function stillMissing(binding: Binding | undefined, missing: number, isLeast: boolean): readonly string[] {
  const more = `noch ${isLeast ? 'mindestens ' : ''}${missing} Treffen`
  if (binding === 'typical')
    return [`Üblich ${missing === 1 ? 'ist' : 'sind'} ${more}.`, 'Weniger Treffen sind kein Verstoß.']
  if (binding === 'hint') return [`Es ${missing === 1 ? 'soll' : 'sollen'} ${more} sein.`]
  return [`Es ${missing === 1 ? 'fehlt' : 'fehlen'} ${more}.`]
}

/** How far the agenda of a meeting is. @param items own items on it. @param sentOn undefined: not sent */
export const agendaState = (items: number, sentOn: LocalDate | undefined): string => {
  if (sentOn !== undefined) return `Die Liste der Themen ist verschickt. Das war am ${longDate(sentOn)}.`
  return items === 0
    ? 'Noch kein Vorschlag ist auf die Liste der Themen gekommen.'
    : `Auf der Liste der Themen ${items === 1 ? 'steht' : 'stehen'} ${items} ${items === 1 ? 'Vorschlag' : 'Vorschläge'}. Sie ist noch nicht verschickt.`
}

/** @param who nobody: undefined */
export const runsIt = (hasSecretariat: boolean, who: string | undefined, since?: LocalDate): string => {
  if (who === undefined)
    return hasSecretariat
      ? 'Als Geschäftsführung ist jetzt niemand eingetragen.'
      : 'Es ist niemand eingetragen, der die Treffen plant.'
  const what = hasSecretariat ? 'Die Geschäftsführung hat jetzt' : 'Die Treffen plant jetzt'
  return `${what}: ${who}.${since === undefined ? '' : ` Das gilt seit ${longDate(since)}.`}`
}

/** @param turns e.g. "wechselt alle zwei Jahre". @param first who begins; undefined: not said */
export const convenes = (turns: string, first: string | undefined, isOrderOpen: boolean): string =>
  [
    'Die Geschäftsführung lädt zu den Treffen ein.',
    turns === '' ? '' : `Die Geschäftsführung ${turns}.`,
    first === undefined ? '' : `Zuerst hat sie: ${first}.`,
    isOrderOpen ? `${first === undefined ? 'Wer damit anfängt' : 'Wer danach kommt'}, steht nicht im Text.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ')

/** @param statements everything the usual answer says of it, except how far the next meeting is */
export const conference = (
  body: string,
  {
    meetings,
    begun,
    year,
    statements,
  }: {
    /** The next one; if a certain year was asked for, all of that. */
    readonly meetings: readonly Meeting[]
    readonly begun: Meeting | undefined
    /** If a certain year was asked for. */
    readonly year: number | undefined
    readonly statements: readonly Statement[]
  },
): PlainWords => ({
  answer: `${
    meetings.length > 0
      ? year === undefined
        ? 'Hier ist das nächste Treffen.'
        : `Im Jahr ${year}: ${meetings.length} Treffen.`
      : begun
        ? 'Heute ist ein Treffen. Für danach gibt es noch keinen Termin.'
        : `Für ${year === undefined ? 'das nächste Treffen' : `ein Treffen im Jahr ${year}`} gibt es noch keinen Termin.`
  } Das Treffen heißt: ${body}.`,
  notes: [
    ...(meetings.length > 0 ? meetings : [begun ?? []].flat()).flatMap((one) => [...whenAndWhere(one), stateOf(one)]),
    ...facts(statements),
  ],
})

/** What such a body is there for. */
const whatItIs = (agreement: Agreement, { kind, name }: Committee): string =>
  kind === 'cooperationConference'
    ? `Hier sprechen ${list(agreement.partners.map(({ id }) => partnerName(agreement, id)))} miteinander. Es geht um Hilfen für Menschen mit Behinderung.`
    : `${name} ist eine feste Gruppe.`

/** One body, or the few a word can mean, each with its facts. */
export const committees = (
  agreement: Agreement,
  bodies: readonly {
    readonly committee: Committee
    readonly next: Meeting | undefined
    readonly title: string
    readonly statements: readonly Statement[]
  }[],
): PlainWords => {
  const [only, ...others] = bodies
  return {
    answer:
      only && others.length === 0
        ? `Sie fragen nach: ${only.committee.short} ${agreement.region}.`
        : `Ihre Frage passt zu ${bodies.length} Gruppen.`,
    notes: bodies.flatMap(({ committee, next, title, statements }) => [
      ...(others.length === 0 ? [] : [`${title}:`]),
      whatItIs(agreement, committee),
      ...(next
        ? ['Hier ist das nächste Treffen:', ...whenAndWhere(next), stateOf(next)]
        : ['Für ein nächstes Treffen ist kein Termin eingetragen.']),
      ...facts(statements),
    ]),
  }
}

/** What a body is, to whoever asks in words. @param statements what was found of it */
export const body = (agreement: Agreement, committee: Committee, statements: readonly Statement[]): PlainWords => ({
  answer: `Sie fragen nach: ${committee.short} ${agreement.region}.`,
  notes: [
    whatItIs(agreement, committee),
    ...facts(statements.map((one) => ({ ...one, label: of(one.label) })).filter(({ label }) => label !== 'Gremium')),
  ],
})
/** "KoK, Teilnehmende": which body it is has been said. */
const of = (label = ''): string => label.split(', ').at(-1) ?? label
