import { isExpired, meetingCommittees } from '#src/agreements/lookup.ts'
import { firstDayOfYear, lastDayOfYear, yearOf } from '#src/calendar/local-date.ts'
import type { AgreementQuestion } from '#src/conversation/question.ts'
import { isDone } from '#src/duties/fulfilment.ts'
import { occurrencesIn } from '#src/duties/occurrence.ts'
import { committeeYear, nextMeeting } from '#src/meetings/year.ts'
import { meetingsAnswer } from '#src/speech/meetings/meetings.ts'

/** Far enough to find the last meeting of a body that meets every few years. */
const LOOK_BACK_YEARS = 10
/** What is planned further ahead is found by its year. */
const AHEAD_YEARS = 3

/** "/termine": the next meeting, then those recorded and the due dates of a year; with a body, only its meetings. */
export const askMeetings: AgreementQuestion = {
  about: 'agreement',
  async answer({ agreement, meetings, fulfilments, mentions, today }) {
    const year = mentions.year ?? yearOf(today)
    const ahead = Math.max(year, yearOf(today) + AHEAD_YEARS)
    const recorded = await meetings.between(agreement.id, firstDayOfYear(year - LOOK_BACK_YEARS), lastDayOfYear(ahead))
    const asked = mentions.committees.filter(({ agreementId }) => agreementId === agreement.id)
    const isAsked = (committeeId: string) => asked.length === 0 || asked.some((one) => one.committeeId === committeeId)
    const bodies = meetingCommittees(agreement)
      .filter((committee) => isAsked(committee.id) && !isExpired(committee, firstDayOfYear(year)))
      .map((committee) => committeeYear(agreement, committee, recorded, year, today))
    const shown = recorded.filter(({ committeeId, on }) => isAsked(committeeId) && yearOf(on) === year)
    const due = asked.length > 0 ? [] : occurrencesIn(agreement, year)
    const done = due.length > 0 ? await fulfilments.of(agreement.id, year, year) : []
    const [next] = agreement.committees
      .flatMap(({ id }) => (isAsked(id) ? (nextMeeting(recorded, id, today) ?? []) : []))
      .toSorted((one, other) => one.on.localeCompare(other.on))
    return meetingsAnswer(agreement, {
      year,
      today,
      meetings: shown,
      occurrences: due.map((one) => ({ ...one, isDone: isDone(one.duty, one.year, done) })),
      ...(mentions.year === undefined && next && { next }),
      bodies,
      isWhole: asked.length === 0,
    })
  },
}
