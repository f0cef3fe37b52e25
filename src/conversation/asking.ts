/** A question to the agreements and the calendar: about which of them, and what is remembered of that. */
import { type Agreement, agreementById, committeeById } from '#src/agreements/lookup.ts'
import { DAY_MS, dateInBerlin } from '#src/calendar/local-date.ts'
import { type Mentions, readMentions } from '#src/language/agreements/mentions.ts'
import { readPart } from '#src/language/parts-of-lists.ts'
import { weightOf } from '#src/language/reading/fact-index.ts'
import { withoutQuotes } from '#src/language/reading/quotes.ts'
import { clean, wordsOf } from '#src/language/words/normalise.ts'
import { may } from '#src/people/permission.ts'
import * as say from '#src/speech/parts/conversation.ts'
import { circumstancesOf } from './circumstances.ts'
import { asCommand, type CommandEntry } from './command-entry.ts'
import type { Running } from './dialog-run.ts'
import { type EngineParts, questionKey, regionKey, type TurnWithRegion } from './engine-parts.ts'
import { namedUnavailable, regionMeant } from './fields/agreements/region.ts'
import { keep, QUESTION, REGION } from './kept.ts'
import type { Outcome } from './outcome.ts'
import type { Asked, Question } from './question.ts'
import { actorOf, granted } from './rights.ts'
import type { Memory } from './work.ts'

/** "For which region?" is a question of the moment. */
const OPEN_QUESTION_MS = DAY_MS
/** "wieder machen" asks for nothing that an answer could leave out. */
const saysAnything = (rest: string): boolean => wordsOf(rest).some(({ folded }) => weightOf(folded) >= 1)
/** A season's break does not make people name their region anew. */
export const USUAL_REGION_MS = 400 * DAY_MS

/** A command as it was said. */
interface QuestionSaid {
  /** Its name in the table. */
  readonly command: string
  readonly entry: CommandEntry
  readonly rest: string
}

/** @returns the answer, or the question which region is meant; a running dialog stays as it is */
export async function questioned(
  parts: EngineParts,
  turn: TurnWithRegion,
  question: Question,
  { command, entry, rest }: QuestionSaid,
  running: Running | undefined,
): Promise<Outcome & { aside?: boolean }> {
  const { word } = asCommand(entry)
  const { from, text } = readPart(rest)
  const read = readMentions(text, parts.lexicon, dateInBerlin(turn.at))
  const mentions = question.about === 'agreement' && question.aboutPlannedBody ? withPlannedBody(read, running) : read
  // A side question is about the region of what is being planned.
  const planned = typeof running?.answers.region === 'string' ? running.answers.region : undefined
  const asked: Asked = {
    ...parts.books,
    ...(planned !== undefined && { planned }),
    today: dateInBerlin(turn.at),
    at: turn.at,
    person: turn.person,
    chat: turn.chat,
    shelf: parts.shelf,
    setAside: parts.books.unreadable.met().length,
    troubled: (since) => parts.books.outbox.troubled(since, turn.at),
    isAllowed: actingAs(parts, turn),
    offered: () => offeredTo(parts, turn),
    mentions,
    text,
    said: asTyped(parts, turn, text),
    from,
    reader: parts.reader,
    lexicon: parts.lexicon,
    usual: planned ?? turn.usual,
  }
  if (question.about === 'everything') return { reply: await question.answer(asked), aside: true }

  const usual = planned ?? turn.usual
  const across = await question.acrossAgreements?.(asked)
  if (across) return { reply: across, aside: true }
  const broken =
    question.readsRest && mentions.regions.length === 0 ? namedUnavailable(mentions.rest, parts.shelf) : undefined
  if (broken) return { reply: say.unavailableAgreement(broken), aside: true }
  // A partner of many agreements names none of them where one is usual that it is party to.
  const isParty = isPartyTo(mentions, usual, parts)
  const isOfBody = mentions.committees.some(({ agreementId }) => agreementId === usual)
  const partners = isParty && (question.readsRest || isOfBody) ? [] : mentions.partners
  const meant = regionMeant({ ...mentions, partners, ...(question.readsRest && { rest: '' }) }, parts.shelf, usual)
  switch (meant.kind) {
    case 'one': {
      const reply = await question.answer({ ...asked, agreement: meant.agreement })
      const told =
        meant.from === 'usual'
          ? say.withUsualRegion(reply, meant.agreement, turn.usualFrom)
          : say.withUnread(reply, question.readsRest || !saysAnything(mentions.rest) ? '' : mentions.rest)
      const answered = question.readsRest
        ? told
        : say.withMissingCommittees(told, missingBodies(mentions, meant.agreement, parts), meant.agreement)
      const begun = planned === undefined ? undefined : agreementById(parts.shelf, planned)
      const placed =
        begun && begun.id !== meant.agreement.id ? say.aboutAnother(answered, meant.agreement, begun) : answered
      const remember = meant.from !== 'usual' && usual !== meant.agreement.id
      return {
        reply: placed,
        aside: true,
        ...(remember && { store: rememberRegion(turn, meant.agreement), onlyRemembers: true as const }),
      }
    }
    case 'several':
      return {
        reply: say.whichRegion(meant.candidates, word, meant.said.length > 0 ? '' : rest, meant.said),
        aside: true,
        store: async ({ memory }) => {
          const question = { command, rest: meant.said.length > 0 ? '' : rest }
          await keep(memory, QUESTION, questionKey(turn), question, OPEN_QUESTION_MS)
          return undefined
        },
      }
    case 'thirdParty':
      return { reply: say.noPartner(meant.thirdParty.name, meant.thirdParty.what, meant.agreement), aside: true }
    case 'unavailable':
      return { reply: say.unavailableAgreement(meant.unavailable), aside: true }
    case 'unknown':
      return { reply: say.unknownRegion(meant.said, meant.suggestions, word, parts.shelf), aside: true }
  }
}

/** What is asked may have been mended, and what was spoken of before put in front of it: the words as they were typed. */
function asTyped({ reader }: EngineParts, turn: TurnWithRegion, text: string): string {
  const typed = clean(withoutQuotes(turn.text))
  return typed !== '' && text.endsWith(reader.read(typed, dateInBerlin(turn.at)).text) ? typed : text
}

/** Whoever asks is looked up once, for however many bodies are asked about. */
function actingAs(parts: EngineParts, { person, at }: TurnWithRegion): Asked['isAllowed'] {
  let actor: ReturnType<typeof actorOf> | undefined
  return async (right, matter) => {
    actor ??= actorOf(parts, parts.books.directory, person)
    return granted(parts, await actor, right, matter, dateInBerlin(at))
  }
}

/** "wie oft muss die eigentlich tagen?" while a meeting is planned is about the body of that meeting. */
function withPlannedBody(mentions: Mentions, running: Running | undefined): Mentions {
  const { region, committee } = running?.answers ?? {}
  if (typeof region !== 'string' || typeof committee !== 'string') return mentions
  return mentions.committees.length + mentions.regions.length > 0
    ? mentions
    : { ...mentions, committees: [{ agreementId: region, committeeId: committee }] }
}

/** What /hilfe offers: where and when it makes sense, and only what this person may do for at least one such thing. */
async function offeredTo(parts: EngineParts, turn: TurnWithRegion): Promise<say.OfferList> {
  const { chat, person, at } = turn
  const actor = await actorOf(parts, parts.books.directory, person)
  const now = await circumstancesOf(parts, turn, actor)
  const isOffered = (entry: CommandEntry): boolean => {
    const things = entry.when === undefined ? [{}] : now[entry.when]
    return things.some((thing) => !('needs' in entry) || may(actor, entry.needs, thing, dateInBerlin(at)))
  }
  const offered = parts.commands.entries
    .filter((entry) => entry.offered === 'help' && entry.at.includes(chat.kind))
    .filter(isOffered)
  return {
    now: offered.filter(({ when }) => when !== undefined).map(asCommand),
    always: offered.filter(({ when }) => when === undefined).map(asCommand),
  }
}

/** Names of bodies that were asked about and that only other agreements know. */
function missingBodies({ committees }: Mentions, { id }: Agreement, { shelf }: EngineParts): readonly string[] {
  if (committees.some(({ agreementId }) => agreementId === id)) return []
  const names = committees.flatMap(({ agreementId, committeeId }) => {
    const other = agreementById(shelf, agreementId)
    return (other && committeeById(other, committeeId)?.name) ?? []
  })
  return [...new Set(names)]
}

const rememberRegion =
  (turn: TurnWithRegion, agreement: Agreement) =>
  async ({ memory }: { memory: Memory }) => {
    await keep(memory, REGION, regionKey(turn), agreement.id, USUAL_REGION_MS)
    await memory.delete(questionKey(turn))
    return undefined
  }

/** Are all partners that are named parties of the agreement that is usual here? */
function isPartyTo({ partners }: Mentions, usual: string | undefined, { shelf }: EngineParts): boolean {
  const agreement = usual === undefined ? undefined : agreementById(shelf, usual)
  return agreement !== undefined && partners.every(({ ids }) => agreement.partners.some(({ id }) => ids.includes(id)))
}
