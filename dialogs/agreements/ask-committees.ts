import { firstDayOfYear, lastDayOfYear, yearOf } from '#src/calendar/local-date.ts'
import type { AgreementQuestion } from '#src/conversation/question.ts'
import { committeeYear } from '#src/meetings/year.ts'
import { committeesAnswer, namedCommitteesAnswer } from '#src/speech/agreements/committees.ts'

/** Far enough to find the last meeting of a body that meets every few years. */
const LOOK_BACK_YEARS = 10

/** "/gremien": the bodies, or those that were named, with cadence, participants, clause and their year. */
export const askCommittees: AgreementQuestion = {
  about: 'agreement',
  aboutPlannedBody: true,
  async answer({ agreement, meetings, mentions, today }) {
    const year = mentions.year ?? yearOf(today)
    const recorded = await meetings.between(agreement.id, firstDayOfYear(year - LOOK_BACK_YEARS), lastDayOfYear(year))
    const bodies = agreement.committees.map((committee) => committeeYear(agreement, committee, recorded, year, today))
    const named = mentions.committees.flatMap(({ agreementId, committeeId }) =>
      agreementId === agreement.id ? [committeeId] : [],
    )
    return named.length > 0
      ? namedCommitteesAnswer(
          agreement,
          bodies.filter(({ committee }) => named.includes(committee.id)),
          year,
          today,
        )
      : committeesAnswer(agreement, bodies, year, today)
  },
}
