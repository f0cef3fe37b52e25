/** Why a body cannot meet on a day, and what is said about a day that is possible but unusual. */
import type { Agreement, Committee } from '#src/agreements/lookup.ts'
import { type LocalDate, type LocalTime, weekdayOf } from '#src/calendar/local-date.ts'
import type { DayRefusal } from '#src/meetings/day.ts'
import { committeeName } from '#src/speech/parts/fields.ts'
import { dateAndTime, longDate } from '#src/speech/parts/format.ts'

export const unusualDayLabel = (): string => 'Tag bestätigt'
/** A weekend, a public holiday or an eve is possible, but nobody should plan it by mistake. */
export const askUnusualDay = (on: LocalDate, holiday: string | undefined): string =>
  `${whatIsUnusual(on, holiday)} Soll die Sitzung wirklich an diesem Tag stattfinden?`

function whatIsUnusual(on: LocalDate, holiday: string | undefined): string {
  if (holiday) return `${longDate(on)} ist ein Feiertag (${holiday}).`
  if (weekdayOf(on) > 5) return `${longDate(on)} liegt am Wochenende.`
  return `${longDate(on)} ist ${on.endsWith('-24') ? 'Heiligabend' : 'Silvester'}. Viele Ämter sind dann geschlossen.`
}
/** Two bodies on one day ask for the same people. */
export const clash = (other: string, { on, at }: { readonly on: LocalDate; readonly at: LocalTime }): string =>
  `Am selben Tag tagt: ${other} am ${dateAndTime(on, at)}, mit denselben Partnern.`
export const anotherDay = (): string => 'Dann nennen Sie bitte einen anderen Tag.'

export function refusedDay(refusal: DayRefusal, agreement: Agreement, committee: Committee, at: LocalTime): string {
  switch (refusal.because) {
    case 'begun':
      return `${at} Uhr ist heute schon vorüber.`
    case 'skippedHour':
      return `${at} Uhr gibt es am ${longDate(refusal.on)} nicht: Die Uhr wird von 02:00 auf 03:00 Uhr gestellt. Bitte nennen Sie eine andere Uhrzeit.`
    case 'beforeInForce':
      return `${agreement.short} gilt erst ab ${longDate(refusal.from)}. Bitte nennen Sie einen späteren Tag.`
    case 'afterEnd':
      return `${agreement.short} endet am ${longDate(refusal.until)}. Bitte nennen Sie einen Tag bis dahin.`
    case 'afterLimit':
      return `${committee.short} ist befristet bis ${longDate(refusal.until)}. Bitte nennen Sie einen Tag bis dahin.`
    case 'sameDay':
      return `Für ${committeeName(committee, agreement)} ist an diesem Tag schon eine Sitzung eingetragen: ${dateAndTime(refusal.other.on, refusal.other.at)}. Bitte nennen Sie einen anderen Tag.`
  }
}
