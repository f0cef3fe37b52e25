/**
 * The page behind an invitation: whoever was asked, or stands in for them, answers here. What is shown is what is stored;
 * the answer goes to the engine like one from a chat, so rights, versions and the audit trail are the same.
 */

import { agreementById, committeeById } from '#src/agreements/lookup.ts'
import { answersFor, filledSeats, type Invitation, isGuest, shortId } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import type { Person, PersonId } from '#src/people/person.ts'
import { committeeName } from '#src/speech/parts/fields.ts'
import type { Page } from '#src/speech/parts/page.ts'
import * as say from '#src/speech/parts/pages.ts'
import { plainText } from '#src/speech/parts/plain-text.ts'
import { termsOf } from '#src/speech/plain/spelling.ts'
import { type FormSubmission, filledForm } from './form.ts'
import { mayNow, type OpenedPage, type OpenPage, type PagesParts, saidOnPage } from './opened.ts'

export function createAnswerPage(parts: PagesParts): OpenPage {
  const { shelf, books, clock } = parts
  const terms = termsOf(shelf)

  return async ({ link, person, form, isStored }) => {
    const meeting = await books.meetings.find(link.about)
    const invitation = meeting && (await invitationFor(person.id, meeting))
    const of = meeting && nameOf(meeting)
    if (!meeting || !invitation || of === undefined) return undefined
    const matter = { agreementId: meeting.agreementId, committeeId: meeting.committeeId }
    if (!isGuest(invitation) && !(await mayNow(parts, person, 'invitation.answer', matter))) return undefined
    const shown = async (more: Partial<say.AnswerAsked> = {}): Promise<Page> => {
      const responses = await books.invitations.responsesTo(meeting.id)
      const asked: say.AnswerAsked = {
        of,
        meeting,
        version: invitation.version,
        last: responses.find(({ personId }) => personId === invitation.personId),
        isOpen: isStillAhead(meeting, clock()),
        isStored,
        ...more,
      }
      return (await books.plainLanguage.isWantedBy(person.id))
        ? say.plainAnswerPage(asked, terms)
        : say.answerPage(asked)
    }
    if (!form) return { page: await shown() }
    if (form.einfach !== undefined) {
      await saidOnPage(parts, person, person.id, { text: say.languageCommand(form.einfach) })
      return { page: await shown() }
    }
    return answered({ person, form }, meeting, invitation, shown)
  }

  function nameOf({ agreementId, committeeId }: Meeting): string | undefined {
    const agreement = agreementById(shelf, agreementId)
    const committee = agreement && committeeById(agreement, committeeId)
    return agreement && committee && committeeName(committee, agreement)
  }

  /** The first of those this person may answer for; the engine asks whose it is where there are several. */
  async function invitationFor(personId: PersonId, meeting: Meeting): Promise<Invitation | undefined> {
    const agreement = agreementById(shelf, meeting.agreementId)
    const committee = agreement && committeeById(agreement, meeting.committeeId)
    if (!agreement || !committee) return undefined
    const holdings = await books.directory.holdingsIn(agreement.id)
    const seats = filledSeats(seatsOf(agreement, committee), holdings, meeting.on)
    return answersFor(personId, await books.invitations.invitedTo(meeting.id), seats)[0]
  }

  async function answered(
    { person, form }: { readonly person: Person; readonly form: FormSubmission },
    meeting: Meeting,
    invitation: Invitation,
    shown: (more?: Partial<say.AnswerAsked>) => Promise<Page>,
  ): Promise<OpenedPage> {
    // Moved while the page was open: the answer was for the day that stood there.
    if (form[say.VERSION_FIELD] !== String(invitation.version))
      return { page: await shown({ problem: say.changedMeanwhile() }), status: 409 }
    const page = await shown()
    const { values, fields, isFaulty } = filledForm(page.form?.fields ?? [], form)
    const choice = say.ANSWERS.find(({ value }) => value === values.antwort)
    if (isFaulty || !choice)
      return { page: page.form ? { ...page, form: { ...page.form, fields } } : page, status: page.form ? 400 : 409 }
    const at = clock()
    const text = say.answerCommand(shortId(meeting), invitation.version, choice)
    const reply = await saidOnPage(parts, person, person.id, { text }, at)
    const stored = (await books.invitations.responsesTo(meeting.id)).find(
      ({ personId }) => personId === invitation.personId,
    )
    if (stored?.answeredAt === at) return 'stored'
    return { page: await shown({ problem: reply ? plainText(reply).split('\n') : [] }), status: 409 }
  }
}
