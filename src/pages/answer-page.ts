/**
 * The page behind an invitation: whoever was asked, or stands in for them, answers here. What is shown is what is stored;
 * the answer goes to the engine like one from a chat, so rights, versions and the audit trail are the same.
 */

import { agreementById, committeeById } from '#src/agreements/lookup.ts'
import { meetingCause } from '#src/letters/about-meeting.ts'
import { answersFor, filledSeats, type Invitation, isGuest } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import { seatsOf } from '#src/meetings/seats.ts'
import type { Person, PersonId } from '#src/people/person.ts'
import * as say from '#src/speech/meetings/answer-page.ts'
import { committeeName } from '#src/speech/parts/fields.ts'
import type { Page } from '#src/speech/parts/page.ts'
import { languageCommand } from '#src/speech/parts/pages.ts'
import { plainText } from '#src/speech/parts/plain-text.ts'
import { termsOf } from '#src/speech/plain/spelling.ts'
import { type FormSubmission, filledForm, withoutTexts } from './form.ts'
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
      const [responses, needs, words] = await Promise.all([
        books.invitations.responsesTo(meeting.id),
        books.invitations.needsOf(meeting.id, person.id),
        books.invitations.needWordsFor(meeting.id),
      ])
      const isDeputy = invitation.personId !== person.id
      const asked: say.AnswerAsked = {
        of,
        meeting,
        version: invitation.version,
        last: responses.find(({ personId }) => personId === invitation.personId),
        isDeputyTold: await isDeputyTold(meeting, invitation),
        needs,
        needWords: words.find(({ personId }) => personId === person.id)?.words ?? '',
        insteadOf: isDeputy ? (await books.directory.person(invitation.personId))?.name : undefined,
        name: person.name,
        isOpen: isStillAhead(meeting, clock()),
        isStored,
        keptFor: (await books.retention.periods()).periods,
        ...more,
      }
      return (await books.plainLanguage.isWantedBy(person.id))
        ? say.plainAnswerPage(asked, terms)
        : say.answerPage(asked)
    }
    if (!form) return { page: await shown() }
    if (form.einfach !== undefined) {
      await saidOnPage(parts, person, person.id, { text: languageCommand(form.einfach) })
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

  /** Of those who were told to come or not to come in this place, is the last word that somebody comes? */
  async function isDeputyTold(meeting: Meeting, { personId }: Invitation): Promise<boolean> {
    const about = `/deputy-${personId}-`
    const told = (await books.outbox.about(meetingCause(meeting))).filter(({ key }) => key.includes(about))
    return told.at(-1)?.key.includes(`${about}sent-`) === true
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
    // Begun or called off while the page was open: it says so.
    if (!page.form) return { page: { ...page, problem: [say.answerNotStored()] }, status: 409 }
    const { hidden, buttons } = page.form
    const filled = filledForm(page.form.fields, form, (values) => say.answerFaults(values, meeting))
    const again = (fields: typeof filled.fields): Page => ({ ...page, form: { hidden: hidden ?? {}, fields, buttons } })
    if (filled.isFaulty) return { page: again(filled.fields), status: 400 }
    const at = clock()
    const said = { text: say.answerCommand(meeting, invitation.version), form: filled.values }
    const reply = await saidOnPage(parts, person, person.id, said, at)
    const responses = await books.invitations.responsesTo(meeting.id)
    if (responses.find(({ personId }) => personId === invitation.personId)?.answeredAt === at) return 'stored'
    const problem = reply ? plainText(reply).split('\n') : [say.answerNotStored()]
    return { page: { ...again(withoutTexts(filled.fields)), problem }, status: 409 }
  }
}
