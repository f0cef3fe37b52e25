/** The field that confirms something unusual. */
import { type DialogContext, type Field, found, nothing, refused } from '#src/conversation/field.ts'
import { noWord, readYesNo, yesWord } from '#src/language/answers.ts'
import * as say from '#src/speech/parts/fields.ts'

/** Yes or no to a question about the answers so far. */
export const yesOrNo = <A extends object>(
  label: string,
  ask: (context: DialogContext<A>) => string,
): Field<boolean, A> => ({
  label,
  ask,
  find: () => nothing,
  understand(text) {
    const answer = readYesNo(text)
    return answer ? found(answer === 'yes') : refused(say.yesOrNoOnly())
  },
  input: () => undefined,
  buttons: () => [
    { label: say.yesButton(), value: yesWord },
    { label: say.noButton(), value: noWord },
  ],
  fromCard(value, context) {
    return this.understand(value, context)
  },
  show: (value) => (value ? say.yesButton() : say.noButton()),
  restore: (stored) => (typeof stored === 'boolean' ? stored : undefined),
})
