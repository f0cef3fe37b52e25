/** Fields of an answer that is entered for somebody else: whose it is, and what it says. */
import { type DialogContext, type Field, found, nothing, refused } from '#src/conversation/field.ts'
import { peopleNamed } from '#src/conversation/fields/people/people-fields.ts'
import { readReportedAnswer } from '#src/language/meetings/reported-answers.ts'
import { clean, fold, spacedWords } from '#src/language/words/normalise.ts'
import type { Answer } from '#src/meetings/invitation.ts'
import { officeParts } from '#src/people/office.ts'
import type { PersonId } from '#src/people/person.ts'
import type { KnownPerson } from '#src/people/ports.ts'
import * as say from '#src/speech/meetings/record-answer.ts'
import { meetingOf, type OfMeeting } from './meeting-field.ts'

/** Shorter surnames stand in other words' places. */
const SHORTEST_SURNAME = 3

/** By whole name; otherwise "Frau Nickel" by the surname, of those who have an office under the agreement first. */
function namedIn(text: string, context: DialogContext<OfMeeting>): readonly KnownPerson[] {
  const whole = peopleNamed(text, context)
  if (whole.length > 0) return whole
  const said = spacedWords(clean(text))
  const named = context.people.filter(({ name }) => {
    const surname = fold(name.split(' ').at(-1) ?? '')
    return surname.length >= SHORTEST_SURNAME && said.includes(` ${surname} `)
  })
  const members = membersIn(context)
  const sitting = named.filter(({ id }) => members.has(id))
  return sitting.length > 0 ? sitting : named
}

const membersIn = (context: DialogContext<OfMeeting>): ReadonlySet<PersonId> => {
  const agreementId = meetingOf(context)?.agreementId
  const held = context.holdings.filter(({ officeId }) => officeParts(officeId).agreementId === agreementId)
  return new Set(held.map(({ personId }) => personId))
}

/** Whose answer it is. */
export const invitee: Field<PersonId, OfMeeting> = {
  label: say.inviteeLabel(),
  needsPeople: true,
  takesAnything: true,
  ask: () => say.askInvitee(),
  find(text, context) {
    const named = namedIn(text, context)
    const [only] = named
    return only && named.length === 1 ? found(only.id, text) : nothing
  },
  understand(text, context) {
    const named = namedIn(text, context)
    const [only] = named
    if (only && named.length === 1) return found(only.id)
    return refused(named.length > 1 ? say.severalPeople(named.map(({ name }) => name)) : say.unknownPerson())
  },
  input(id, context, value) {
    const members = membersIn(context)
    const listed = context.people.filter((one) => members.has(one.id) || one.id === value)
    const choices = listed.map((one) => ({ label: one.name, value: one.id as string }))
    return {
      id,
      kind: 'choice',
      label: say.inviteeLabel(),
      choices: choices.toSorted((one, other) => one.label.localeCompare(other.label, 'de')),
      ...(value !== undefined && { value }),
    }
  },
  fromCard(value, context) {
    const one = context.people.find(({ id }) => id === value)
    return one ? found(one.id) : nothing
  },
  show: (value, context) => context.people.find(({ id }) => id === value)?.name ?? value,
  restore: (stored, context) => context.people.find(({ id }) => id === stored)?.id,
}

const ANSWERS: readonly Answer[] = ['accepted', 'tentative', 'declined', 'represented']
const isAnswer = (value: unknown): value is Answer => ANSWERS.some((answer) => answer === value)

/** What they answered. */
export const reportedAnswer: Field<Answer> = {
  label: say.answerLabel(),
  ask: () => say.askAnswer(),
  find(text) {
    const answer = readReportedAnswer(text)
    return answer ? found(answer, text) : nothing
  },
  understand(text) {
    const answer = readReportedAnswer(text)
    return answer ? found(answer) : nothing
  },
  input: () => undefined,
  buttons: () => ANSWERS.map((answer) => ({ label: say.answerChoice(answer), value: answer })),
  fromCard: (value) => (isAnswer(value) ? found(value) : nothing),
  show: (value) => say.answerChoice(value),
  restore: (stored) => (isAnswer(stored) ? stored : undefined),
}
