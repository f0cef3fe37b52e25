/** What is said where somebody is away on the day of a meeting they were invited to. */
import { type Answer, shortId } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { dateAndTime, list, longDate } from '#src/speech/parts/format.ts'
import type { Action, Reply } from '#src/speech/parts/reply.ts'

const when = ({ on, at }: Meeting): string => dateAndTime(on, at)
const ANSWERS: Readonly<Record<Answer, string>> = {
  accepted: 'zugesagt',
  tentative: 'unter Vorbehalt zugesagt',
  declined: 'abgesagt',
  represented: 'eine Vertretung genannt',
}

interface AbsentBeside {
  /** What they said so far; undefined: nothing. */
  readonly answer: Answer | undefined
  readonly deputies: readonly string[]
}

/** To the absent person. @param isTold somebody runs the body and hears of it */
export const missed = (
  of: string,
  meeting: Meeting,
  { answer, deputies, isTold }: AbsentBeside & { readonly isTold: boolean },
): string =>
  [
    `In diese Zeit fällt: ${of} am ${when(meeting)}.`,
    deputies.length > 0
      ? `Eingeladen ${deputies.length === 1 ? 'wird' : 'werden'} in Vertretung ${list(deputies)}.`
      : 'Eine Vertretung ist nicht eingetragen.',
    ...(isTold ? ['Die Geschäftsführung erfährt davon.'] : []),
    ...(answer ? [`Sie haben ${ANSWERS[answer]}; das ändern Sie selbst.`] : []),
  ].join(' ')

/** A button to decline, for each. */
export const decline = (meeting: Meeting, version: number): Action => ({
  label: `Absagen: ${longDate(meeting.on)}`,
  does: { say: `/rückmeldung ${shortId(meeting)}-${version} ab` },
})

/** To whoever runs the body. */
export const absentInvitee = (
  of: string,
  meeting: Meeting,
  name: string,
  { answer, deputies }: AbsentBeside,
): Reply => ({
  answer: `${of} am ${when(meeting)}: ${name} ist an diesem Tag abwesend.`,
  notes: [
    answer ? `${name} hat ${ANSWERS[answer]}.` : `Eine Rückmeldung von ${name} gibt es noch nicht.`,
    deputies.length > 0
      ? `Eingeladen ${deputies.length === 1 ? 'ist' : 'sind'} in Vertretung ${list(deputies)}.`
      : 'Eine Vertretung ist nicht eingetragen. Bitte klären Sie, wer kommt.',
  ],
  actions: [{ label: 'Wer kommt?', does: { say: `/rückmeldungen ${shortId(meeting)}` } }],
})

/** To those who were asked or told because of the absence. */
export const backAgain = (of: string, meeting: Meeting, name: string): Reply => ({
  answer: `${of} am ${when(meeting)}: ${name} ist an diesem Tag doch da.`,
  notes: ['Die Abwesenheit ist beendet. Wer teilnimmt, klären Sie bitte untereinander.'],
})
