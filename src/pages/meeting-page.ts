/**
 * The page of a meeting: the agenda as it was sent out, the minutes as they were sent round, objections while they are
 * possible, and a proposal by the dialog of the chat. Members read all of it, guests the agenda.
 */
import { agreementById, committeeById } from '#src/agreements/lookup.ts'
import { addDays, dateInBerlin } from '#src/calendar/local-date.ts'
import { closingDay } from '#src/meetings/agenda.ts'
import { isGuest } from '#src/meetings/invitation.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { agreedPlanOf, daysFor } from '#src/meetings/milestones.ts'
import { currentLines } from '#src/meetings/minutes.ts'
import { linesInVersion } from '#src/meetings/minutes-version.ts'
import { isStillAhead } from '#src/meetings/move.ts'
import type { Person } from '#src/people/person.ts'
import * as say from '#src/speech/meetings/meeting-page.ts'
import { minutesDocument, unsigned } from '#src/speech/meetings/minutes-document.ts'
import { committeeName } from '#src/speech/parts/fields.ts'
import type { Page } from '#src/speech/parts/page.ts'
import { plainText } from '#src/speech/parts/plain-text.ts'
import { type FormSubmission, filledForm, withoutTexts } from './form.ts'
import { type MinutesAsked, minutesFile } from './minutes-file.ts'
import { mayNow, type OpenedPage, type OpenPage, type PagesParts, saidOnPage } from './opened.ts'
import { createPageTalk } from './talk.ts'

export function createMeetingPage(parts: PagesParts): OpenPage {
  const { shelf, books, clock } = parts

  return async ({ link, person, form, isStored }) => {
    const meeting = await books.meetings.find(link.about)
    const agreement = meeting && agreementById(shelf, meeting.agreementId)
    const committee = agreement && committeeById(agreement, meeting.committeeId)
    if (!meeting || !agreement || !committee) return undefined
    const matter = { agreementId: agreement.id, committeeId: committee.id }
    const isMember = await mayNow(parts, person, 'minutes.read', matter)
    const invitations = await books.invitations.invitedTo(meeting.id)
    const isInvitedGuest = invitations.some((one) => one.personId === person.id && isGuest(one))
    if (!isMember && !isInvitedGuest) return undefined
    const of = committeeName(committee, agreement)
    const mayPropose = isStillAhead(meeting, clock()) && (await mayNow(parts, person, 'item.propose', matter))
    const shown = async (more: Partial<say.MeetingAsked> = {}): Promise<Page> => {
      const presets = await books.presets.all()
      const items = await books.agenda.itemsOf(meeting.id)
      return say.meetingPage({
        of,
        meeting,
        today: dateInBerlin(clock()),
        agenda: await books.agenda.lastCopy(meeting.id),
        proposals: items.filter(({ proposedBy }) => proposedBy === person.id),
        closing: mayPropose ? closingDay(meeting, presets, agreement).on : undefined,
        minutes: isMember ? await sentMinutes({ meeting, agreement, committee, of }, person) : 'hidden',
        isStored,
        ...more,
      })
    }
    if (!form) return { page: await shown() }
    if (form.tun === say.OBJECTING) return objected(meeting, person, form, shown)
    const frame = { about: link.about, fixed: { meeting: meeting.id }, title: say.proposingTitle(of) }
    const talk = createPageTalk(parts, person, { ...frame, back: say.backToMeeting() })
    const page = mayPropose ? await talk([say.proposeCommand(meeting)], form) : undefined
    return page ? { page } : { page: await shown(), status: mayPropose ? 400 : 409 }
  }

  /** As they were sent: what is corrected since goes round before anybody reads it here. */
  async function sentMinutes(
    { meeting, agreement, committee, of }: Omit<MinutesAsked, 'lines' | 'versions'>,
    { id }: Person,
  ): Promise<say.ShownMinutes | 'none'> {
    const versions = await books.minutes.versionsOf(meeting.id)
    const version = versions.at(-1)
    if (!version) return 'none'
    const lines = await books.minutes.linesOf(meeting.id)
    const asked = { meeting, agreement, committee, of, lines: linesInVersion(lines, version), versions }
    const sent = versions.findLast(({ state }) => state === 'circulated') ?? version
    const { days, basis } = daysFor('objections', agreedPlanOf(await books.presets.all(), meeting, undefined))
    return {
      document: unsigned(minutesDocument(await minutesFile(books, asked))),
      version,
      until: { on: addDays(dateInBerlin(sent.frozenAt), days), basis },
      own: currentLines(lines).filter(({ kind, writtenBy }) => kind === 'objection' && writtenBy === id),
    }
  }

  async function objected(
    meeting: Meeting,
    person: Person,
    sent: FormSubmission,
    shown: (more?: Partial<say.MeetingAsked>) => Promise<Page>,
  ): Promise<OpenedPage> {
    const page = await shown()
    const section = page.sections?.find(({ form }) => form?.buttons.some(({ value }) => value === say.OBJECTING))
    // The period ended, or they were approved, while the page was open: it says so.
    if (!section?.form) return { page: { ...page, problem: [say.objectionNotStored()] }, status: 409 }
    const { buttons, fields } = section.form
    const filled = filledForm(fields, sent)
    const again = (those: typeof filled.fields, all = page): Page => ({
      ...all,
      sections: (all.sections ?? []).map((one) =>
        one === section ? { ...one, form: { buttons, fields: those } } : one,
      ),
    })
    if (filled.isFaulty) return { page: again(filled.fields), status: 400 }
    const at = clock()
    const reply = await saidOnPage(
      parts,
      person,
      person.id,
      { text: say.objectCommand(meeting), form: filled.values },
      at,
    )
    const lines = await books.minutes.linesOf(meeting.id)
    const isTheirs = lines.some(
      ({ kind, writtenBy, writtenAt }) => kind === 'objection' && writtenBy === person.id && writtenAt === at,
    )
    if (isTheirs) return 'stored'
    const problem = reply ? plainText(reply).split('\n') : [say.objectionNotStored()]
    return { page: { ...again(withoutTexts(filled.fields)), problem }, status: 409 }
  }
}
