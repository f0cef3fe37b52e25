import { firstDayOfYear, lastDayOfYear, yearOf } from '#src/calendar/local-date.ts'
import type { AgreementQuestion } from '#src/conversation/question.ts'
import { bodyYear } from '#src/meetings/year.ts'
import { committeesAnswer } from '#src/speech/committees.ts'

/** Far enough to find the last meeting of a body that meets every few years. */
const LOOK_BACK_YEARS = 10

/** "/gremien": the bodies with cadence, participants, clause and their year. */
export const askCommittees: AgreementQuestion = {
  command: 'committees',
  about: 'agreement',
  async answer({ agreement, meetings, mentions, today }) {
    const year = mentions.year ?? yearOf(today)
    const recorded = await meetings.between(agreement.id, firstDayOfYear(year - LOOK_BACK_YEARS), lastDayOfYear(year))
    const bodies = agreement.committees.map((committee) => bodyYear(agreement, committee, recorded, year, today))
    return committeesAnswer(agreement, bodies, year, today)
  },
}
