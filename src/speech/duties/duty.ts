/** Duties in words: who owes what to whom, when it is due, what may be passed on. */
import { type Agreement, committeeById, type Duty, partnerName } from '#src/agreements/lookup.ts'
import { asPresets, byPreset, type PresetEntry } from '#src/agreements/stated.ts'
import { dayOfEveryYear, list, longDate, numberWord, plainDate } from '#src/speech/parts/format.ts'
import type { Statement } from '#src/speech/parts/reply.ts'

const MODALITY = {
  must: '',
  should: 'soll',
  may: 'kann',
  aim: 'Zielbestimmung',
  clarification: 'Klarstellung',
} as const
const REFERENCE_YEAR = { previous: ' des Vorjahres', same: ' desselben Jahres', 'not-stated': '' } as const

/** "Landkreis Kassel an LWV Hessen" */
export function parties(duty: Duty, agreement: Agreement): string {
  const debtors = [
    ...duty.debtors.map((id) => partnerName(agreement, id)),
    ...(duty.debtorOffice ? [duty.debtorOffice] : []),
  ]
  const creditors = [
    ...duty.creditors.map((id) => partnerName(agreement, id)),
    ...(duty.creditorOther ? [duty.creditorOther] : []),
  ]
  const derived = duty.creditorDerived ? ' (aus dem Zusammenhang abgeleitet, nicht ausdrücklich genannt)' : ''
  if (creditors.length === 0) return list(debtors)
  if (creditors.length > 1 && list(creditors) === list(debtors)) return `${list(debtors)}, gegenseitig`
  return `${list(debtors)} an ${list(creditors)}${derived}`
}

/** "Benennung … (soll)" */
export const what = (duty: Duty): string =>
  MODALITY[duty.modality] ? `${duty.what} (${MODALITY[duty.modality]})` : duty.what

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
      return `Rhythmus an anderer Stelle festgelegt: ${due.where}`
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

/** The whole duty in one line: what, who, when, on which day's figures, by which way, with which data. */
export function dutyFact(duty: Duty, agreement: Agreement): string {
  const parts = [
    what(duty),
    parties(duty, agreement),
    capital(whenDue(duty, agreement)),
    duty.referenceDate && `Stichtag ${referenceDate(duty.referenceDate)}`,
    duty.firstDue && `Erstmals ${longDate(duty.firstDue.on)}`,
    duty.channel && `Weg: ${duty.channel}`,
    duty.condition && `Voraussetzung: ${duty.condition}`,
  ]
  return parts.flatMap((part) => (part ? [part.replace(/\.$/, '')] : [])).join('. ')
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
