import { firstDayOfYear, lastDayOfYear, yearOf } from '#src/calendar/local-date.ts'
import type { AgreementQuestion } from '#src/conversation/question.ts'
import { committeeYear, nextMeeting } from '#src/meetings/year.ts'
import { committeesAnswer, namedCommitteesAnswer } from '#src/speech/agreements/committees.ts'
import { secretariesOf } from './parts/secretaries.ts'

/** Far enough to find the last meeting of a body that meets every few years. */
const LOOK_BACK_YEARS = 10
/** Planned further ahead than this, a meeting is still found by /termine. */
const AHEAD_YEARS = 10

/** "/gremien": the bodies, or those that were named, with cadence, participants, clause and their year. */
export const askCommittees: AgreementQuestion = {
  about: 'agreement',
  aboutPlannedBody: true,
  async answer(asked) {
    const { agreement, meetings, mentions, today } = asked
    const year = mentions.year ?? yearOf(today)
    const recorded = await meetings.between(
      agreement.id,
      firstDayOfYear(year - LOOK_BACK_YEARS),
      lastDayOfYear(Math.max(year, yearOf(today) + AHEAD_YEARS)),
    )
    const bodies = agreement.committees.map((committee) => committeeYear(agreement, committee, recorded, year, today))
    const named = mentions.committees.flatMap(({ agreementId, committeeId }) =>
      agreementId === agreement.id ? [committeeId] : [],
    )
    return named.length > 0
      ? namedCommitteesAnswer(
          agreement,
          bodies
            .filter(({ committee }) => named.includes(committee.id))
            .map((body) => ({ ...body, next: nextMeeting(recorded, body.committee.id, today) })),
          year,
          today,
          await secretariesOf(agreement, asked),
        )
      : committeesAnswer(agreement, bodies, year, today)
  },
}
