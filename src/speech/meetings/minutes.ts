/** Taking minutes: short echoes while it is written, the whole afterwards, and the registers. */
import { shortId } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { currentLines, LINE_LENGTH, type MinutesLine, numberWithinKind } from '#src/meetings/minutes.ts'
import { REQUEST_OFFICE } from '#src/speech/parts/conversation.ts'
import { undoLabel } from '#src/speech/parts/envelope.ts'
import { count, dateAndTime, longDate, quoted } from '#src/speech/parts/format.ts'
import type { Action, Reply } from '#src/speech/parts/reply.ts'
import { stateOf } from './meeting.ts'
import { itemName, KIND, lastLine, resultText } from './minutes-line.ts'

export const about = (): string => 'Protokoll'

const VERBS =
  'Schreiben Sie einfach mit. „Beschluss: …“, „Aufgabe: … bis 30.06. durch …“, „Information: …“, „TOP 3“, „weiter“, „Anwesend: …“, „Entschuldigt: …“, „Gäste: …“, „Leitung: …“, „Beginn: 10:05 Uhr“, „Anlage: …“, „korrigiere: …“, „streiche Zeile 4“, „rückgängig“, „zurück zu 3“, „Pause“, „Ende“.'

export const started = (of: string, meeting: Meeting, items: readonly string[]): Reply => ({
  answer: `Protokoll ${of} vom ${longDate(meeting.on)} ist eröffnet. Jede Nachricht von Ihnen in diesem Chat ist jetzt eine Zeile.`,
  notes: [VERBS, ...items, 'Befehle mit Schrägstrich beantworte ich weiter, ohne sie aufzuschreiben.'],
  actions: [{ label: 'Anwesenheit', does: { say: `/anwesenheit ${shortId(meeting)}` } }],
})

export const resumed = (of: string, meeting: Meeting, lines: readonly MinutesLine[], item: string): Reply => ({
  answer: `Protokoll ${of} vom ${longDate(meeting.on)} geht weiter bei ${itemName(item)}, ${count(currentLines(lines).length, 'Zeile', 'Zeilen')} bisher.`,
  notes: [...lastLine(lines), VERBS],
})

export const notYet = (of: string, meeting: Meeting): Reply => ({
  answer: `${of} tagt erst am ${longDate(meeting.on)}. Ein Protokoll beginnt am Tag der Sitzung.`,
})

export const wrongState = (of: string, meeting: Meeting): Reply => ({
  answer: `${of} am ${longDate(meeting.on)}: Das ist nicht möglich (${stateOf(meeting)}). Es wurde nichts geändert.`,
})

/** No session has had its day yet. @param of that of the next one */
export const notBegun = (of: string, next: Meeting): Reply => ({
  answer: `Ein Protokoll beginnt am Tag der Sitzung. Die nächste Sitzung ist ${of} am ${dateAndTime(next.on, next.at)}.`,
  actions: [{ label: 'Tagesordnung', does: { say: `/tagesordnung ${shortId(next)}` } }],
})

export const mayNot = (): Reply => ({
  answer: 'Das Protokoll führt die Geschäftsführung des Gremiums. Es wurde nichts geändert.',
  actions: [REQUEST_OFFICE],
})

export const mayNotRead = (): Reply => ({
  answer: 'Protokolle sind den Mitgliedern des Gremiums zugänglich.',
  actions: [REQUEST_OFFICE],
})

/** To members, while it is written: a draft is read by those who write it. */
export const notFinished = (of: string, meeting: Meeting): Reply => ({
  answer: `Das Protokoll ${of} vom ${longDate(meeting.on)} ist noch nicht fertiggestellt. Sie erhalten es, sobald es verteilt wird.`,
})
export const mayNotObject = (): Reply => ({
  answer: 'Einwendungen können Mitglieder des Gremiums erheben.',
  actions: [REQUEST_OFFICE],
})

/** @param said what follows the command */
export const nothingDone = (said: string): Reply => ({
  answer: `${quoted(said, 120)} verstehe ich nicht als Bitte an mich. Es wurde nichts geändert.`,
  notes: [
    'Zum Beispiel: „/protokoll KoK Kassel“ zeigt oder eröffnet das Protokoll, „… weiter“ nimmt es wieder auf, „… fertig“ verteilt, „… genehmigen“ schließt es ab.',
  ],
})

/** Ended before a line was written: it can be gone on with, and nothing is sent round. */
export const endedEmpty = (of: string, meeting: Meeting): Reply => ({
  answer: `Im Protokoll ${of} vom ${longDate(meeting.on)} steht noch keine Zeile. Es bleibt offen, Ihre Nachrichten sind keine Zeilen mehr.`,
  actions: [{ label: 'Weiterschreiben', does: { say: `/protokoll ${shortId(meeting)} weiter` } }],
})
export const empty = (of: string, meeting: Meeting): string =>
  `Im Protokoll ${of} vom ${longDate(meeting.on)} steht noch keine Zeile. Es wurde nichts verteilt.`

export const nothingWritten = (of: string, meeting: Meeting): Reply => ({
  answer: `Zu ${of} am ${longDate(meeting.on)} liegt kein Protokoll vor.`,
})

/** "TOP 3 · Beschluss 2 festgehalten (Zeile 7)." What was read of it stands below. */
export function written(
  line: MinutesLine,
  lines: readonly MinutesLine[],
  { doubt, hints = [] }: { readonly doubt?: DueDoubt; readonly hints?: readonly string[] } = {},
): Reply {
  const numbered = line.kind === 'decision' || line.kind === 'task' ? ` ${numberWithinKind(line, lines)}` : ''
  const name = line.kind === 'discussion' ? 'Zeile' : `${KIND[line.kind]}${numbered}`
  const where = line.item === '' ? '' : `TOP ${line.item} · `
  const notes = [...readFrom(line, doubt), ...hints]
  return {
    answer: `${where}${name} festgehalten (Zeile ${line.number}): ${quoted(line.text, 120)}`,
    ...(notes.length > 0 && { notes }),
    actions: [takeBack(line, 'streichen')],
  }
}

/** By the number of the line, as long as it is what it was; also when nobody writes any more. */
const takeBack = ({ meetingId, number }: MinutesLine, deed: string): Action => ({
  label: undoLabel(),
  does: { say: `/protokoll ${shortId({ id: meetingId })} zeile ${number} ${deed}` },
})
/** What was done with the line since then stays. */
export const notTakenBack = (number: number): Reply => ({
  answer: `Das lässt sich nicht mehr zurücknehmen: Zeile ${number} wurde seitdem geändert. Es wurde nichts geändert.`,
})
export const restored = (line: MinutesLine): Reply => ({
  answer: `Zeile ${line.number} gilt wieder: ${quoted(line.text, 120)}`,
})
/** A question or an order that was meant for the bot. */
export const askedInMinutes = (): string =>
  'Das steht jetzt als Zeile im Protokoll. Fragen und Befehle an mich beginnen währenddessen mit „/“.'

/** Why a day was not taken; as in `DueDoubt` of the language. */
type DueDoubt = 'year' | 'past' | 'weekday'

/** What was taken from the words, so that a wrong reading is seen at once. */
function readFrom(line: MinutesLine, doubt?: DueDoubt): readonly string[] {
  if (line.kind === 'task') return taskNotes(line, doubt)
  if (line.kind !== 'decision') return []
  return [
    line.vote === undefined
      ? 'Ich habe kein Abstimmungsergebnis erkannt. Schreiben Sie es ans Ende: „…, einstimmig“ oder „…, 5 dafür, 2 dagegen, 1 Enthaltung“.'
      : `Ergebnis: ${resultText(line.vote)}`,
  ]
}

function taskNotes({ responsible, dueOn, dueWords }: MinutesLine, doubt?: DueDoubt): readonly string[] {
  return [
    responsible ? `Zuständig: ${responsible}` : 'Zuständig: nicht genannt. Ergänzen Sie „durch …“.',
    dueOn
      ? `Bis: ${longDate(dueOn)}`
      : dueWords
        ? `Bis: ${quoted(dueWords)} ${WHY_NO_DAY[doubt ?? 'none']}; eine Erinnerung ist so nicht möglich.`
        : 'Bis: nicht genannt.',
  ]
}

const WHY_NO_DAY: Readonly<Record<DueDoubt | 'none', string>> = {
  none: 'ist kein einzelner Tag',
  year: 'ist vorbei oder erst im nächsten Jahr, bitte mit Jahreszahl berichtigen',
  past: 'liegt vor der Sitzung, bitte berichtigen',
  weekday: 'passt nicht zum Wochentag, bitte berichtigen',
}

/** "Beschluss über die Liste" has no colon: taken as an ordinary line. */
export const plainLine = (): string =>
  'Das ist eine Zeile der Beratung. Ein Beschluss beginnt mit „Beschluss: …“, eine Aufgabe mit „Aufgabe: …“.'

export const goesOnAt = (item: string): string => `Es geht bei ${itemName(item)} weiter.`

/** Several echoes in one answer. */
export const together = ([first, ...more]: readonly [Reply, ...(readonly Reply[])]): Reply => ({
  ...first,
  answer: [first, ...more].map(({ answer }) => answer).join(' '),
  notes: [first, ...more].flatMap(({ notes = [] }) => notes),
  actions: [first, ...more].flatMap(({ actions = [] }) => actions),
})

/** A pasted block: what became of each of its lines, then what the last one leads to. */
export function block(echoes: readonly Reply[]): Reply {
  const last = echoes.at(-1)
  const isShown = last?.groups !== undefined
  return {
    answer: `${count(echoes.length, 'Zeile', 'Zeilen')} der Reihe nach gelesen.${isShown ? ` ${last.answer}` : ''}`,
    ...(isShown && { groups: last.groups, actions: last.actions ?? [] }),
    notes: (isShown ? echoes.slice(0, -1) : echoes).map(({ answer, notes = [] }) =>
      notes.length === 0 ? answer : `${answer} ${notes.join(' · ')}`,
    ),
  }
}

/** What was typed after "Pause" or "Ende", or after somebody else ended the minutes. */
export function notOpen(of: string, meeting: Meeting, said: string): Reply {
  const state = meeting.state === 'inSession' ? 'unterbrochen' : 'beendet'
  const mayGoOn = ['inSession', 'held', 'minuted'].includes(meeting.state)
  return {
    answer: `Das Protokoll ${of} vom ${longDate(meeting.on)} ist ${state}; nichts wurde festgehalten.`,
    notes: [`Nicht festgehalten: ${quoted(said, 300)}`],
    actions: mayGoOn ? [{ label: 'Weiterschreiben', does: { say: `/protokoll ${shortId(meeting)} weiter` } }] : [],
  }
}

export const atItem = (number: string, title: string): Reply => ({
  answer: `Jetzt TOP ${number}: ${title}${/[.!?]$/u.test(title) ? '' : '.'}`,
})

export const noSuchItem = (said: string): Reply => ({
  answer: `TOP ${said} steht nicht auf der Tagesordnung. Es geht beim bisherigen Punkt weiter.`,
})

export const noSuchItemToExtract = (said: string): Reply => ({
  answer: `TOP ${said} steht nicht in diesem Protokoll.`,
})

export const noNextItem = (): Reply => ({
  answer: 'Das war der letzte Punkt der Tagesordnung. Mit „Ende“ schließen Sie das Protokoll.',
})

export const noSuchLine = (): Reply => ({
  answer: 'Diese Zeile gibt es nicht, oder sie ist schon ersetzt. Es wurde nichts geändert.',
})

export const noOwnLine = (): Reply => ({
  answer: 'Von Ihnen gibt es hier keinen gültigen Eintrag. Es wurde nichts geändert.',
})

export const struck = (line: MinutesLine): Reply => ({
  answer: `Gestrichen: Zeile ${line.number}, ${quoted(line.text)}. Im Verlauf bleibt sie lesbar.`,
  actions: [takeBack(line, 'wiederherstellen')],
})

export const lastIsCorrection = (line: MinutesLine): Reply => ({
  answer: `Zeile ${line.number} ist eine Berichtigung und bleibt stehen. Ändern Sie sie mit „korrigiere: …“.`,
})

export function corrected(line: MinutesLine, before: MinutesLine, doubt?: DueDoubt): Reply {
  const notes = readFrom(line, doubt)
  return {
    answer: `Berichtigt: Zeile ${before.number} ist jetzt Zeile ${line.number}: ${quoted(line.text, 120)} Im Verlauf bleibt die alte lesbar.`,
    ...(notes.length > 0 && { notes }),
    actions: [takeBack(line, 'entberichtigen')],
  }
}

export const paused = (): Reply => ({
  answer: 'Pause. Ihre Nachrichten sind keine Zeilen mehr. Mit „/protokoll“ geht es weiter.',
})

export const longLine = (limit: number): Reply => ({
  answer: `Die Zeile ist länger als ${limit} Zeichen und wurde nicht gespeichert. Bitte teilen Sie sie.`,
})

export const longLineInBlock = (limit: number): Reply => ({
  answer: `Eine der Zeilen ist länger als ${limit} Zeichen. Es wurde nichts gespeichert; bitte teilen Sie sie.`,
})

/** What stood in the same message as the command and was not taken down. */
export const withUnwritten = (reply: Reply, left: string): Reply =>
  left === ''
    ? reply
    : {
        ...reply,
        notes: [
          `Nicht aufgeschrieben: ${quoted(left, 300)}. Bitte schreiben Sie es als eigene Nachricht.`,
          ...(reply.notes ?? []),
        ],
      }

export const longBlock = (limit: number): Reply => ({
  answer: `Das sind mehr als ${limit} Zeilen. Es wurde nichts gespeichert; bitte teilen Sie den Text.`,
})

export const askObjection = (): Reply => ({
  answer: 'Bitte schreiben Sie den Einwand hinter „einwand:“. Es wurde nichts gespeichert.',
})
/** To whoever runs the body. @param who raised it */
export const objectionNotice = (who: string, text: string, of: string, meeting: Meeting): Reply => ({
  answer: `Einwand von ${who} zum Protokoll ${of} vom ${longDate(meeting.on)}: ${quoted(text, LINE_LENGTH)}`,
  actions: [{ label: 'Protokoll anzeigen', does: { say: `/protokoll ${shortId(meeting)}` } }],
})
export const objected = (): Reply => ({
  answer: 'Der Einwand ist festgehalten.',
  plain: { answer: 'Ich habe Ihren Einwand gespeichert.' },
})
