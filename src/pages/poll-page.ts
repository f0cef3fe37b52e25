/**
 * The page behind a search for a date: every day that is still possible, with what is stored. It is open to whoever was asked
 * and sits in the body today or on one of the days ahead.
 */
import { agreementById, committeeById } from '#src/agreements/lookup.ts'
import { dateInBerlin } from '#src/calendar/local-date.ts'
import { membersOf } from '#src/meetings/members.ts'
import { isRunning, livingSlots, type Poll } from '#src/meetings/slots.ts'
import type { Person } from '#src/people/person.ts'
import * as say from '#src/speech/meetings/poll-page.ts'
import { committeeName } from '#src/speech/parts/fields.ts'
import type { Page } from '#src/speech/parts/page.ts'
import { languageCommand } from '#src/speech/parts/pages.ts'
import { plainText } from '#src/speech/parts/plain-text.ts'
import { termsOf } from '#src/speech/plain/spelling.ts'
import { type FormSubmission, filledForm, withoutTexts } from './form.ts'
import { type OpenedPage, type OpenPage, type PagesParts, saidOnPage } from './opened.ts'

export function createPollPage(parts: PagesParts): OpenPage {
  const { shelf, books, clock } = parts
  const terms = termsOf(shelf)

  return async ({ link, person, form, isStored }) => {
    const poll = await books.polls.find(link.about)
    const agreement = poll && agreementById(shelf, poll.agreementId)
    const committee = agreement && committeeById(agreement, poll.committeeId)
    if (!poll || !agreement || !committee || !poll.asked.includes(person.id)) return undefined
    const holdings = await books.directory.holdingsIn(agreement.id)
    const today = dateInBerlin(clock())
    const ahead = [today, ...poll.slots.flatMap(({ on }) => (on > today ? [on] : []))]
    const sits = ahead.some((on) => membersOf(agreement, committee, holdings, on).includes(person.id))
    if (!sits) return undefined
    const of = committeeName(committee, agreement)
    const shown = async (more: Partial<say.PollAsked> = {}): Promise<Page> => {
      const votes = await books.polls.votesFor(poll.id)
      const asked: say.PollAsked = {
        of,
        poll,
        slots: livingSlots(poll, votes),
        own: votes.find(({ personId }) => personId === person.id),
        by: (await books.directory.person(poll.openedBy))?.name ?? say.somebody(),
        isRunning: isRunning(poll, today),
        isStored,
        keptFor: (await books.retention.periods()).periods.polls,
        ...more,
      }
      const wantsPlain = await books.plainLanguage.isWantedBy(person.id)
      return wantsPlain ? say.plainPollPage(asked, terms) : say.pollPage(asked)
    }
    if (!form) return { page: await shown() }
    if (form.einfach !== undefined) {
      await saidOnPage(parts, person, person.id, { text: languageCommand(form.einfach) })
      return { page: await shown() }
    }
    return voted(poll, person, form, shown)
  }

  async function voted(
    poll: Poll,
    person: Person,
    sent: FormSubmission,
    shown: (more?: Partial<say.PollAsked>) => Promise<Page>,
  ): Promise<OpenedPage> {
    const page = await shown()
    // Over while the page was open: it says so.
    if (!page.form) return { page: { ...page, problem: [say.notStored()] }, status: 409 }
    const { buttons } = page.form
    const { values, fields, isFaulty } = filledForm(page.form.fields, sent)
    const again = (those: typeof fields): Page => ({ ...page, form: { ...page.form, fields: those, buttons } })
    if (isFaulty) return { page: again(fields), status: 400 }
    const at = clock()
    const said = { text: say.voteCommand(poll), form: values }
    const reply = await saidOnPage(parts, person, person.id, said, at)
    const stored = (await books.polls.votesFor(poll.id)).find(({ personId }) => personId === person.id)
    if (stored?.votedAt === at) return 'stored'
    const problem = reply ? plainText(reply).split('\n') : [say.notStored()]
    return { page: { ...again(withoutTexts(fields)), problem }, status: 409 }
  }
}
