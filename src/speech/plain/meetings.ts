/** Invitations, answers to them and changes of a meeting, in Einfache Sprache. */
import type { LocalDate } from '#src/calendar/local-date.ts'
import type { CopiedLine } from '#src/meetings/agenda.ts'
import { type Answer, isFor, type Response } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { Seat } from '#src/meetings/seats.ts'
import { dateAndTime, list, longDate, places, quoted } from '#src/speech/parts/format.ts'
import type { PlainWords } from '#src/speech/parts/reply.ts'
import { copiedTopics } from './topics.ts'

/** "Wann? …" and "Wo? …", each on a line of its own. */
export const whenAndWhere = (meeting: Meeting): readonly string[] => [
  `Wann? ${dateAndTime(meeting.on, meeting.at, meeting.endsAt)}.`,
  meeting.place === undefined ? 'Wo? Der Ort steht noch nicht fest.' : `Wo? ${meeting.place}.`,
  ...(meeting.jointWith === undefined ? [] : [`Dieses Treffen ist gemeinsam mit: ${meeting.jointWith}.`]),
]

const CHANGEABLE = 'Sie können Ihre Antwort später ändern. Dann gilt die neue Antwort.'

export const invitation = (
  of: string,
  meeting: Meeting,
  seats: readonly Seat[],
  {
    by,
    agenda,
    proposeBy,
  }: { readonly by: string; readonly agenda: readonly CopiedLine[]; readonly proposeBy: LocalDate | undefined },
): PlainWords => ({
  answer: `Sie sind zu einem Treffen eingeladen. Das Treffen heißt: ${of}.`,
  notes: [
    ...whenAndWhere(meeting),
    `Kommen Sie? Bitte antworten Sie. ${CHANGEABLE}`,
    'Brauchen Sie Hilfe beim Treffen? Zum Beispiel Gebärdensprache, einen Weg ohne Stufen oder Einfache Sprache? Sagen Sie es mit Ihrer Antwort. Oder sagen Sie es der Geschäftsführung.',
    `Eingeladen hat Sie: ${by}.`,
    agenda.length === 0
      ? 'Die Liste der Themen kommt später.'
      : `Über diese Themen wird gesprochen: ${copiedTopics(agenda).join(' ')}`,
    seats.length === 0
      ? 'Haben Sie ein eigenes Thema? Sagen Sie es der Geschäftsführung.'
      : `Haben Sie ein eigenes Thema? Schreiben Sie: „/top“. Oder sagen Sie es der Geschäftsführung.${proposeBy ? ` Bitte tun Sie das bis zum ${longDate(proposeBy)}.` : ''}`,
    ...(seats.length === 0 ? ['Sie sind als Gast eingeladen.'] : seats.map(seat)),
  ],
})

/** Who somebody is invited as, and where the agreement says so. */
const seat = ({ who, clauses }: Seat): string =>
  `Sie sind eingeladen als: ${who}. Das steht in der Vereinbarung: ${places(clauses)}.`

export const isOver = (of: string, meeting: Meeting): string =>
  `${
    meeting.state === 'cancelled' ? 'Dieses Treffen fällt aus' : 'Dieses Treffen hat schon angefangen'
  }: ${of} am ${dateAndTime(meeting.on, meeting.at)}.`

const ANSWERS: Readonly<Record<Answer, string>> = {
  accepted: 'Sie kommen',
  tentative: 'Vielleicht kommen Sie',
  declined: 'Sie kommen nicht',
  represented: 'Jemand anderes kommt für Sie',
}
const ANSWERS_FOR: Readonly<Record<Answer, string>> = {
  accepted: 'kommt',
  tentative: 'kommt vielleicht',
  declined: 'kommt nicht',
  represented: 'kommt nicht selbst',
}
export const saidPlainly = ({ answer, deputy }: Pick<Response, 'answer' | 'deputy'>, forWhom?: string): string => {
  const what = forWhom === undefined ? ANSWERS[answer] : `${forWhom} ${ANSWERS_FOR[answer]}`
  return deputy ? `${what}: ${quoted(deputy, 80)}` : what
}

export const lastAnswer = (last: Response, meeting: Meeting): string =>
  `Ihre letzte Antwort war: ${saidPlainly(last)}. Sie war für den ${dateAndTime(last.on, last.at)}.${isFor(last, meeting) ? '' : ' Sie gilt nicht mehr.'}`

export const responseRecorded = (of: string, meeting: Meeting, response: Response, forWhom?: string): PlainWords => ({
  answer: `Das habe ich gespeichert: ${saidPlainly(response, forWhom)}.`,
  notes: [`Das Treffen heißt: ${of}.`, ...whenAndWhere(meeting), CHANGEABLE],
})

export const enteredForYou = (of: string, meeting: Meeting, response: Response, by: string): PlainWords => ({
  answer: `${by} hat für Sie geantwortet: ${saidPlainly(response)}.`,
  notes: [`Das Treffen heißt: ${of}.`, ...whenAndWhere(meeting), 'Stimmt das nicht? Dann antworten Sie bitte selbst.'],
})

export const whatDoYouAnswer = (of: string, meeting: Meeting, last: Response | undefined): PlainWords => ({
  answer: `Kommen Sie zu diesem Treffen? Das Treffen heißt: ${of}.`,
  notes: [...whenAndWhere(meeting), ...(last ? [lastAnswer(last, meeting)] : [])],
})

export const staleInvitation = (of: string, meeting: Meeting): PlainWords => ({
  answer: `Diese Nachricht ist alt. Das Treffen hat sich geändert. Ich habe nichts gespeichert. Das Treffen heißt: ${of}.`,
  notes: ['Jetzt gilt:', ...whenAndWhere(meeting), 'Kommen Sie? Bitte antworten Sie noch einmal.'],
})

export const notInvited = (of: string, meeting: Meeting): PlainWords => ({
  answer: `Sie sind zu diesem Treffen nicht eingeladen: ${of} am ${dateAndTime(meeting.on, meeting.at)}. Ich habe nichts geändert.`,
  notes: ['Antworten dürfen nur Menschen mit einer Einladung. Oder Menschen, die jemanden vertreten.'],
})

export const answeredTooLate = (of: string, meeting: Meeting): PlainWords => ({
  answer: `${isOver(of, meeting)} Ich habe nichts geändert.`,
})

export const whichInvitation = (): PlainWords => ({
  answer: 'Sie haben mehrere Einladungen. Welches Treffen meinen Sie? Bitte wählen Sie es aus.',
})

export const notYetInvited = (of: string, meeting: Meeting): PlainWords => ({
  answer: `Für dieses Treffen gibt es noch keine Einladung: ${of} am ${dateAndTime(meeting.on, meeting.at)}.`,
  notes: ['Wenn Sie eine Einladung bekommen, können Sie antworten. Ich habe nichts geändert.'],
})

export const noInvitation = (): PlainWords => ({
  answer: 'Ich finde keine Einladung für Sie. Ich habe nichts geändert.',
})

/** @param chosen what was said to be needed, in the words of the answer beside it */
export const deputyLetter = (of: string, meeting: Meeting, forWhom: string): PlainWords => ({
  answer: `Sie gehen für ${forWhom} zu einem Treffen.`,
  notes: [
    `Das Treffen heißt: ${of}.`,
    ...whenAndWhere(meeting),
    `${forWhom} hat das so eingetragen.`,
    `Können Sie nicht kommen? Dann sagen Sie es bitte ${forWhom}.`,
  ],
})

export const deputyNotNeeded = (of: string, meeting: Meeting, forWhom: string): PlainWords => ({
  answer: `Sie gehen nicht mehr für ${forWhom} zu dem Treffen.`,
  notes: [`Das Treffen heißt: ${of}.`, ...whenAndWhere(meeting), `${forWhom} hat jetzt anders geantwortet.`],
})

export const needs = (of: string, meeting: Meeting, chosen: readonly string[]): PlainWords => ({
  answer:
    chosen.length === 0
      ? 'Was brauchen Sie bei dem Treffen?'
      : `Das habe ich gespeichert: Sie brauchen ${list(chosen)}.`,
  notes: [
    `Das Treffen ist: ${of} am ${dateAndTime(meeting.on, meeting.at)}.`,
    'Die Geschäftsführung sieht nur eine Zahl: Wie viele Menschen brauchen das? Ihren Namen sieht sie nicht.',
  ],
})

export const severalSeats = (names: readonly string[]): PlainWords => ({
  answer: `Sie vertreten mehrere Menschen: ${names.join(', ')}.`,
  notes: ['Ich weiß nicht, für wen Sie antworten. Diese Menschen sollen bitte selbst antworten.'],
})

export const needsBeside = (chosen: readonly string[], isOpen: boolean): string =>
  [
    chosen.length === 0 ? 'Sie haben noch nicht gesagt, was Sie brauchen.' : `Sie brauchen ${list(chosen)}.`,
    ...(isOpen
      ? ['Ich habe nicht alles verstanden. Was brauchen Sie noch? Schreiben Sie: „Ich brauche Hilfe beim Treffen“.']
      : []),
  ].join(' ')

/** @param isAskedAnew they were invited for another day or time; not everybody has answered */
export const moved = (
  of: string,
  before: Meeting,
  after: Meeting,
  {
    by,
    isAskedAnew,
    reason,
    proposeBy,
    isOver,
  }: {
    readonly by: string
    readonly isAskedAnew: boolean
    readonly reason?: string | undefined
    readonly proposeBy?: LocalDate
    readonly isOver?: boolean
  },
): PlainWords => ({
  answer: `${whatIsNew(before, after)} Das Treffen heißt: ${of}.`,
  notes: [
    'So ist es jetzt:',
    ...whenAndWhere(after),
    'So war es vorher:',
    ...whenAndWhere(before),
    ...(reason ? [`Der Grund ist: ${quoted(reason, 200)}.`] : []),
    ...(isAskedAnew
      ? ['Haben Sie schon geantwortet? Diese Antwort gilt nicht mehr.', 'Kommen Sie jetzt? Bitte antworten Sie.']
      : []),
    ...(before.on === after.on && before.at === after.at
      ? ['Haben Sie schon geantwortet? Diese Antwort gilt weiter.']
      : []),
    ...(proposeBy && !isOver ? [`Wollen Sie ein Thema vorschlagen? Dann bitte bis ${longDate(proposeBy)}.`] : []),
    ...(proposeBy && isOver
      ? [`Bis ${longDate(proposeBy)} konnte man ein Thema vorschlagen. Dieser Tag ist vorbei.`]
      : []),
    `Geändert hat das: ${by}.`,
    'Bitte ändern Sie auch Ihren Kalender.',
  ],
})

/** The day stands first: it is the subject of a mail, which is cut. */
function whatIsNew(before: Meeting, after: Meeting): string {
  const when = dateAndTime(after.on, after.at, after.endsAt)
  if (before.on !== after.on) return `Neuer Tag: ${when}. Das Treffen hat sich geändert.`
  if (before.at !== after.at) return `Neue Uhrzeit: ${when}. Das Treffen hat sich geändert.`
  return `Das Treffen am ${when} hat sich geändert.`
}

export const cancelled = (of: string, meeting: Meeting, by: string, reason: string | undefined): PlainWords => ({
  answer: `Das Treffen am ${dateAndTime(meeting.on, meeting.at, meeting.endsAt)} fällt aus. Das Treffen heißt: ${of}.`,
  notes: [
    'So war es geplant:',
    ...whenAndWhere(meeting),
    ...(reason ? [`Der Grund ist: ${quoted(reason, 200)}.`] : []),
    `Abgesagt hat: ${by}.`,
    'Bitte streichen Sie das Treffen aus Ihrem Kalender.',
  ],
})
