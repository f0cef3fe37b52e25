/** Absence and the weekly digest: what is asked and said. */
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { Absence } from '#src/people/absence.ts'
import { list, longDate, quoted } from '#src/speech/parts/format.ts'
import type { Action, Reply } from '#src/speech/parts/reply.ts'

export const about = (): string => 'Abwesenheit'
export const undone = (): string => 'An Ihrer Abwesenheit wurde nichts geändert.'
export const fromLabel = (): string => 'Erster Tag'
export const untilLabel = (): string => 'Letzter Tag'
export const askFrom = (): string => 'Ab welchem Tag sind Sie abwesend?'
export const askUntil = (from: LocalDate): string =>
  `Bis zu welchem Tag sind Sie ab ${longDate(from)} abwesend? Der letzte Tag zählt mit.`
export const endsBefore = (from: LocalDate): string => `Der letzte Tag liegt vor dem ersten (${longDate(from)}).`

const span = ({ from, until }: Pick<Absence, 'from' | 'until'>): string =>
  from === until ? `am ${longDate(from)}` : `vom ${longDate(from)} bis ${longDate(until)}`

/** An office in words, with the names of those who stand in. */
export interface Covered {
  readonly office: string
  readonly deputies: readonly string[]
  /** Where nobody stands in: who is told as well, because they run the body or administer the bot. */
  readonly besides: readonly string[]
}

/** The offices of somebody who is away, and those in which they deputise. */
export interface Coverage {
  readonly offices: readonly Covered[]
  readonly deputising: readonly string[]
}

/** Who gets it instead, and for which offices nobody does. */
export function coverage({ offices, deputising }: Coverage): readonly string[] {
  const open = Map.groupBy(
    offices.filter(({ deputies }) => deputies.length === 0),
    ({ besides }) => (besides.length > 0 ? `Sie selbst und zusätzlich ${list(besides)}` : 'nur Sie selbst'),
  )
  return [
    ...offices.flatMap(({ office, deputies }) =>
      deputies.length > 0 ? [`In Vertretung für ${office}: ${list(deputies)}.`] : [],
    ),
    ...[...open].map(
      ([who, those]) =>
        `Ohne Vertretung in dieser Zeit: ${those.map(({ office }) => office).join('; ')}. Erinnerungen und Einladungen dazu erhalten ${who}.`,
    ),
    ...(open.size > 0 ? ['Vertretungen trägt die Verwaltung ein: „/funktion“, „Als: Vertretung“.'] : []),
    ...(deputising.length > 0 ? [`Als Vertretung fallen Sie in dieser Zeit aus: ${deputising.join('; ')}.`] : []),
    ...(offices.length + deputising.length === 0 ? ['Für Sie ist in dieser Zeit keine Funktion eingetragen.'] : []),
  ]
}

export const readBack = (absence: Pick<Absence, 'from' | 'until'>): string =>
  `Sie sind ${span(absence)} abwesend. Soll ich das eintragen?`
export const replaces = (before: Absence | undefined): readonly string[] =>
  before ? [`Damit entfällt die bisher eingetragene Abwesenheit ${span(before)}.`] : []
export const confirm = (): string => 'Ja, eintragen'
/** @param missed what was said of meetings in these days. @param buttons to decline them */
export const recorded = (
  absence: Absence,
  covered: Coverage,
  missed: readonly string[],
  buttons: readonly Action[],
): Reply => ({
  answer: `Eingetragen: Sie sind ${span(absence)} abwesend.`,
  notes: [...coverage(covered), ...missed, 'Früher zurück? „/abwesend ende“.'],
  ...(buttons.length > 0 && { actions: buttons }),
})

export const recordedAbsence = (absence: Absence, covered: Coverage): Reply => ({
  answer: `Eingetragen ist: Sie sind ${span(absence)} abwesend.`,
  notes: coverage(covered),
  actions: [
    { label: 'Andere Tage', does: { say: '/abwesenheit' } },
    { label: 'Beenden', does: { say: '/abwesend ende' } },
  ],
})
export const none = (): Reply => ({
  answer: 'Für Sie ist keine Abwesenheit eingetragen.',
  notes: ['Zum Eintragen schreiben Sie zum Beispiel „/abwesend vom 5.7. bis 23.7.“.'],
  actions: [{ label: 'Abwesenheit eintragen', does: { say: '/abwesenheit' } }],
})
export const readBackEnd = (absence: Absence, isRunning: boolean) => ({
  question: isRunning
    ? `Ihre Abwesenheit ${span(absence)} endet damit, ab heute erhalten Sie wieder alles selbst. Soll ich das eintragen?`
    : `Ihre Abwesenheit ${span(absence)} entfällt damit. Soll ich das eintragen?`,
  statements: [],
  notes: [],
  confirm: 'Ja, beenden',
})
/** It had not begun: nothing went to anybody else. */
export const dropped = (absence: Absence): Reply => ({
  answer: `Gestrichen: Ihre Abwesenheit ${span(absence)} entfällt.`,
})
export const ended = (): Reply => ({
  answer: 'Eingetragen: Sie sind wieder da. Ab heute erhalten Sie Erinnerungen und Einladungen wieder selbst.',
  notes: ['Was in der Zwischenzeit an Ihre Vertretung ging, kommt nicht noch einmal.'],
})

/* Weekly digest */

export const aboutDigest = (): string => 'Wochenübersicht'
const WHAT =
  'Erinnerungen, die eine Woche oder länger vor dem Tag kommen, stehen dann in einer Nachricht am ersten Werktag der Woche um 08:00 Uhr.'
const REST = 'Was am Tag selbst oder kurz davor fällig oder schon vorüber ist, kommt immer einzeln.'

export const digestSetting = (isOn: boolean, asked: string): Reply => ({
  answer: isOn ? 'Die Wochenübersicht ist eingeschaltet.' : 'Die Wochenübersicht ist ausgeschaltet.',
  notes: [
    ...(asked.trim() === '' ? [] : [`${quoted(asked)} habe ich nicht verstanden. Es wurde nichts geändert.`]),
    WHAT,
    REST,
  ],
  actions: [
    isOn
      ? { label: 'Ausschalten', does: { say: '/wochenübersicht aus' } }
      : { label: 'Einschalten', does: { say: '/wochenübersicht an' } },
  ],
})
export const digestTurned = (isOn: boolean): Reply => ({
  answer: isOn
    ? 'Eingeschaltet: Sie erhalten am ersten Werktag jeder Woche eine Wochenübersicht.'
    : 'Ausgeschaltet: Sie erhalten wieder jede Erinnerung einzeln.',
  notes: isOn
    ? [WHAT, REST, 'Was vor der ersten Übersicht fällig ist, kommt einzeln.']
    : ['Was die letzte Übersicht schon genannt hat, kommt nicht noch einmal.'],
  actions: [
    isOn
      ? { label: 'Wieder ausschalten', does: { say: '/wochenübersicht aus' } }
      : { label: 'Wieder einschalten', does: { say: '/wochenübersicht an' } },
  ],
  replaces: true,
})
