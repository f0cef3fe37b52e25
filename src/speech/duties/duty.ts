/** Duties in words: who owes what to whom, when it is due, what may be passed on. */
import { type Agreement, committeeById, type Duty, partnerName } from '#src/agreements/lookup.ts'
import { asPresets, byPreset, type PresetEntry } from '#src/agreements/stated.ts'
import {
  capital,
  count,
  dayOfEveryYear,
  list,
  longDate,
  numberWord,
  places,
  plainDate,
} from '#src/speech/parts/format.ts'
import type { Statement } from '#src/speech/parts/reply.ts'

const MODALITY = {
  must: '',
  should: 'soll',
  may: 'kann',
  aim: 'Absicht',
  clarification: 'Klarstellung',
} as const
const REFERENCE_YEAR = { previous: ' des Vorjahres', same: ' desselben Jahres', 'not-stated': '' } as const

/** A day is over and nobody has recorded it: whether it was done is not known, so it is not called overdue. */
export const NOT_RECORDED = 'Erledigung nicht eingetragen'

/** "Landkreis Kassel an LWV Hessen" */
export function whoToWhom(duty: Duty, agreement: Agreement): string {
  const debtors = [
    ...duty.debtors.map((id) => partnerName(agreement, id)),
    ...(duty.debtorOffice ? [duty.debtorOffice] : []),
  ]
  const creditors = [
    ...duty.creditors.map((id) => partnerName(agreement, id)),
    ...(duty.creditorOther ? [duty.creditorOther] : []),
  ]
  const derived = duty.creditorDerived ? ' (im Text nicht genannt)' : ''
  if (creditors.length === 0) return list(debtors)
  if (creditors.length > 1 && list(creditors) === list(debtors)) return `${list(debtors)}, gegenseitig${derived}`
  return `${list(debtors)} an ${list(creditors)}${derived}`
}

/** "Pflicht", "Kann": what the text makes of it, never more. */
export const dutyLabelOf = ({ modality, described }: Duty): string =>
  described ? 'Beschrieben' : capital(MODALITY[modality] || 'Pflicht')

/** Only what the text demands is counted as a duty: "29 Pflichten und 10 weitere Regelungen". */
export function amountOf(duties: readonly Duty[]): string {
  const owed = duties.filter(({ modality, described }) => modality === 'must' && !described).length
  const others = duties.length - owed
  const more = (word: string): string => count(others, `${word}Regelung`, `${word}Regelungen`)
  if (others === 0) return count(owed, 'Pflicht', 'Pflichten')
  return owed === 0 ? more('') : `${count(owed, 'Pflicht', 'Pflichten')} und ${more('weitere ')}`
}

/** "Benennung … (soll)" */
export const what = (duty: Duty): string =>
  MODALITY[duty.modality] ? `${duty.what} (${MODALITY[duty.modality]})` : duty.what

/**
 * As an item of an agenda: what it is about and how it stands, never what is to be reported. What the clause keeps out of
 * the room ("in der Konferenz nur die Anzahl") must not be asked for there.
 */
export function itemOf({ title, what, clause, data }: Duty): string {
  const place = `Stand zu ${places(clause)}`
  if (data === 'none') return `${place}: ${title ?? what}`
  return `${place}: ${title ?? 'Meldung, nur Anzahl'} (keine Namen)`
}

/** By which it is called where a line is short. */
export const shortName = (duty: Duty): string => what({ ...duty, what: duty.title ?? duty.what })

/** When it is due as the agreement says it; "kein Datum vereinbart" is an answer. */
export function whenDue(duty: Duty, agreement: Agreement): string {
  const { due } = duty
  switch (due.kind) {
    case 'deadline':
      return `jährlich bis ${due.latest ? 'spätestens ' : ''}${dayOfEveryYear(due.yearly)}`
    case 'fixedDate':
      return `am ${longDate(due.on)}`
    case 'onceBy':
      return `einmalig bis ${longDate(due.by)}`
    case 'yearlyUndated':
      return 'einmal jährlich, kein Datum vereinbart'
    case 'everyYears':
      return `alle ${numberWord(due.years)} Jahre, ${due.from === 'not-stated' ? 'Beginn nicht geregelt' : `ab ${plainDate(due.from)}`}`
    case 'eachMeeting':
      return `zu jeder Sitzung: ${committeeById(agreement, due.committee)?.short ?? due.committee}`
    case 'regularly':
      return due.timesPerYear ? `in der Regel ${due.timesPerYear}-mal jährlich` : 'regelmäßig, ohne Zahl'
    case 'onOccasion':
      return [due.early ? 'frühzeitig' : '', due.occasion ? `bei Anlass: ${due.occasion}` : 'bei Anlass']
        .filter((part) => part !== '')
        .join(', ')
    case 'continuous':
      return 'fortlaufend'
    case 'setElsewhere':
      return `an anderer Stelle festgelegt: ${due.where}`
    case 'notStated':
      return 'kein Termin genannt'
  }
}

/** "31.12. des Vorjahres" */
export const referenceDate = (reference: NonNullable<Duty['referenceDate']>): string =>
  `${dayOfEveryYear(reference.day)}${REFERENCE_YEAR[reference.year]}`

/** Our own rules, whatever the agreement demands: they are no clauses. */
const DATA_RULES = asPresets({
  'never-names': 'Namentliche Angaben gehen nur auf sicherem Weg an den Empfänger, nie über diesen Bot.',
  'numbers-only': 'Nur Anzahlen, keine Namen.',
})

/** What may pass through this product for this duty. */
export const dataRule = ({ data }: Duty): PresetEntry<string> | undefined =>
  data === 'none' ? undefined : DATA_RULES[data]

export const dataRuleOf = (rule: PresetEntry<string>): Statement => ({
  label: 'Daten',
  text: rule,
  basis: byPreset(rule),
})

/**
 * The whole duty in one line: what, who, when, on which day's figures, by which way, with which data.
 * @param named its kind stands before it already
 */
export function dutyFact(duty: Duty, agreement: Agreement, named?: 'named'): string {
  const parts = [
    named ? duty.what : what(duty),
    capital(whoToWhom(duty, agreement)),
    isDemanded(duty) || duty.due.kind !== 'notStated' ? capital(whenDue(duty, agreement)) : undefined,
    duty.referenceDate && `Stichtag ${referenceDate(duty.referenceDate)}`,
    duty.firstDue && `Erstmals ${longDate(duty.firstDue.on)}`,
    duty.channel && `Weg: ${duty.channel}`,
    duty.condition && `Voraussetzung: ${duty.condition}`,
  ]
  return sentences(parts.flatMap((part) => (part ? [part] : [])))
}

const isDemanded = ({ modality, described }: Duty): boolean => modality !== 'clarification' && !described

/** The same as its file puts it into Einfache Sprache, if it does; when it is due stands there, unless nothing is said of it. */
export const plainDutyFact = (duty: Duty): { readonly plain?: string } =>
  duty.plain === undefined
    ? {}
    : {
        plain:
          isDemanded(duty) && duty.due.kind === 'notStated'
            ? `${duty.plain} Bis wann? Das steht nicht im Text.`
            : duty.plain,
      }

/** One after the other, without a full stop at the end; that of a day ("31.12.") stays. */
function sentences(parts: readonly string[]): string {
  const all = parts.map((part) => (part.endsWith('.') ? part : `${part}.`)).join(' ')
  return /\d\.$/.test(parts.at(-1) ?? '') ? all : all.slice(0, -1)
}
