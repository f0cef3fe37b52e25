/**
 * The page behind a reminder that went by mail: the buttons of its card, and behind each the dialog that the chat has.
 * Nothing is decided here. Every step is a turn of the engine, so questions, refusals, rights, read-back and audit trail
 * are those of the chat; the link only fixes who speaks and which duty is meant.
 */

import { agreementById } from '#src/agreements/lookup.ts'
import { dateInBerlin } from '#src/calendar/local-date.ts'
import { type DutyAsked, isDone, isDoneBy, readDutyAsked } from '#src/duties/fulfilment.ts'
import { type Occurrence, occurrencesIn } from '#src/duties/occurrence.ts'
import { dutyAnswers, noted } from '#src/speech/duties/answer-reminder.ts'
import { readBackFacts, recorded } from '#src/speech/duties/fulfil-duty.ts'
import type { Page } from '#src/speech/parts/page.ts'
import * as say from '#src/speech/parts/pages.ts'
import { mayNow, type OpenPage, type PagesParts } from './opened.ts'
import { createPageTalk } from './talk.ts'

export function createDutyPage(parts: PagesParts): OpenPage {
  const { shelf, books, clock } = parts
  return async ({ link, person, form }) => {
    const asked = readDutyAsked(link.about)
    const of = asked && agreementById(shelf, asked.agreementId)
    const one = of && occurrencesIn(of, asked.year).find(({ duty }) => duty.id === asked.dutyId)
    if (!asked || !of || !one) return undefined
    const partnerId = asked.partnerId ?? (one.duty.debtors.length === 1 ? one.duty.debtors[0] : undefined)
    const matter = { agreementId: of.id, ...(partnerId !== undefined && { partnerId }) }
    if (!(await mayNow(parts, person, 'duty.fulfil', matter))) return undefined

    const title = say.dutyTitle(of, one)
    const { isOver, statements, answers } = await stateOf(asked, one)
    const overview: Page = {
      title,
      paragraphs: say.dutyParagraphs([...readBackFacts(one), ...statements], isOver),
      ...(!isOver && {
        form: { fields: [], buttons: answers.map(({ label, command }) => ({ label, name: 'tun', value: command })) },
      }),
    }
    // A mail scanner that opens the link, and a second click on what is done: both see how it stands.
    if (!form || isOver) return { page: overview }
    const fixed = {
      region: of.id,
      duty: `${asked.dutyId}/${asked.year}`,
      ...(asked.partnerId !== undefined && { debtor: asked.partnerId }),
    }
    const talk = createPageTalk(parts, person, { about: link.about, fixed, title, back: say.backToDuty() })
    const page = await talk(
      answers.map(({ command }) => command),
      form,
    )
    return page ? { page } : { page: overview, status: 400 }
  }

  /** How it stands now: what was recorded about it, and what can still be answered. */
  async function stateOf({ agreementId, dutyId, year, partnerId }: DutyAsked, { duty, dueOn }: Occurrence) {
    const today = dateInBerlin(clock())
    const agreement = agreementById(shelf, agreementId)
    const done = (await books.fulfilments.of(agreementId, year, year)).filter((each) => each.dutyId === dutyId)
    const notes = (await books.dutyNotes.of(agreementId, year, year)).filter((each) => each.dutyId === dutyId)
    const last = notes.at(-1)
    const chosen = notes.findLast(({ kind }) => kind === 'dayChosen')?.until
    const day = chosen ?? dueOn?.value
    return {
      isOver: partnerId === undefined ? isDone(duty, year, done) : isDoneBy(duty, year, partnerId, done),
      statements: [
        // A mail is passed on: few people are not told by their number.
        ...(agreement ? done.map((each) => recorded(duty, { ...each, isShared: true }, agreement)) : []),
        ...(last ? [noted(last)] : []),
      ],
      answers: dutyAnswers(day === undefined ? undefined : { dueOn: day }, today),
    }
  }
}
