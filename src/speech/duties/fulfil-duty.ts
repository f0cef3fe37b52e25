/** Recording that a duty was done. */
import { type Agreement, type Duty, partnerName } from '#src/agreements/lookup.ts'
import { byEntry } from '#src/agreements/stated.ts'
import { dateInBerlin, type LocalDate } from '#src/calendar/local-date.ts'
import { evidenceOf, type Fulfilment } from '#src/duties/fulfilment.ts'
import type { Occurrence } from '#src/duties/occurrence.ts'
import { count, list, longDate, places, quoted } from '#src/speech/parts/format.ts'
import type { Reply, Statement } from '#src/speech/parts/reply.ts'
import { says } from '#src/speech/parts/statement.ts'
import { smallCount } from '#src/speech/people/beneficiary-data.ts'
import { dataRule, dataRuleOf, dutyLabelOf, shortName, what } from './duty.ts'

export const about = (): string => 'Erledigung einer Pflicht'
export const undone = (): string => 'Es wurde nichts eingetragen.'

export const dutyLabel = (): string => 'Pflicht'
export const countLabel = (): string => 'Anzahl der Personen'
export const remarkLabel = (): string => 'Nachweis'
export const doneOnLabel = (): string => 'Erledigt am'

export const askRegion = (): string => 'Zu welcher Region gehört die Pflicht?'
/** Of a template, or of a paper that is not decided. */
export const NOTHING_OWED = 'Verbindlich ist davon noch nichts.'
export const owesNothing = (agreement: Agreement): string =>
  `${agreement.short}: ${agreement.status.what.replace(/\.$/, '')}. ${NOTHING_OWED}`
export const askDuty = (): string => 'Welche Pflicht ist erledigt?'
export const noDuties = (): string =>
  'In diesem Jahr ist keine Pflicht geregelt, die als erledigt eingetragen werden kann.'
export const noSuchDuty = (said: string): string =>
  `Zu ${quoted(said)} gibt es in diesem Jahr keine Pflicht, die als erledigt eingetragen werden kann.`
/** "Ziffer 8 b, 2027" */
export const dutyName = ({ duty, year }: Occurrence): string => `${places(duty.clause)}, ${year}`
/** The same of a clause whose agreement is not named yet. */
export const clauseName = (clause: string, year: string): string => `${places([clause])}, ${year}`
/** "Ziffer 8 b, 2027: Übergänge Schule" */
export const dutyChoice = ({ duty, year }: Occurrence): string =>
  `${places(duty.clause)}, ${year}: ${short(shortName(duty))}`

const LABEL_LENGTH = 70
function short(text: string): string {
  if (text.length <= LABEL_LENGTH) return text
  const cut = text.slice(0, LABEL_LENGTH)
  return `${cut.slice(0, cut.lastIndexOf(' '))} …`
}

export const owedBy = (partners: readonly string[]): string => `Zuständig ist: ${list(partners)}.`
export const debtorLabel = (): string => 'Partner'
export const askWhichDuty = (): string => 'Um welche Pflicht geht es?'
export const hasDay = ({ duty, year }: Occurrence): string =>
  `${places(duty.clause)}, ${year}: Dafür nennt die Vereinbarung selbst einen Tag. Er lässt sich hier nicht ändern.`
export const askDebtor = (): string => 'Mehrere Partner sind je für sich verpflichtet. Wer hat die Pflicht erfüllt?'
export const askCount = (duty: Duty | undefined): string =>
  `Wie viele Personen wurden gemeldet? ${duty?.data === 'never-names' ? 'Bitte nur die Anzahl, keine Namen.' : 'Bitte nur die Anzahl.'}`
export const onlyNumber = (): string =>
  'Hier ist nur eine Anzahl möglich, bei einer Nullmeldung die 0. Namen gehen auf sicherem Weg an den Empfänger; ich habe sie nicht gespeichert.'
export const countShown = (n: number): string => (n === 0 ? '0 (Nullmeldung)' : String(n))
export const askRemark = (): string => 'Was belegt die Erledigung? Zum Beispiel: „Bericht am 12.04. versandt“.'
export const longRemark = (limit: number): string =>
  `Der Nachweis ist länger als ${limit} Zeichen. Bitte kürzen Sie ihn.`
export const askDoneOn = (): string => 'An welchem Tag wurde das erledigt?'
export const todayButton = (): string => 'Heute'
export const notYet = (on: LocalDate): string => `${longDate(on)} liegt in der Zukunft.`
export const longAgo = (on: LocalDate): string => `${longDate(on)} liegt mehr als zwei Jahre zurück.`
export const noDay = (said: string): string => `${quoted(said)} ist kein einzelner Tag. Bitte nennen Sie das Datum.`

/** What shows it, as it was said: how many were reported, or words. On which way, nobody was asked. */
function evidence(duty: Duty, number: number | undefined, words: string | undefined, isShared = false): string {
  if (evidenceOf(duty) === 'words') return words ?? ''
  const shown = smallCount(number ?? 0)
  const isHidden = isShared && shown !== String(number)
  if (number === 0) return 'Nullmeldung'
  return `${isHidden ? `${shown} Personen` : count(number ?? 0, 'Person', 'Personen')} gemeldet`
}

export interface Done {
  readonly doneOn: LocalDate
  readonly count?: number | undefined
  readonly remark?: string | undefined
}

export const readBack = (agreement: Agreement, { duty, year }: Occurrence, done: Done): string =>
  `${agreement.region}, ${places(duty.clause)}, ${year}: erledigt am ${longDate(done.doneOn)}. Nachweis: ${evidence(duty, done.count, done.remark)}. Soll ich das eintragen?`

export const readBackFacts = ({ duty, dueOn }: Occurrence): readonly Statement[] => {
  const rule = dataRule(duty)
  return [
    says(duty.clause, what(duty), dutyLabelOf(duty)),
    ...(dueOn ? [{ text: longDate(dueOn.value), basis: dueOn.basis, label: 'Fällig' }] : []),
    ...(rule ? [dataRuleOf(rule)] : []),
  ]
}
export const onBehalf = (agreement: Agreement, duty: Duty, debtor: string | undefined): string =>
  `Eingetragen wird für ${list((debtor ? [debtor] : duty.debtors).map((id) => partnerName(agreement, id)))}.`
export const confirm = (): string => 'Ja, eintragen'

export const already = (fulfilment: Fulfilment): string =>
  `Diese Pflicht ist schon eingetragen: erledigt am ${longDate(fulfilment.doneOn)}, eingetragen am ${longDate(dateInBerlin(fulfilment.recordedAt))}.`

/** A fulfilment as a statement that rests on its record. */
/** As it is shown in a chat of several: a few people could be recognised by their number. */
export type ShownFulfilment = Fulfilment & { readonly isShared?: boolean }

export const recorded = (duty: Duty, fulfilment: ShownFulfilment, agreement: Agreement): Statement => ({
  label: fulfilment.partnerId ? `Erledigt durch ${partnerName(agreement, fulfilment.partnerId)}` : 'Erledigt',
  text: `${longDate(fulfilment.doneOn)}; ${evidence(duty, fulfilment.count, fulfilment.remark, fulfilment.isShared)}`,
  basis: byEntry(fulfilment, 'recordedAt'),
})

/** @param left debtors whose part is still to be recorded */
export const done = (
  agreement: Agreement,
  { duty, year }: Occurrence,
  fulfilment: Fulfilment,
  left: readonly string[],
): Reply => ({
  answer: `Eingetragen: ${agreement.region}, ${places(duty.clause)}, ${year} ist ${
    left.length === 0
      ? 'erledigt. Weitere Erinnerungen dazu entfallen.'
      : `durch ${partnerName(agreement, fulfilment.partnerId ?? '')} erledigt. Es fehlt noch: ${list(left.map((id) => partnerName(agreement, id)))}.`
  }`,
  statements: [recorded(duty, fulfilment, agreement)],
  actions: [{ label: 'Fristen anzeigen', does: { say: `/fristen ${agreement.region} ${year}` } }],
})
