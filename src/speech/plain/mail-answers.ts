/** Mails that came in, in Einfache Sprache. */
import type { Response } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import type { PlainWords } from '#src/speech/parts/reply.ts'
import { saidPlainly, whenAndWhere } from './meetings.ts'

export const recordedByMail = (of: string, meeting: Meeting, response: Response, withoutNote: boolean): PlainWords => ({
  answer: `Ihre E-Mail ist da. Das habe ich gespeichert: ${saidPlainly(response, undefined)}.`,
  notes: [
    `Das Treffen heißt: ${of}.`,
    ...whenAndWhere(meeting),
    ...(withoutNote
      ? [
          'Ihren Text habe ich nicht gespeichert. Vielleicht stehen darin private Daten von anderen Menschen. Bitte sprechen Sie mit der Geschäftsführung.',
        ]
      : []),
    'Haben Sie gar nicht geantwortet? Dann öffnen Sie den Link. Antworten Sie dort noch einmal.',
  ],
})
export const forOldTime = (of: string, meeting: Meeting): PlainWords => ({
  answer: `Ihre E-Mail ist da. Ich habe aber nichts gespeichert. Das Treffen hat sich geändert. Das Treffen heißt: ${of}.`,
  notes: ['Jetzt gilt:', ...whenAndWhere(meeting), 'Kommen Sie? Bitte antworten Sie noch einmal.'],
})
export const tooLateByMail = (of: string, meeting: Meeting): PlainWords => ({
  answer: `Ihre E-Mail ist da. Ich habe aber nichts gespeichert. ${
    meeting.state === 'cancelled' ? 'Dieses Treffen fällt aus' : 'Dieses Treffen hat schon angefangen'
  }: ${of}.`,
  notes: whenAndWhere(meeting),
})
