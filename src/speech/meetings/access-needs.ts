/** What somebody needs to take part, and how that is asked. */
import { type AccessNeed, listedNeeds, shortId } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { dateAndTime, list } from '#src/speech/parts/format.ts'
import { type Reply, withBehind } from '#src/speech/parts/reply.ts'
import * as plain from '#src/speech/plain/meetings.ts'

export const NEED_NAMES: Readonly<Record<AccessNeed, string>> = {
  signLanguage: 'Gebärdensprache',
  speechToText: 'Schriftdolmetschung',
  inductionLoop: 'Induktionsschleife',
  stepFree: 'Stufenloser Zugang',
  assistance: 'Assistenz',
  papersAhead: 'Unterlagen vorab',
  plainLanguage: 'Einfache Sprache',
  other: 'Anderer Bedarf',
}

/** An answer that also said what is needed. @param isOpen something is needed that was not understood */
export const withNeeds = (reply: Reply, theirNeeds: readonly AccessNeed[], isOpen: boolean): Reply => {
  const named = theirNeeds.map((need) => NEED_NAMES[need])
  const open = isOpen ? ' Welcher Bedarf noch gemeint ist, habe ich nicht verstanden: bitte „Bedarf angeben“.' : ''
  const words = `Ihr Bedarf: ${named.length === 0 ? 'keiner gespeichert' : list(named)}.${open}`
  return withBehind(reply, words, plain.needsBeside(named, isOpen))
}
export function needs(of: string, meeting: Meeting, version: number, theirNeeds: readonly AccessNeed[]): Reply {
  const code = `${shortId(meeting)}-${version}`
  return {
    answer:
      theirNeeds.length === 0
        ? `${of} am ${dateAndTime(meeting.on, meeting.at)}: Was brauchen Sie, um teilzunehmen?`
        : `Gespeichert für ${of} am ${dateAndTime(meeting.on, meeting.at)}: ${list(theirNeeds.map((need) => NEED_NAMES[need]))}.`,
    notes: ['Die Geschäftsführung sieht nur, wie oft etwas gebraucht wird, keine Namen.'],
    choices: listedNeeds.map((need) => ({
      label: theirNeeds.includes(need) ? `${NEED_NAMES[need]}: nicht nötig` : NEED_NAMES[need],
      does: {
        say: `/rückmeldung ${code} bedarf ${NEED_NAMES[need]}${theirNeeds.includes(need) ? ' nicht nötig' : ''}`,
      },
    })),
    replaces: true,
    plain: plain.needs(
      of,
      meeting,
      theirNeeds.map((need) => NEED_NAMES[need]),
    ),
  }
}
