/** The agenda in words, and the talk about proposals. */
import { type Agreement, emptiedBy } from '#src/agreements/lookup.ts'
import { byEntry } from '#src/agreements/stated.ts'
import { type LocalDate, yearOf } from '#src/calendar/local-date.ts'
import {
  type AgendaItem,
  type AgendaLine,
  type ItemKind,
  type OpenItem,
  openProposals,
  timeBudget,
} from '#src/meetings/agenda.ts'
import { shortId } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { Milestone } from '#src/meetings/milestones.ts'
import type { MinutesLine } from '#src/meetings/minutes.ts'
import { emptied, plainEmptied } from '#src/speech/agreements/beside-text.ts'
import { itemOf } from '#src/speech/duties/duty.ts'
import { sayBasis } from '#src/speech/parts/basis.ts'
import { count, dateAndTime, list, longDate, quoted } from '#src/speech/parts/format.ts'
import type { Action, Reply, Statement } from '#src/speech/parts/reply.ts'
import { byLaw } from '#src/speech/parts/statement.ts'
import * as plain from '#src/speech/plain/agenda.ts'
import { accept } from './arrangement.ts'
import { FRAME } from './frame.ts'
import { meetingButton } from './meeting.ts'
import { notNow } from './meeting-field.ts'
import { taskText } from './minutes-line.ts'

const KIND: Readonly<Record<ItemKind, string>> = {
  information: 'Information',
  discussion: 'Beratung',
  decision: 'Beschluss',
}
export const kindName = (kind: ItemKind): string => KIND[kind]

/** The title of a line, without its number. */
export function titleOf({ what: of }: AgendaLine, agreement: Agreement): string {
  switch (of.kind) {
    case 'frame':
      return FRAME[of.frame]
    case 'item':
    case 'carried':
      return of.item.title
    case 'duty': {
      const duty = agreement.duties.find(({ id }) => id === of.dutyId)
      return duty ? itemOf(duty) : of.dutyId
    }
  }
}

/** A law that has probably emptied a duty is named with it. */
function lawTo({ what: of, number }: AgendaLine, agreement: Agreement): readonly Statement[] {
  const law = of.kind === 'duty' ? emptiedBy(agreement, of.dutyId, yearOf(of.dueOn)) : undefined
  return law
    ? [{ ...byLaw(law, emptied(law), `Zu TOP ${number}`), plain: `Zu TOP ${number}: ${plainEmptied(law)}` }]
    : []
}

const itemFacts = (item: Pick<AgendaItem, 'kind' | 'minutes' | 'presenter' | 'paper' | 'isLate'>): string =>
  [
    KIND[item.kind],
    item.minutes ? `${item.minutes} Minuten` : '',
    item.presenter === undefined ? '' : `vorgestellt von ${item.presenter}`,
    item.paper === undefined ? '' : `Unterlage: ${item.paper}`,
    item.isLate ? 'nach Vorschlagsschluss' : '',
  ]
    .filter((part) => part !== '')
    .join(', ')

export function agendaLineText(line: AgendaLine, agreement: Agreement): string {
  const title = titleOf(line, agreement)
  if (line.what.kind === 'carried') {
    return `${title} (${itemFacts({ ...line.what.item, isLate: false })}, offen aus der Sitzung vom ${longDate(line.what.from)})`
  }
  if (line.what.kind === 'item') return `${title} (${itemFacts(line.what.item)})`
  if (line.what.kind === 'duty') return `${title}, fällig ${longDate(line.what.dueOn)}`
  return title
}

export interface AgendaView {
  readonly agreement: Agreement
  readonly of: string
  readonly meeting: Meeting
  readonly lines: readonly AgendaLine[]
  readonly items: readonly AgendaItem[]
  readonly openTasks: readonly MinutesLine[]
  readonly closing: Pick<Milestone, 'on' | 'basis'>
  /** May this person take proposals in and change the order? */
  readonly mayArrange: boolean
  readonly nameOf: (id: string) => string
}

export function agenda(view: AgendaView): Reply {
  const { agreement, of, meeting, lines, items, openTasks, closing, mayArrange, nameOf } = view
  const open = openProposals(items)
  const budget = timeBudget(items)
  const shown: Statement[] = lines.flatMap((line) => [
    { label: `TOP ${line.number}`, text: agendaLineText(line, agreement), basis: line.basis },
    ...lawTo(line, agreement),
  ])
  const proposed: Statement[] = open.map(({ mark, item }) => ({
    label: `Vorschlag ${mark}`,
    text: `${item.title} (${itemFacts(item)}), von ${nameOf(item.proposedBy)}`,
    basis: byEntry(item, 'proposedAt'),
  }))
  const command = (rest: string): Action['does'] => ({ say: `/tagesordnung ${shortId(meeting)} ${rest}` })
  const tasks = openTasks.map((line) => openTask(line, meeting.on))
  const said = mayArrange ? examples(open, lines) : []
  return {
    answer: `Tagesordnung ${of} am ${dateAndTime(meeting.on, meeting.at, meeting.endsAt)}.${awaiting(mayArrange ? open.length : 0)}`,
    // Whoever decides on proposals sees them above the items: their buttons stand below, and no phone may fold them away.
    statements: mayArrange ? [...proposed, ...shown] : shown,
    groups: [
      ...(tasks.length > 0 ? [{ title: 'Offene Aufgaben', statements: tasks }] : []),
      ...(proposed.length > 0 && !mayArrange ? [{ title: 'Noch nicht aufgenommen', statements: proposed }] : []),
    ],
    notes: [
      ...(budget > 0 ? [`Angemeldete Zeit: ${budget} Minuten.`] : []),
      `Vorschlagsschluss: ${longDate(closing.on)} (${sayBasis(closing.basis)}). Spätere Vorschläge werden gekennzeichnet.`,
      ...said,
    ],
    plain: plain.agenda(of, meeting, {
      lines: shown,
      openTasks: tasks,
      proposals: proposed,
      minutes: budget,
      closing,
      examples: said,
    }),
    ...(mayArrange &&
      open.length > 0 && {
        choices: open.slice(0, 4).map(({ mark, item }) => accept(mark, item)),
      }),
    actions: [
      { label: 'Punkt vorschlagen', does: { say: `/top ${of}` } },
      ...(mayArrange ? [{ label: 'Verteilen', does: command('verteilen') }] : []),
    ],
  }
}

const awaiting = (open: number): string =>
  open === 0 ? '' : ` Noch nicht aufgenommen: ${count(open, 'Vorschlag', 'Vorschläge')}.`

/** Only with letters and numbers that stand there: whoever types an example gets what it says. */
function examples([one, other = one]: readonly OpenItem[], lines: readonly AgendaLine[]): readonly string[] {
  const [first, second] = lines.filter(({ what: of }) => of.kind === 'item').map(({ number }) => number)
  const said = [
    ...(one && other ? [`${one.mark} aufnehmen`, `${other.mark} ablehnen: Grund`] : []),
    ...(first && second ? [`TOP ${second} vor TOP ${first}`] : []),
  ]
  return said.length === 0 ? [] : [`Zum Beispiel: ${said.map((words) => quoted(`/tagesordnung ${words}`)).join(', ')}.`]
}

/** "Bedarfszahl vorlegen, bis Do., 30.09.2027, zuständig: Jugendamt": overdue on the day of the session. */
const openTask = (line: MinutesLine, on: LocalDate): Statement => ({
  text: `${taskText(line)}${line.dueOn !== undefined && line.dueOn < on ? ' – dann überfällig' : ''}`,
  basis: byEntry(line, 'writtenAt'),
})

export const aboutAgenda = (): string => 'Tagesordnung'
export const noMeeting = (): string => 'Es ist keine Sitzung eingetragen, um die es gehen kann.'
/** Nothing is changed on it any more: its minutes are begun, or it is called off. */
export const noLonger = (of: string, meeting: Meeting): Reply => ({
  answer: `${notNow(of, meeting)} Es wurde nichts geändert.`,
})
/** A region or day was named for which nothing stands ahead: another one is not taken instead. */
export const noneMeant = (): string => 'Dazu ist keine kommende Sitzung eingetragen. Ist eine andere gemeint?'
/** @param after what the command says behind the meeting: a click says all that was said */
export const whichMeeting = (
  choices: readonly { readonly of: string; readonly meeting: Meeting }[],
  command: string,
  after = '',
): Reply => ({
  answer: choices.length > 0 ? 'Welche Sitzung?' : noMeeting(),
  choices: choices.slice(0, 6).map(({ of, meeting }, _, all) => ({
    label: meetingButton(
      of,
      meeting,
      all.map((one) => one.meeting),
    ),
    does: { say: `${command} ${shortId(meeting)} ${after}`.trim() },
  })),
})

/* Proposing */

export const aboutPropose = (): string => 'Vorschlag zur Tagesordnung'
export const undone = (): string => 'Es wurde nichts vorgeschlagen.'
export const askMeeting = (): string => 'Für welche Sitzung ist der Vorschlag?'
export const titleLabel = (): string => 'Titel'
export const askTitle = (): string => 'Worum geht es? Bitte nennen Sie einen kurzen Titel.'
export const longTitle = (limit: number): string => `Der Titel ist länger als ${limit} Zeichen. Bitte kürzen Sie ihn.`
export const kindLabel = (): string => 'Art'
export const askKind = (): string => 'Zur Information, zur Beratung oder zum Beschluss?'
export const minutesLabel = (): string => 'Minuten'
export const askMinutes = (): string => 'Wie viele Minuten brauchen Sie?'
export const onlyMinutes = (): string => 'Bitte nennen Sie eine Zahl von Minuten, zum Beispiel 20.'
export const presenterLabel = (): string => 'Vorgestellt von (freiwillig)'
export const askPresenter = (): string => 'Wer stellt den Punkt vor?'
export const paperLabel = (): string => 'Unterlage (Adresse, freiwillig)'
export const askPaper = (): string => 'Wo liegt die Unterlage?'
export const onlyHttps = (): string => 'Eine Unterlage nennen Sie bitte mit einer Adresse, die mit https:// beginnt.'
export const onePaper = (said: readonly string[]): string =>
  `Zu einem Punkt lässt sich eine Unterlage nennen, genannt sind ${said.length}: ${said.join(' und ')}. Eingetragen wird keine davon.`
export const presenters = (named: readonly string[]): string => list(named)
export const longPresenters = (most: number): string =>
  `Für die Vortragenden sind höchstens ${most} Zeichen möglich. Eingetragen wird niemand davon.`
export const noMinutes = (): string => 'Keine Angabe'
export const minutesShown = (n: number): string => (n === 0 ? 'keine Angabe' : `${n} Minuten`)
type Proposed = Pick<AgendaItem, 'title' | 'kind' | 'presenter' | 'paper'> & { readonly minutes: number }
export const readBack = (item: Proposed, of: string, meeting: Meeting): string =>
  `${of} am ${longDate(meeting.on)}: ${quoted(item.title, 150)} (${itemFacts({ ...item, isLate: false })}). Soll ich das vorschlagen?`
/** @param late the day by which it should have come, if it is over */
export const plainReadBack = (
  item: Proposed,
  of: string,
  meeting: Meeting,
  late: Pick<Milestone, 'on' | 'basis'> | undefined,
) => plain.readBack(item.title, of, meeting, itemFacts({ ...item, isLate: false }), late)
export const lateNote = ({ on, basis }: Pick<Milestone, 'on' | 'basis'>): string =>
  `Der Vorschlagsschluss war am ${longDate(on)} (${sayBasis(basis)}). Der Vorschlag wird als verspätet gekennzeichnet.`
export const confirm = (): string => 'Ja, vorschlagen'
/** @param own where whoever proposes it runs the body: they decide on it themselves, at once if they like */
export function proposed(title: string, of: string, meeting: Meeting, own: OpenItem | undefined): Reply {
  const agenda = `/tagesordnung ${shortId(meeting)}`
  const decides = own === undefined ? 'Die Geschäftsführung entscheidet' : 'Sie entscheiden'
  return {
    answer: `Vorgeschlagen: ${quoted(title, 150)} für ${of} am ${longDate(meeting.on)}. ${decides} über die Aufnahme.`,
    plain: plain.proposed(title, of, meeting, own !== undefined),
    actions: [
      ...(own === undefined ? [] : [accept(own.mark, own.item)]),
      { label: 'Tagesordnung anzeigen', does: { say: agenda } },
    ],
  }
}
export const proposedNotice = (title: string, who: string, of: string, meeting: Meeting): Reply => ({
  answer: `Neuer Vorschlag zur Tagesordnung von ${who}: ${quoted(title, 150)} für ${of} am ${longDate(meeting.on)}.`,
  actions: [{ label: 'Tagesordnung anzeigen', does: { say: `/tagesordnung ${shortId(meeting)}` } }],
})
