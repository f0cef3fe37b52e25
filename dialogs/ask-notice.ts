import { bindsNobody } from '#src/agreements/lookup.ts'
import type { AgreementQuestion } from '#src/conversation/question.ts'
import { reachableEnds } from '#src/duties/reachable-end.ts'
import { noticeAnswer } from '#src/speech/notice.ts'

/** "/kündigung": the terms, and the last day of receipt for the next end they reach. */
export const askNotice: AgreementQuestion = {
  command: 'notice',
  about: 'agreement',
  // A template or a paper that nobody has concluded ends on no day: its terms are cited, no date is reckoned.
  answer: async ({ agreement, today }) =>
    noticeAnswer(agreement, bindsNobody(agreement) ? [] : reachableEnds(agreement, today)),
}
