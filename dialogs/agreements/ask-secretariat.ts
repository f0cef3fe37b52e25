import { firstDayOfYear, lastDayOfYear, yearOf } from '#src/calendar/local-date.ts'
import type { AgreementQuestion } from '#src/conversation/question.ts'
import { secretariatAnswer } from '#src/speech/agreements/secretariat.ts'

/** "/geschäftsführung": who convenes, as far as the agreement says so. */
export const askSecretariat: AgreementQuestion = {
  about: 'agreement',
  async answer({ agreement, today, mentions: { year } }) {
    const days = year === undefined || year === yearOf(today) ? [today] : [firstDayOfYear(year), lastDayOfYear(year)]
    return secretariatAnswer(agreement, days)
  },
}
