/** Defaults (Voreinstellungen) that can be changed: the plan around a meeting, and when duties are reminded of. */
import type { Agreement, Committee, Duty } from '#src/agreements/lookup.ts'
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { Lead } from '#src/duties/stages.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { AgreedDays, Milestone, MilestoneKind } from '#src/meetings/milestones.ts'
import { milestoneName } from '#src/speech/meetings/milestones.ts'
import { sayBasis } from '#src/speech/parts/basis.ts'
import { count, list, longDate, places } from '#src/speech/parts/format.ts'
import type { Reply, Statement } from '#src/speech/parts/reply.ts'
import { what } from './duty.ts'
import { stageName } from './reminder.ts'

const days = (n: number): string => count(n, 'Tag', 'Tage')

/** What holds, in front of it what could not be kept to. */
export const withUnreadPreset = (shown: Reply, unread: string | undefined): Reply =>
  unread === undefined
    ? shown
    : { ...shown, answer: `„${unread}“ habe ich nicht verstanden. Es wurde nichts geändert. ${shown.answer}` }
export const undone = (): string => 'Es wurde nichts geändert.'
export const outOfBounds = (most: number): string => `Möglich sind 1 bis ${most} Tage. ${undone()}`

/* StepContext a meeting */

export const aboutLead = (): string => 'Vorlauf eines Gremiums'
/** From where the days of a milestone are counted. */
const COUNTED: Readonly<Record<MilestoneKind, string>> = {
  saveTheDate: 'vor der Sitzung',
  callForItems: 'vor dem Vorschlagsschluss',
  itemsClose: 'vor der Einladung',
  invitation: 'vor der Sitzung',
  papers: 'vor der Sitzung',
  minutes: 'nach der Sitzung',
  objections: 'nach dem Protokoll',
}
/** The word by which it is changed. */
const WORDS: Readonly<Record<MilestoneKind, string>> = {
  saveTheDate: 'Terminankündigung',
  callForItems: 'Themenabfrage',
  itemsClose: 'Vorschlagsschluss',
  invitation: 'Einladung',
  papers: 'Unterlagen',
  minutes: 'Protokoll',
  objections: 'Einwendungen',
}

export const leads = (body: string, rows: readonly (AgreedDays & { readonly kind: MilestoneKind })[]): Reply => ({
  answer: `Vorlauf ${body}.`,
  statements: rows.map(({ kind, days: n, basis }) => ({
    label: milestoneName(kind),
    text: `${days(n)} ${COUNTED[kind]}`,
    basis,
  })),
  notes: [
    `Zum Ändern schreiben Sie zum Beispiel „/vorlauf ${body} Einladung 21 Tage“. Möglich sind ganze Tage, Wochen und Monate, je Nachricht ein Schritt. Es gilt sofort.`,
  ],
})
export const leadLabel = (): string => 'Vorlauf'
export const askLead = (): string => 'Welcher Schritt, und wie viele Tage? Zum Beispiel „Einladung 21 Tage“.'
export const writtenLead = (kind: MilestoneKind, after: number, isReset: boolean): string =>
  `${WORDS[kind]} ${isReset ? 'Voreinstellung' : `${after} Tage`}`
/** Members were promised these days. */
export const leadAgreed = (body: string, { days: n, clause }: NonNullable<Committee['invitationLead']>): string =>
  `${body}: Vereinbart sind ${days(n)} für die Einladung (${places(clause)}). Weniger geht nicht, mehr schon. Es wurde nichts geändert.`
export const sameLead = (body: string, kind: MilestoneKind, { days: n, basis }: AgreedDays): string =>
  `${milestoneName(kind)} ${body}: schon ${days(n)} ${COUNTED[kind]} (${sayBasis(basis)}). Es wurde nichts geändert.`
export const readBackLead = (
  body: string,
  kind: MilestoneKind,
  before: number,
  after: number,
  ahead: readonly Meeting[],
  moved: readonly { readonly was: LocalDate; readonly now: Milestone }[],
) => ({
  question: `${milestoneName(kind)} ${body}: bisher ${days(before)}, künftig ${days(after)} ${COUNTED[kind]}. Soll ich das ändern?`,
  statements: ahead.length > 0 ? moved.map(movedWith) : [],
  notes: [
    ...(moved.length > 0
      ? [
          `Damit ${moved.length === 1 ? 'verschiebt' : 'verschieben'} sich auch: ${list(moved.map(({ now }) => milestoneName(now.kind)))}.`,
        ]
      : []),
    ahead.length > 0
      ? `Das gilt auch für schon geplante Sitzungen: ${list(ahead.map(({ on }) => longDate(on)))}. Erinnerungen richten sich danach.`
      : 'Es ist keine kommende Sitzung eingetragen. Es gilt ab der nächsten.',
  ],
  confirm: 'Ja, übernehmen',
})
/** A day that moves because it is counted from the one that is changed. */
const movedWith = ({ was, now }: { readonly was: LocalDate; readonly now: Milestone }): Statement => ({
  label: milestoneName(now.kind),
  text: `spätestens ${longDate(now.on)}, bisher ${longDate(was)}`,
  basis: now.basis,
})
export const leadSet = (body: string, kind: MilestoneKind, after: number, isReset: boolean): Reply => ({
  answer: `Geändert: ${milestoneName(kind)} ${body} ${days(after)} ${COUNTED[kind]}${isReset ? ' (Voreinstellung)' : ''}.`,
  actions: [{ label: 'Vorlauf anzeigen', does: { say: `/vorlauf ${body}` } }],
})

/* When duties are reminded of */

export const aboutStages = (): string => 'Erinnerungsstufen'
const stageList = (stages: readonly Lead[]): string => list(stages.map(stageName))
export const ofDuties = (agreement: Agreement, duty: Duty | undefined): string =>
  duty ? `${agreement.region}, ${places(duty.clause)}` : `${agreement.region}, alle Pflichten mit Datum`

export const whichAgreement = (regions: readonly string[]): Reply => ({
  answer: 'Für welche Region?',
  choices: regions.map((region) => ({ label: region, does: { say: `/stufen ${region}` } })),
})
export const noStages = ({ short }: Agreement): Reply => ({
  answer: `In ${short} steht keine Pflicht mit einem Tag, vor dem in Stufen erinnert wird.`,
})
export const whichDuty = (agreement: Agreement, duties: readonly Duty[]): Reply => ({
  answer:
    duties.length > 0
      ? 'Welche Pflicht ist gemeint? Bitte nennen Sie die Ziffer genauer.'
      : `Unter dieser Ziffer steht in ${agreement.short} keine Pflicht mit einem Datum.`,
  notes: duties.map((duty) => `${places(duty.clause)}: ${what(duty)}`),
})
/** Where stages come from: an entry for just this, one for all duties of the agreement, or our default. */
export type StagesFrom = 'entry' | 'all' | 'preset'
const FROM: Readonly<Record<StagesFrom, string>> = {
  entry: 'Eintrag',
  all: 'Eintrag für alle Pflichten',
  preset: 'Voreinstellung',
}
export const stages = (
  agreement: Agreement,
  duty: Duty | undefined,
  before: readonly Lead[],
  from: StagesFrom,
): Reply => ({
  answer: `Erinnerungsstufen ${ofDuties(agreement, duty)}: ${stageList(before)} (${FROM[from]}).`,
  notes: [
    'Danach wöchentlich an die zuständige Stelle, ab der zweiten Woche auch an die Geschäftsführung (Voreinstellung).',
    `Zum Ändern schreiben Sie zum Beispiel „/stufen ${agreement.region} 8 b: 12 Wochen, 2 Wochen, am Tag“, je Nachricht eine Ziffer.`,
  ],
})
export const tooManyStages = (most: number): string =>
  `Möglich sind höchstens ${most} Stufen. Es wurde nichts geändert.`
export const stagesTooFar = (): string =>
  'Eine Stufe darf höchstens ein Jahr vor der Fälligkeit liegen. Es wurde nichts geändert.'
export const askStages = (): string => 'Wann soll erinnert werden? Zum Beispiel „12 Wochen, 2 Wochen, am Tag“.'
export const writtenStages = (leads: readonly Lead[], isReset: boolean): string =>
  isReset ? 'Voreinstellung' : leads.map(stageName).join(', ')
export const readBackStages = (
  agreement: Agreement,
  duty: Duty | undefined,
  before: readonly Lead[],
  after: readonly Lead[],
) => ({
  question: `Erinnerungsstufen ${ofDuties(agreement, duty)}: bisher ${stageList(before)}, künftig ${stageList(after)}. Soll ich das ändern?`,
  statements: [],
  notes: [
    ...(duty ? [what(duty)] : []),
    'Erinnerungen, die schon versandt sind, bleiben. Alle weiteren richten sich nach den neuen Stufen.',
  ],
  confirm: 'Ja, übernehmen',
})
export const stagesSet = (
  agreement: Agreement,
  duty: Duty | undefined,
  after: readonly Lead[],
  from: StagesFrom,
): Reply => ({
  answer: `Geändert: Erinnerungsstufen ${ofDuties(agreement, duty)}: ${stageList(after)}${from === 'entry' ? '' : ` (${FROM[from]})`}.`,
  actions: [{ label: 'Erinnerungen anzeigen', does: { say: `/erinnerungen ${agreement.region}` } }],
})
