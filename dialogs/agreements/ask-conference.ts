import { conferenceOf } from '#src/agreements/lookup.ts'
import { firstDayOfYear, lastDayOfYear, yearOf } from '#src/calendar/local-date.ts'
import type { AgreementQuestion } from '#src/conversation/question.ts'
import { saysNextButOne } from '#src/language/days/calendar-words.ts'
import type { MeetingState } from '#src/meetings/meeting.ts'
import { begunOn, committeeYear, meetingsOf, nextMeeting } from '#src/meetings/year.ts'
import { conferenceAnswer, noConference, withMinutes, withNextButOne } from '#src/speech/agreements/conference.ts'
import { agendaStateOf } from './parts/next-agenda.ts'
import { secretariesOf } from './parts/secretaries.ts'

/** Its minutes are still to be written. */
const TO_MINUTE: readonly MeetingState[] = ['planned', 'invited', 'inSession', 'held']

/** Planned further ahead than this, a meeting is still found by /termine. */
const AHEAD_YEARS = 10

/** "/kok": the next Kooperationskonferenz, or what the agreement demands where none is recorded. */
export const askConference: AgreementQuestion = {
  about: 'agreement',
  async answer(asked) {
    const { agreement, meetings, mentions, today } = asked
    const conference = conferenceOf(agreement)
    if (!conference) return noConference(agreement)
    const year = mentions.year ?? yearOf(today)
    const from = firstDayOfYear(Math.min(year, yearOf(today)))
    const recorded = meetingsOf(
      await meetings.between(agreement.id, from, lastDayOfYear(yearOf(today) + AHEAD_YEARS)),
      conference.id,
    )
    const inYear = recorded.filter(({ on }) => yearOf(on) === year)
    const isOtherYear = year !== yearOf(today)
    const next = nextMeeting(mentions.year === undefined ? recorded : inYear, conference.id, today)
    const after = next && recorded.filter((meeting) => meeting !== next && meeting.on >= next.on)
    const isNextButOne = saysNextButOne(asked.said) && !isOtherYear
    const answered = conferenceAnswer(
      agreement,
      committeeYear(agreement, conference, recorded, year, today),
      isOtherYear
        ? { ofYear: inYear }
        : { meeting: next, begun: begunOn(recorded, conference.id, today), prepared: await agendaStateOf(next, asked) },
      { year, today },
      await secretariesOf(agreement, asked),
    )
    const todays = begunOn(recorded, conference.id, today) ?? next
    const matter = { agreementId: agreement.id, committeeId: conference.id }
    const isToMinute = todays?.on === today && TO_MINUTE.includes(todays.state)
    if (!isNextButOne && isToMinute && (await asked.isAllowed('minutes.take', matter)))
      return withMinutes(answered, agreement, conference, todays)
    return isNextButOne
      ? withNextButOne(answered, agreement, conference, after && nextMeeting(after, conference.id, today))
      : answered
  },
}
