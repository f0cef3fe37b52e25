import type { AgreementQuestion } from '#src/conversation/question.ts'
import { secretariatAnswer } from '#src/speech/secretariat.ts'

/** "/geschäftsführung": who convenes, as far as the agreement says so. */
export const askSecretariat: AgreementQuestion = {
  command: 'secretariat',
  about: 'agreement',
  answer: async ({ agreement, today }) => secretariatAnswer(agreement, today),
}
