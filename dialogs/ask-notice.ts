import type { AgreementQuestion } from '#src/conversation/question.ts'
import { reachableEnds } from '#src/duties/reachable-end.ts'
import { noticeAnswer } from '#src/speech/notice.ts'

/** "/kündigung": the terms, and the last day of receipt for the next end they reach. */
export const askNotice: AgreementQuestion = {
  command: 'notice',
  about: 'agreement',
  answer: async ({ agreement, today }) => noticeAnswer(agreement, reachableEnds(agreement, today)),
}
