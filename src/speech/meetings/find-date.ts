/** What is said while a date is looked for: to those who look, and to those who answer. */
import type { Agreement } from '#src/agreements/lookup.ts'
import { byEntry, byMeeting, byPreset, derivedFromRecords } from '#src/agreements/stated.ts'
import type { LocalDate, LocalTime, Weekday } from '#src/calendar/local-date.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { SLOTS_PROPOSED } from '#src/meetings/preset.ts'
import {
  byPreference,
  CHOICES,
  type Choice,
  type Poll,
  REMARK_LENGTH,
  type Slot,
  type SlotVotes,
  slotField,
  type Vote,
} from '#src/meetings/slots.ts'
import { count, dateAndTime, list, longDate, onWeekdays, quoted } from '#src/speech/parts/format.ts'
import type { Group, Reply, Statement } from '#src/speech/parts/reply.ts'
import { counted } from '#src/speech/parts/statement.ts'
import { whenAndWhere as plainWhenAndWhere } from '#src/speech/plain/meetings.ts'
import * as plain from '#src/speech/plain/poll.ts'
import { recordedState, whenAndWhere } from './meeting.ts'

export const about = (): string => 'Terminfindung'
export const aboutVote = (): string => 'Antwort auf eine Terminfindung'
export const undone = (): string => 'Es wurde niemand gefragt.'
export const daysLabel = (): string => 'Ab welchem Tag, oder mehrere Tage mit Komma'
export const askDays = (): string => 'Ab wann sollen Tage vorgeschlagen werden?'
export const leftOutLabel = (): string => 'Ohne'
/** "Mo., 10.05.2027 und montags" */
export const leftOutShown = ({
  days,
  weekdays,
  unclear,
}: {
  readonly days: readonly LocalDate[]
  readonly weekdays: readonly Weekday[]
  readonly unclear?: string
}): string =>
  list([...days.map(longDate), ...weekdays.map(onWeekdays), ...(unclear === undefined ? [] : [quoted(unclear)])])
export const leavesOut = (shown: string): string => `Ausgelassen: ${shown}.`
/** Days were excluded that cannot be told. */
export const excludedDays = (said: string): string =>
  `${quoted(said)}: Welche Tage das sind, ist nicht klar. Bitte nennen Sie mehrere Tage mit Komma, nach denen gefragt werden soll.`
export const leftOutNamed = (days: readonly LocalDate[]): string =>
  `${list(days.map(longDate))}: Dieser Tag ist genannt und zugleich ausgeschlossen. Bitte nennen Sie die Tage noch einmal.`
export const allDays = (known: readonly LocalDate[]): string =>
  `Bisher genannt sind ${list(known.map(longDate))}. Kommt dieser Tag dazu, schreiben Sie bitte „auch“; sonst nennen Sie alle Tage.`
export const tooManyDays = (limit: number): string => `Bitte nennen Sie höchstens ${limit} Tage.`
export const daysShown = (days: readonly LocalDate[]): string =>
  days.length === 1 ? `ab ${longDate(days[0] as LocalDate)}` : list(days.map(longDate), 'oder')

const sayChoice: Readonly<Record<Choice, string>> = { yes: 'passt', ifNeedBe: 'zur Not', no: 'passt nicht' }
const when = ({ on, at }: Slot): string => dateAndTime(on, at)
/** The short form a button and its command name it by. */
const code = ({ id }: Pick<Poll, 'id'>): string => id.slice(0, 8)

/* Asking */

/** @param people those who can be expected to get it */
export const readBack = (of: string, slots: readonly Slot[], people: number): string =>
  people === 0
    ? `${of}: Keine der eingetragenen Personen ist sicher erreichbar. Soll ich trotzdem nach ${count(slots.length, 'Termin', 'Terminen')} fragen?`
    : `${of}: Ich frage ${count(people, 'Person', 'Personen')} nach ${count(slots.length, 'Termin', 'Terminen')}. Soll ich fragen?`
export const confirm = (): string => 'Ja, fragen'
export const proposals = (slots: readonly Slot[], areChosen: boolean): readonly Statement[] =>
  slots.map((slot, at) => ({
    label: `Termin ${at + 1}`,
    text: when(slot),
    basis: areChosen ? derivedFromRecords(slots) : byPreset(SLOTS_PROPOSED),
  }))
export const whoIsAsked = (names: readonly string[]): string => `Gefragt: ${list(names)}.`
export const howProposed = (of: string, from: LocalDate): string =>
  `Vorgeschlagen sind Arbeitstage ab ${longDate(from)}, an denen kein Gremium mit denselben Partnern wie ${of} tagt.`
export const timeAssumed = (at: LocalTime): string => `Uhrzeit ${at} Uhr ist eine Voreinstellung.`
export const endNotKept = (): string =>
  'Gefragt wird nur nach dem Beginn. Das Ende tragen Sie nach dem Festlegen mit /verschieben ein.'
export const noSchoolHolidays = (): string => 'Ob Schulferien sind, ist nicht geprüft.'
export const takesPlaceOfOld = (): string =>
  'Die laufende Terminfindung für dieses Gremium wird damit beendet. Wer dazu gefragt war, erfährt es.'
export const noDays = (): string =>
  'In den sechs Wochen ab diesem Tag gibt es keinen passenden Tag. Bitte nennen Sie einen späteren.'
export const nobodyToAsk = (of: string): string =>
  `Für ${of} sind keine Personen eingetragen, die gefragt werden können. Bitten Sie die Verwaltung, die Mitglieder einzutragen.`

export const opened = (of: string, poll: Poll, reached: number, notReached: readonly string[]): Reply => ({
  answer:
    reached === 0
      ? `${of}: Die Terminfindung läuft. Sicher erreicht sie niemanden.`
      : `${of}: ${count(reached, 'Person wird', 'Personen werden')} nach ${count(poll.slots.length, 'Termin', 'Terminen')} gefragt.`,
  statements: poll.slots.map((slot, at) => ({
    label: `Termin ${at + 1}`,
    text: when(slot),
    basis: byEntry(poll, 'openedAt'),
  })),
  ...(notReached.length > 0 && { notes: notReached }),
  actions: [{ label: 'Stand anzeigen', does: { say: `/terminstand ${code(poll)}` } }],
})

/* Answering */

/** On a card, beside each day. */
const CHOICE_LABELS: Readonly<Record<Choice, string>> = { yes: 'Passt', ifNeedBe: 'Zur Not', no: 'Passt nicht' }
/** One card with all days: what is not chosen on it is not answered. */
const daysToChoose = (
  poll: Poll,
  slots: readonly SlotVotes[],
  vote?: Vote,
): Pick<Reply, 'inputs' | 'actions' | 'choices'> => ({
  inputs: slots.map(({ index, slot }) => {
    const value = vote?.choices[index]
    return {
      id: slotField(index),
      kind: 'choice',
      label: `Termin ${index + 1}: ${when(slot)}`,
      choices: CHOICES.map((choice) => ({ label: CHOICE_LABELS[choice], value: choice })),
      ...(value !== undefined && { value }),
    }
  }),
  choices: [
    { label: 'Alle passen', does: { say: `/terminwahl ${code(poll)} alle ja` } },
    { label: 'Keiner passt', does: { say: `/terminwahl ${code(poll)} alle nein` } },
  ],
  actions: [{ label: 'Antworten speichern', does: { say: `/terminwahl ${code(poll)}` } }],
})

/** @param isInstead they were asked before, and that search is over */
export const askingLetter = (
  of: string,
  poll: Poll,
  slots: readonly SlotVotes[],
  by: string,
  isInstead = false,
): Reply => ({
  answer: `${of}: ${by} sucht einen Termin. Welche Tage passen Ihnen?`,
  notes: [
    ...(isInstead ? ['Die frühere Terminfindung ist beendet. Ihre Antworten dazu zählen nicht mehr.'] : []),
    'Die letzte Antwort zählt, Sie können sie jederzeit ändern.',
  ],
  ...daysToChoose(poll, slots),
  plain: plain.asking(of, by, isInstead),
})
/** To those who are not asked any more. */
export const replacedLetter = (of: string, by: string): Reply => ({
  answer: `${of}: Die Terminfindung, zu der Sie gefragt wurden, ist beendet. Sie müssen nicht mehr antworten.`,
  notes: [`${by} sucht jetzt andere Tage. Der Termin steht noch nicht fest.`],
  plain: plain.replaced(of, by),
})
export const remindingLetter = (of: string, poll: Poll, slots: readonly SlotVotes[]): Reply => ({
  answer: `${of}: Ihre Antwort zur Terminfindung fehlt noch. Welche Tage passen Ihnen?`,
  ...daysToChoose(poll, slots),
  plain: plain.reminding(of),
})

/** The slots somebody has answered, in their order. */
const chosen = (poll: Poll, choices: Readonly<Record<number, Choice>>) =>
  poll.slots.flatMap((slot, index) => {
    const choice = choices[index]
    return choice ? [{ index, slot, choice }] : []
  })
const given = (poll: Poll, vote: Vote): readonly Statement[] =>
  chosen(poll, vote.choices).map(({ index, slot, choice }) => ({
    label: `Termin ${index + 1}`,
    text: `${when(slot)}: ${sayChoice[choice]}`,
    basis: byEntry(vote, 'votedAt'),
  }))

/** All days, with what is answered until now. */
export function votingCard(of: string, poll: Poll, slots: readonly SlotVotes[], vote: Vote | undefined): Reply {
  const open = slots.filter(({ index }) => vote?.choices[index] === undefined).length
  return {
    answer:
      vote === undefined
        ? `${of}: Welche Tage passen Ihnen?`
        : open === 0
          ? `${of}: Das ist von Ihnen gespeichert. Welche Tage passen Ihnen?`
          : `${of}: Gespeichert. ${count(open, 'Tag ist', 'Tage sind')} noch ohne Antwort.`,
    ...(vote && { statements: given(poll, vote) }),
    ...daysToChoose(poll, slots, vote),
    plain: plain.choosing(of, vote && { open, given: chosen(poll, vote.choices) }),
    replaces: true,
  }
}
export const nothingChosen = (of: string): Reply => ({
  answer: `${of}: Es ist kein Tag gewählt. Es wurde nichts geändert.`,
  plain: plain.nothingChosen(of),
})
export const allAnswered = (of: string, poll: Poll, vote: Vote): Reply => ({
  answer: `${of}: Ihre Antworten sind gespeichert. Vielen Dank.`,
  statements: given(poll, vote),
  notes: ['Zum Ändern schreiben Sie zum Beispiel „/terminwahl 2 nein“.'],
  plain: plain.answered(of, chosen(poll, vote.choices)),
  replaces: true,
})
export const notAsked = (): Reply => ({
  answer: 'Ich finde keine Terminfindung, zu der Sie gefragt sind. Es wurde nichts geändert.',
  plain: plain.notAsked(),
})
export const closed = (of: string): Reply => ({
  answer: `${of}: Diese Terminfindung ist abgeschlossen. Es wurde nichts geändert.`,
  plain: plain.closed(of),
})
export const unclearVote = (of: string, said: string): Reply => ({
  answer: `${of}: Die Antwort ${quoted(said)} habe ich nicht verstanden. Es wurde nichts geändert.`,
  notes: ['Schreiben Sie zum Beispiel „/terminwahl 1 ja, 2 zur Not, 3 nein“ oder „/terminwahl alle ja“.'],
  plain: plain.unclear(of, said),
})
export const noSuchSlot = (of: string, slots: readonly number[]): Reply => ({
  answer: `${of}: Dieser Termin steht nicht zur Wahl. Es wurde nichts geändert. Zur Wahl stehen: ${list(slots.map((index) => String(index + 1)))}.`,
  plain: plain.noSuchSlot(of, slots),
})
export const whichPoll = (command: string, polls: readonly { readonly of: string; readonly poll: Poll }[]): Reply => ({
  answer: 'Welche Terminfindung meinen Sie?',
  choices: polls.map(({ of, poll }) => ({
    label: `Ab ${longDate(poll.slots[0]?.on as LocalDate)}: ${of}`,
    does: { say: `${command} ${code(poll)}` },
  })),
})

/* Seeing, reminding, fixing */

export function matrix(
  of: string,
  poll: Poll,
  slots: readonly SlotVotes[],
  silent: readonly string[],
  notReached: readonly string[],
  nameOf: (id: string) => string,
  isPrivate: boolean,
  votes: readonly Vote[],
): Reply {
  const remarks = isPrivate ? votes.filter(({ remark }) => remark !== undefined) : []
  const byPage = isPrivate ? votes.filter(({ way }) => way === 'page') : []
  const best = slots.toSorted(byPreference)
  const gone = poll.slots.length - slots.length
  const row = ({ index, slot, yes, ifNeedBe, no }: SlotVotes): Group => ({
    title: `Termin ${index + 1}: ${when(slot)}`,
    statements: [['Passt', yes] as const, ['Zur Not', ifNeedBe] as const, ['Passt nicht', no] as const].flatMap(
      ([label, those]) =>
        those.length === 0
          ? []
          : [counted(those, isPrivate ? `${those.length} (${list(those.map(nameOf))})` : String(those.length), label)],
    ),
  })
  return {
    answer: `${of}: Vollständig geantwortet haben ${poll.asked.length - silent.length} von ${poll.asked.length}.${slots.length === 0 ? ' Es ist kein Termin übrig, an dem jemand kann.' : ''}`,
    groups: [
      ...slots.map(row),
      ...(remarks.length === 0
        ? []
        : [
            {
              title: 'Bemerkungen',
              statements: remarks.map((vote) => ({
                label: nameOf(vote.personId),
                text: quoted(vote.remark ?? '', REMARK_LENGTH),
                basis: byEntry(vote, 'votedAt'),
              })),
            },
          ]),
    ],
    notes: [
      ...(silent.length > 0 && isPrivate ? [`Antwort fehlt noch: ${list(silent)}.`] : []),
      ...(byPage.length > 0 ? [`Per Seite geantwortet: ${list(byPage.map(({ personId }) => nameOf(personId)))}.`] : []),
      ...(isPrivate ? notReached : []),
      ...(gone > 0 ? [`${count(gone, 'Termin ist', 'Termine sind')} entfallen, weil niemand kann.`] : []),
      ...(slots.length === 0 ? ['Mit „/terminfindung“ schlagen Sie andere Tage vor.'] : []),
      ...(isPrivate ? [] : ['Namen zeige ich nur im persönlichen Chat.']),
    ],
    choices: best.map(({ index, slot }) => ({
      label: `${longDate(slot.on)}, ${slot.at} festlegen`,
      does: { say: `/terminstand ${code(poll)} festlegen ${index + 1}` },
    })),
    actions:
      silent.length > 0 ? [{ label: 'Fehlende erinnern', does: { say: `/terminstand ${code(poll)} erinnern` } }] : [],
  }
}
export const noPoll = (): Reply => ({ answer: 'Es läuft keine Terminfindung, die Sie sehen können.' })
export const nobodyToRemind = (of: string): Reply => ({
  answer: `${of}: Alle haben geantwortet. Es wird niemand erinnert.`,
})
export const remindedToday = (of: string): Reply => ({
  answer: `${of}: Heute wurde schon erinnert. Es wird niemand noch einmal erinnert.`,
})
/** @param names of those who can be expected to get it */
export const reminded = (of: string, names: readonly string[], notReached: readonly string[]): Reply => ({
  answer:
    names.length === 0
      ? `${of}: Ich erreiche niemanden sicher, dessen Antwort fehlt.`
      : `${of}: Erinnert ${names.length === 1 ? 'wird' : 'werden'} ${list(names)}.`,
  ...(notReached.length > 0 && { notes: notReached }),
})
export const fixed = (
  of: string,
  agreement: Agreement,
  meeting: Meeting,
  told: number,
  notReached: readonly string[],
): Reply => ({
  answer: `Eingetragen: ${of} am ${whenAndWhere(meeting)}. ${told === 0 ? 'Sicher erreicht wird niemand.' : `${count(told, 'Person wird', 'Personen werden')} benachrichtigt.`}`,
  statements: [recordedState(meeting)],
  ...(notReached.length > 0 && { notes: notReached }),
  actions: [
    { label: 'Einladen', does: { say: `/einladen ${meeting.id.slice(0, 8)}` } },
    { label: 'Ort eintragen', does: { say: `/verschieben ${meeting.id.slice(0, 8)}` } },
    { label: 'Termine anzeigen', does: { say: `/termine ${agreement.region} ${meeting.on.slice(0, 4)}` } },
  ],
})
export const nothingDone = (): string => 'Es wurde nichts festgelegt und niemand erinnert.'
export const pollLabel = (): string => 'Terminfindung'
export const slotLabel = (): string => 'Termin'
export const slotShown = (index: number): string => `Termin ${index + 1}`
export const cannotFix = (because: string): Reply => ({ answer: `${because} Es wurde nichts eingetragen.` })
export const saveTheDateLetter = (of: string, meeting: Meeting): Reply => ({
  answer: `Der Termin steht: ${of} am ${dateAndTime(meeting.on, meeting.at)}. Bitte halten Sie ihn frei, die Einladung folgt.`,
  statements: [{ label: 'Termin', text: whenAndWhere(meeting), basis: byMeeting(meeting) }],
  plain: plain.fixed(of, plainWhenAndWhere(meeting)),
})
