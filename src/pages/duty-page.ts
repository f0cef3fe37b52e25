/**
 * The page behind a reminder that went by mail: the buttons of its card, and behind each the dialog that the chat has.
 * Nothing is decided here. Every step is a turn of the engine, so questions, refusals, rights, read-back and audit trail
 * are those of the chat; the link only fixes who speaks and which duty is meant.
 */

import { agreementById } from '#src/agreements/lookup.ts'
import { dateInBerlin } from '#src/calendar/local-date.ts'
import type { CardSubmission, Turn } from '#src/conversation/turn.ts'
import { type DutyAsked, isDone, isDoneBy, readDutyAsked } from '#src/duties/fulfilment.ts'
import { type Occurrence, occurrencesIn } from '#src/duties/occurrence.ts'
import { dutyAnswers, noted } from '#src/speech/duties/answer-reminder.ts'
import { readBackFacts, recorded } from '#src/speech/duties/fulfil-duty.ts'
import type { Page, PageButton, PageField } from '#src/speech/parts/page.ts'
import * as say from '#src/speech/parts/pages.ts'
import { plainText } from '#src/speech/parts/plain-text.ts'
import type { Action, Input, Reply } from '#src/speech/parts/reply.ts'
import type { FormSubmission } from './form.ts'
import { mayNow, type OpenPage, type PagesParts, saidOnPage } from './opened.ts'

type Values = Readonly<Record<string, string>>
/** A conversation on a page: where it goes on, and which state of it the page shows. */
interface PageTalk {
  readonly key: string
  readonly dialog: string
  readonly version: number
}

const FIELD = 'f-'
const VERBS = ['answer', 'confirm', 'change'] as const
const TALK = /^([\w-]{36})\.([\w-]{36})\.(\d{1,6})$/

export function createDutyPage(parts: PagesParts): OpenPage {
  const { shelf, books, clock, newKey } = parts
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
    const fixed: Values = {
      region: of.id,
      duty: `${asked.dutyId}/${asked.year}`,
      ...(asked.partnerId !== undefined && { debtor: asked.partnerId }),
    }
    const begun = answers.find(({ command }) => command === form.tun)
    const went = begun ? await open(begun.command) : await goOn(form)
    return went ? { page: asPage(went.reply, went.key) } : { page: overview, status: 400 }

    /** @param key of the conversation: one under another link, or of somebody else, cannot be gone on with */
    function turn(key: string, said: Pick<Turn, 'text' | 'submission'>): Promise<Reply | undefined> {
      return saidOnPage(parts, person, `${link.about}/${key}`, said)
    }

    async function open(command: string) {
      const key = newKey()
      const reply = await turn(key, { text: command })
      const talk = reply && talkIn(reply)
      if (!talk) return { reply, key }
      const submission: CardSubmission = { ...talk, verb: 'answer', values: fixed }
      return { reply: await turn(key, { text: '', submission }), key }
    }

    async function goOn(sent: FormSubmission) {
      const [, key, dialog, version] = TALK.exec(sent.stand ?? '') ?? []
      const verb = sent.wahl === undefined ? VERBS.find((name) => name === sent.tun) : 'answer'
      if (key === undefined || dialog === undefined || verb === undefined) return undefined
      const submission: CardSubmission = { dialog, version: Number(version), verb, values: valuesIn(sent) }
      return { reply: await turn(key, { text: '', submission }), key }
    }

    /** What was filled in or chosen, except what the link has fixed. */
    function valuesIn(sent: FormSubmission): Values {
      const filled = Object.entries(sent).flatMap(([name, value]) =>
        name.startsWith(FIELD) ? [[name.slice(FIELD.length), value] as const] : [],
      )
      return Object.fromEntries([...filled, ...new URLSearchParams(sent.wahl ?? '')].filter(([name]) => isOpen(name)))
    }

    function isOpen(name: string): boolean {
      return !Object.hasOwn(fixed, name)
    }

    function asPage(reply: Reply | undefined, key: string): Page {
      const paragraphs = reply ? plainText(reply).split('\n') : []
      const talk = reply && talkIn(reply)
      const back = say.backToDuty()
      if (!reply || !talk) return { title, paragraphs, back }
      const fields = (reply.inputs ?? []).filter(({ id }) => isOpen(id)).map(fieldOf)
      const buttons = [
        ...(reply.actions ?? []).flatMap((action) => buttonOf(action, fields.length > 0)),
        ...(reply.choices ?? []).flatMap((choice) => shortcutOf(choice, isOpen)),
      ]
      const stand = [key, talk.dialog, talk.version].join('.')
      return { title, paragraphs, back, ...(buttons.length > 0 && { form: { hidden: { stand }, fields, buttons } }) }
    }
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

/** The dialog that a reply belongs to, as its own buttons name it. */
function talkIn({ actions = [] }: Reply): Pick<PageTalk, 'dialog' | 'version'> | undefined {
  for (const { does } of actions) if ('dialog' in does) return { dialog: does.dialog, version: does.version }
  return undefined
}

function fieldOf({ id, kind, label, value, choices, maxLength, isLong }: Input): PageField {
  const named = { label, name: `${FIELD}${id}`, ...(value !== undefined && { value }) }
  if (kind === 'choice') return { kind, ...named, options: choices ?? [] }
  return { kind: isLong ? 'lines' : kind, ...named, ...(maxLength !== undefined && { maxLength }) }
}

/** Leaving and stepping back is closing the page, or the link to how it opens. */
function buttonOf({ label, does }: Action, hasFields: boolean): readonly PageButton[] {
  if (!('dialog' in does)) return []
  const verb = VERBS.find((name) => name === does.verb)
  return verb === undefined || (verb === 'answer' && !hasFields) ? [] : [{ label, name: 'tun', value: verb }]
}

function shortcutOf({ label, does }: Action, isOpen: (name: string) => boolean): readonly PageButton[] {
  if (!('dialog' in does) || !does.values || !Object.keys(does.values).every(isOpen)) return []
  return [{ label, name: 'wahl', value: new URLSearchParams(does.values).toString() }]
}
