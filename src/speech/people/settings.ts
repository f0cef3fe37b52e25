/** "/einstellungen": what somebody can set, each with its present value and one button. */
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { Absence } from '#src/people/absence.ts'
import type { Tenure } from '#src/people/office.ts'
import { list, longDate } from '#src/speech/parts/format.ts'
import type { Action, Reply } from '#src/speech/parts/reply.ts'
import { office as officeOf } from '#src/speech/people/people.ts'

/** Einstellung: its present value in words, and the button that shows or changes it. */
export interface ShownRow {
  readonly says: string
  readonly button: Action
}

const setting = (label: string, value: string, button: string, command: string): ShownRow => ({
  says: `${label}: ${value}`,
  button: { label: button, does: { say: command } },
})
const onOff = (isOn: boolean): string => (isOn ? 'eingeschaltet' : 'ausgeschaltet')

/** "Sozialplaner/in, Landkreis Kassel (LK Kassel)" */
export const office = (name: string, partner: string, region: string, as: Tenure['as']): string =>
  `${officeOf(name, partner)} (${region}${as === 'deputy' ? ', Vertretung' : ''})`
/** @param held by name */
export const offices = (held: readonly string[]): ShownRow =>
  setting('Ihre Funktionen', held.length > 0 ? list(held) : 'keine eingetragen', 'Funktion beantragen', '/funktion')
/** @param absence the last one recorded; one that is over counts no longer */
export const absence = (recorded: Absence | undefined, today: LocalDate): ShownRow => {
  const value =
    recorded && recorded.until >= today ? `${longDate(recorded.from)} bis ${longDate(recorded.until)}` : 'keine'
  return setting('Abwesenheit', value, 'Abwesenheit', '/abwesend')
}
export const weekly = (isOn: boolean): ShownRow =>
  setting(
    'Wochenübersicht',
    onOff(isOn),
    `Wochenübersicht ${isOn ? 'aus' : 'ein'}schalten`,
    `/wochenübersicht ${isOn ? 'aus' : 'an'}`,
  )
export const plainLanguage = (isOn: boolean): ShownRow =>
  setting(
    'Einfache Sprache',
    onOff(isOn),
    `Einfache Sprache ${isOn ? 'aus' : 'ein'}schalten`,
    `/einfach ${isOn ? 'aus' : 'an'}`,
  )
export const calendarMail = (isOn: boolean): ShownRow =>
  setting(
    'Kalendereinträge per E-Mail',
    onOff(isOn),
    `E-Mail-Einträge ${isOn ? 'aus' : 'ein'}schalten`,
    `/kalendermail ${isOn ? 'aus' : 'an'}`,
  )
/** @param of "KoK LK Kassel". @param changed how many of its days somebody set */
export const lead = (of: string, invitationDays: number, changed: number): ShownRow =>
  setting(
    `Vorlauf ${of}`,
    `Einladung ${invitationDays} Tage vorher, ${changed === 0 ? 'kein Tag geändert' : `${changed} geändert`}`,
    `Vorlauf ${of}`,
    `/vorlauf ${of}`,
  )
/** @param changed for how many duties, or for all of them at once, somebody set stages */
export const stages = (region: string, changed: number): ShownRow =>
  setting(
    `Erinnerungsstufen ${region}`,
    changed === 0 ? 'Voreinstellung' : `${changed} geändert`,
    `Stufen ${region}`,
    `/stufen ${region}`,
  )
/** @param of the body that this chat belongs to */
export const channel = (of: string | undefined): ShownRow =>
  setting('Kanal', of === undefined ? 'keinem Gremium zugeordnet' : of, 'Kanal zuordnen', '/kanal')
export const retention = (changed: number, all: number): ShownRow =>
  setting('Aufbewahrung', `${changed} von ${all} Fristen geändert`, 'Aufbewahrung', '/aufbewahrung')

export const settings = (shown: readonly ShownRow[]): Reply => ({
  answer: shown.length > 0 ? 'Ihre Einstellungen.' : 'Hier gibt es für Sie nichts einzustellen.',
  notes: shown.map(({ says }) => says),
  choices: shown.map(({ button }) => button),
})
