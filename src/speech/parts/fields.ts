/** How the ready-made fields ask, and why they refuse. */
import type { Agreement, Committee } from '#src/agreements/lookup.ts'
import type { LocalDate, LocalTime } from '#src/calendar/local-date.ts'
import type { EndRefusal } from '#src/meetings/ending.ts'
import { duration, list, longDate, quoted } from './format.ts'
import type { Reply } from './reply.ts'

export const regionLabel = (): string => 'Region'
export const dutiesLabel = (): string => 'Pflichten'
export const committeeLabel = (): string => 'Gremium'
export const dateLabel = (): string => 'Datum'
export const timeLabel = (): string => 'Uhrzeit'
export const endLabel = (): string => 'Ende'
export const endInputLabel = (): string => 'Ende (freiwillig)'
export const placeLabel = (): string => 'Ort oder Link'

export const askRegion = (): string => 'Für welche Region ist die Sitzung?'
export const askCommittee = (agreement: Agreement): string => `${agreement.region}: Welches Gremium soll tagen?`
export const askDate = (body: string): string => `${body}: An welchem Tag ist die Sitzung?`
export const askTime = (body: string, on: LocalDate | undefined): string =>
  `${body}${on ? ` am ${longDate(on)}` : ''}: Um wie viel Uhr?`
export const askEnd = (): string => 'Wann endet die Sitzung?'
export const askPlace = (body: string, when: string): string => `${body} am ${when}: Wo findet die Sitzung statt?`

/** Behind a read-back that says the place is still open. */
export const placeMayFollow = (): string => 'Den Ort können Sie noch schreiben.'

export const committeeName = (committee: Committee, agreement: Agreement): string =>
  `${committee.short} ${agreement.region}`
export const theMeeting = (): string => 'Sitzung'

export const withoutEnd = (): string => 'ohne Ende'
export const withoutEndButton = (): string => 'Ohne Ende'
export const openPlace = (): string => 'noch offen'
export const onlineButton = (): string => 'Online'
export const todayButton = (): string => 'Heute'
export const yesButton = (): string => 'Ja'
export const noButton = (): string => 'Nein'

export const unknownRegion = (said: string): string => `Zu ${quoted(said)} ist keine Vereinbarung erfasst.`
export const unavailableRegion = (file: string): string =>
  `Die Vereinbarung ${quoted(file)} ist zurzeit nicht verfügbar, weil ihre Datei fehlerhaft ist.`
/** A neighbour that the agreement names and that is no partner of it. */
export const noPartner = (name: string, what: string): string => `${name}: ${what}`
export const endBeforeStart = (start: LocalTime, end: LocalTime): string =>
  `Das Ende ${end} Uhr liegt nicht nach dem Beginn ${start} Uhr.`
export function refusedEnd(refusal: EndRefusal): string {
  switch (refusal.because) {
    case 'notAfterBeginning':
      return endBeforeStart(refusal.at, refusal.endsAt)
    case 'afterMidnight':
      return `Beginn ${refusal.at} Uhr und eine Dauer von ${duration(refusal.lastsMinutes)}: Das Ende läge nach Mitternacht. ${endOnAnotherDay()}`
  }
}
/** What was said as an end no longer fits a new beginning. */
export const endDropped = (refusal: EndRefusal): string => `${refusedEnd(refusal)} Das Ende entfällt.`
export const endOnAnotherDay = (): string => 'Eine Sitzung endet am Tag ihres Beginns, spätestens um 23:59 Uhr.'
export const vagueDuration = (said: string): string =>
  `${quoted(said)} ist keine genaue Dauer. Bitte nennen Sie die Dauer oder das Ende.`
export const severalEnds = (said: readonly string[]): string =>
  `Zum Ende ist Verschiedenes genannt: ${list(said.map((one) => quoted(one)))}. Bitte nennen Sie eines.`
export const untilTime = (until: LocalTime): string => `(bis ${until} Uhr)`
export const severalRegions = (regions: readonly string[]): string =>
  `Mehrere Regionen sind genannt: ${regions.join(', ')}. Bitte nennen Sie die eine, um die es geht.`
export const noCommittees = (agreement: Agreement): string =>
  `${agreement.short} regelt kein Gremium, für das eine Sitzung geplant werden kann.`
export const onlyTemplate = (agreement: Agreement): string =>
  `${agreement.short} ist ein Muster und keine geschlossene Vereinbarung. Sitzungen können erst geplant werden, wenn daraus eine Vereinbarung entstanden ist.`
export const expiredCommittee = (committee: Committee, until: LocalDate): string =>
  `${committee.short} war befristet bis ${longDate(until)}. Eine Verlängerung ist nicht eingetragen.`
export const notPlannable = (committee: Committee, agreement: Agreement): string =>
  `${committee.short} ist kein Gremium, das nach ${agreement.short} tagt.`
export const severalCommittees = (names: readonly string[]): string => `Gemeint sein kann: ${names.join(' oder ')}.`

export const impossibleDate = (said: string): string => `Den Tag ${quoted(said)} gibt es nicht.`
/** @param candidates the days it can mean, where they are few */
export const vagueDate = (said: string, candidates: readonly LocalDate[]): string =>
  candidates.length > 0
    ? `${quoted(said)} kann ${list(candidates.map(longDate), 'oder')} sein. Bitte nennen Sie das Datum.`
    : `${quoted(said)} ist kein einzelner Tag. Bitte nennen Sie das Datum.`
/** "nicht am 17.6." says what does not hold, and nothing about what does. */
export const excludedDate = (said: string): string =>
  `${quoted(said)} sagt, welcher Tag nicht gilt. Bitte nennen Sie das Datum, das gelten soll.`
export const contradictoryDate = (said: string, on: LocalDate): string =>
  `${quoted(said)}: Wochentag und Datum passen nicht zusammen. Der Tag ist ${longDate(on)}.`
export const pastDate = (on: LocalDate): string => `${longDate(on)} liegt in der Vergangenheit.`
export const farDate = (on: LocalDate): string => `${longDate(on)} liegt mehr als zehn Jahre in der Zukunft.`
export const severalDates = (dates: readonly LocalDate[]): string =>
  `Mehrere Tage sind genannt: ${dates.map(longDate).join(' und ')}. Bitte nennen Sie einen.`
export const impossibleTime = (said: string): string => `Die Uhrzeit ${quoted(said)} gibt es nicht.`
export const vagueTime = (said: string, candidates: readonly LocalTime[]): string =>
  candidates.length > 0
    ? `${quoted(said)} kann ${list(
        candidates.map((time) => `${time} Uhr`),
        'oder',
      )} sein. Bitte nennen Sie die Uhrzeit.`
    : `${quoted(said)} ist keine genaue Uhrzeit. Bitte nennen Sie sie.`
/** "15 Stunden später" */
export const shiftedToAnotherDay = (said: string): string =>
  `${quoted(said)} läge auf einem anderen Tag. Bitte nennen Sie Tag und Uhrzeit.`
export const midnight = (said: string): string =>
  `${quoted(said)} ist das Ende eines Tages, kein Beginn. Bitte nennen Sie eine Uhrzeit zwischen 00:00 und 23:59 Uhr.`
export const severalTimes = (times: readonly LocalTime[]): string =>
  `Mehrere Uhrzeiten sind genannt: ${times.join(' und ')}. Bitte nennen Sie den Beginn.`
export const longPlace = (limit: number): string => `Der Ort ist länger als ${limit} Zeichen. Bitte kürzen Sie ihn.`
export const noPlace = (said: string): string =>
  `${quoted(said, 120)} ist kein Ort. Bitte nennen Sie einen oder „noch offen“.`
export const yesOrNoOnly = (): string => 'Bitte antworten Sie mit Ja oder Nein.'

/* Which body an order is about */

export const whichCommittee = (command: string): Reply => ({
  answer: `Welches Gremium ist gemeint? Bitte nennen Sie Gremium und Region, zum Beispiel „${command} KoK Kassel“.`,
})
export const sayWhichCommittee = (command: string, bodies: readonly string[]): Reply => ({
  answer: 'Welches Gremium ist gemeint?',
  choices: bodies.map((body) => ({ label: body, does: { say: `${command} ${body}` } })),
})
