/** The agenda, proposals for it, and the minutes that lie before their readers, in Einfache Sprache. */
import type { AgendaChanges, CopiedLine } from '#src/meetings/agenda.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { Milestone } from '#src/meetings/milestones.ts'
import { dateAndTime, longDate, quoted } from '#src/speech/parts/format.ts'
import type { PlainWords, Statement } from '#src/speech/parts/reply.ts'
import { whenAndWhere } from './meetings.ts'
import { plainKind, plainTitle } from './titles.ts'
import { copiedTopics, topics } from './topics.ts'
import { fact, inARow, whenceOfDay } from './whence.ts'

export const agenda = (
  of: string,
  meeting: Meeting,
  {
    lines,
    openTasks,
    proposals,
    minutes,
    closing,
    examples,
  }: {
    readonly lines: readonly Statement[]
    readonly openTasks: readonly Statement[]
    readonly proposals: readonly Statement[]
    /** Asked for by all items together. */
    readonly minutes: number
    readonly closing: Pick<Milestone, 'on' | 'basis'>
    /** For whoever arranges it. */
    readonly examples: readonly string[]
  },
): PlainWords => ({
  answer: `Das sind die Themen. Das Treffen heißt: ${of}.`,
  notes: [
    `Wann? ${dateAndTime(meeting.on, meeting.at, meeting.endsAt)}.`,
    ...topics(lines),
    ...(openTasks.length > 0 ? ['Das ist noch zu tun:', ...openTasks.map((task) => fact(task))] : []),
    ...(proposals.length > 0
      ? [
          'Diese Themen sind vorgeschlagen. Es ist noch nicht entschieden:',
          ...proposals.map((one) => fact({ ...one, text: plainTitle(one.text) })),
        ]
      : []),
    ...(minutes > 0 ? [`Alle Themen zusammen brauchen ${minutes} Minuten.`] : []),
    inARow(
      `Eigene Themen können Sie vorschlagen bis zum ${longDate(closing.on)}.`,
      whenceOfDay(closing.basis),
      'Später geht es auch. Dann steht dabei: Es war zu spät.',
    ),
    ...examples,
  ],
})

export const agendaLetter = (
  of: string,
  meeting: Meeting,
  lines: readonly CopiedLine[],
  changes: AgendaChanges | undefined,
): PlainWords => ({
  answer: `${changes ? 'Die Themen für das Treffen haben sich geändert.' : 'Das sind die Themen für das Treffen.'} Das Treffen heißt: ${of}.`,
  notes: [...whenAndWhere(meeting), ...copiedTopics(lines), ...(changes ? different(changes) : [])],
})

const different = ({ added, removed, reworded, moved }: AgendaChanges): readonly string[] => [
  ...added.map(({ number, text }) => `Neu ist TOP ${number}: ${plainTitle(text)}.`),
  ...removed.map(
    ({ number, text }) => `Das Thema gibt es nicht mehr: ${plainTitle(text)}. Vorher war es TOP ${number}.`,
  ),
  ...reworded.map(
    ({ before, after }) =>
      `Anders ist TOP ${after.number}: ${plainTitle(after.text)}. Vorher stand da: ${plainTitle(before.text)}.`,
  ),
  ...moved.map(({ number, text }) => `An anderer Stelle steht TOP ${number}: ${plainTitle(text)}.`),
]

/* An own item */

export const readBack = (
  title: string,
  of: string,
  meeting: Meeting,
  details: string,
  late: Pick<Milestone, 'on' | 'basis'> | undefined,
): PlainWords => ({
  answer: `Ihr Thema ist: ${quoted(title, 150)}. Soll ich das vorschlagen?`,
  notes: [
    `Das Treffen ist: ${of} am ${longDate(meeting.on)}.`,
    `Dazu haben Sie gesagt: ${plainKind(details)}.`,
    ...(late === undefined
      ? []
      : [
          `Vorschläge waren möglich bis zum ${longDate(late.on)}. Das ist vorbei. Ich schreibe dazu: Der Vorschlag kam zu spät.`,
        ]),
  ],
})
export const proposed = (title: string, of: string, meeting: Meeting, isOwn: boolean): PlainWords => ({
  answer: `Ich habe Ihr Thema vorgeschlagen: ${quoted(title, 150)}.`,
  notes: [
    `Das Treffen ist: ${of} am ${longDate(meeting.on)}.`,
    isOwn
      ? 'Sie entscheiden, ob darüber gesprochen wird.'
      : 'Die Geschäftsführung entscheidet, ob darüber gesprochen wird.',
  ],
})

/* Minutes */

/** To those who objected. */
export const minutesApproved = (of: string, meeting: Meeting): PlainWords => ({
  answer: `Das Protokoll gilt jetzt. Niemand ändert es mehr. Das Treffen war am ${longDate(meeting.on)}.`,
  notes: [`Das Treffen heißt: ${of}.`, 'Was Sie dagegen gesagt haben, steht im Protokoll.'],
})
export const minutesLetter = (
  of: string,
  meeting: Meeting,
  {
    until,
    by,
    isCorrected,
  }: { readonly until: Pick<Milestone, 'on' | 'basis'>; readonly by: string; readonly isCorrected: boolean },
): PlainWords => ({
  answer: `Das Protokoll ist ${isCorrected ? 'verbessert' : 'fertig'}. Es ist für: ${of} am ${longDate(meeting.on)}.`,
  notes: [
    `${by} hat das Protokoll fertig gemacht.`,
    'Bitte lesen Sie das Protokoll. Stimmt etwas nicht? Dann können Sie einen Einwand schreiben.',
    inARow(`Das geht bis zum ${longDate(until.on)}.`, whenceOfDay(until.basis)),
    'Schreiben Sie im Chat: „/protokoll einwand:“ und dann Ihren Satz. Sie haben kein Teams? Dann schreiben Sie auf der Seite mit dem Protokoll.',
    'Beim nächsten Treffen wird entschieden: Ist das Protokoll richtig?',
  ],
})
