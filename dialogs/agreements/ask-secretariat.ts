import { conferenceOf, meetingCommittees } from '#src/agreements/lookup.ts'
import { firstDayOfYear, lastDayOfYear, yearOf } from '#src/calendar/local-date.ts'
import type { AgreementQuestion } from '#src/conversation/question.ts'
import { secretariatAnswer } from '#src/speech/agreements/secretariat.ts'
import { secretariesOf } from './parts/secretaries.ts'

/** "/geschäftsführung": who runs the conference or a body that is named, as recorded and as the agreement says. */
export const askSecretariat: AgreementQuestion = {
  about: 'agreement',
  async answer(asked) {
    const { agreement, today, mentions } = asked
    const { year } = mentions
    const days = year === undefined || year === yearOf(today) ? [today] : [firstDayOfYear(year), lastDayOfYear(year)]
    const named = agreement.committees.filter(({ id }) =>
      mentions.committees.some((one) => one.agreementId === agreement.id && one.committeeId === id),
    )
    const conference = conferenceOf(agreement)
    const usual = conference?.secretariat ? [conference] : meetingCommittees(agreement)
    const bodies = named.length > 0 ? named : usual
    return secretariatAnswer(agreement, bodies, days, await secretariesOf(agreement, asked))
  },
}
