import { bindsNobody } from '#src/agreements/lookup.ts'
import type { AgreementQuestion } from '#src/conversation/question.ts'
import { reachableEnds, reachableEndsIn, reachableEndsOn } from '#src/duties/reachable-end.ts'
import { readDates } from '#src/language/days/dates.ts'
import { isEndWanted } from '#src/language/days/years.ts'
import { noticeAnswer } from '#src/speech/agreements/notice.ts'

/** "/kündigung": the terms, and the last day of receipt for the next end they reach, or for an end in the year named. */
export const askNotice: AgreementQuestion = {
  about: 'agreement',
  // A template or a paper that nobody has concluded ends on no day of its own: its terms are cited, and reckoned from a day
  // that is named.
  async answer({ agreement, today, text, mentions: { year } }) {
    const days = readDates(text, today).flatMap((one) => (one.kind === 'date' && one.value > today ? [one] : []))
    // "Zum 30.9.2027": an end on that day.
    const ends = days.flatMap((one) => (isEndWanted(text, one) ? reachableEndsOn(agreement, one.value, today) : []))
    if (ends.length > 0 || bindsNobody(agreement)) return noticeAnswer(agreement, ends)
    // "Wenn wir am 2. Juli 2027 kündigen": what a notice received then would reach.
    const [day] = days.flatMap((one) => (isEndWanted(text, one) ? [] : [one.value]))
    if (day !== undefined) return noticeAnswer(agreement, reachableEnds(agreement, day))
    const asked = year === undefined ? [] : reachableEndsIn(agreement, year, today)
    if (asked.length > 0) return noticeAnswer(agreement, asked)
    const next = reachableEnds(agreement, today)
    // Terms without a period or an end have no year to miss.
    return noticeAnswer(agreement, next, next.length > 0 ? year : undefined)
  },
}
