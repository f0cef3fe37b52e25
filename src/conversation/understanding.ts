/** What a typed message is understood as, before anybody takes it: the command it names, or what its sentence means. */
import { dateInBerlin } from '#src/calendar/local-date.ts'
import { givesUp, stopsToCorrect } from '#src/language/answers.ts'
import type { Command } from '#src/language/commands.ts'
import { isQuestion } from '#src/language/denial.ts'
import { readIntent } from '#src/language/intent.ts'
import { readButton } from '#src/language/meetings/responses.ts'
import type { LastSaid } from '#src/language/reading/follow-up.ts'
import { meaningOf } from '#src/language/reading/meaning.ts'
import type { Meaning } from '#src/language/reading/meant.ts'
import type { MessageReading } from '#src/language/reading/message-reading.ts'
import { withoutQuotes } from '#src/language/reading/quotes.ts'
import { clean } from '#src/language/words/normalise.ts'
import type { Dialog } from './dialog.ts'
import type { EngineParts, TurnWithRegion } from './engine-parts.ts'

/** A command as it was given or meant; what its words left out is named with the answer. */
export interface Given extends Pick<Command, 'command' | 'rest' | 'slash'> {
  readonly unread?: string
}

export interface Understood {
  readonly command: Given | undefined
  readonly talk: Exclude<Meaning, { kind: 'command' }> | undefined
}

/** What is open here: its answers come first. */
export interface Open {
  /** A dialog, an order that was read back, or minutes. */
  readonly isTalking: boolean
  /** "Für welche Region?" */
  readonly isAsked: boolean
  readonly last: LastSaid | undefined
}

export function understood(parts: EngineParts, turn: TurnWithRegion, text: string, open: Open): Understood {
  const nothing: Understood = { command: undefined, talk: undefined }
  if (text === '') return nothing
  const readAs = parts.commands.read(text)
  // "Stop, doch erst ab dem 23." corrects, it does not end.
  const given = readAs?.command === 'cancel' && stopsToCorrect(text) ? undefined : readAs
  if (given?.slash) return { command: given, talk: undefined }
  const button = readButton(text, open.isTalking || open.isAsked)
  if (button) return { command: { ...button, slash: false }, talk: undefined }
  const reading = parts.reader.read(text, dateInBerlin(turn.at))
  const refused = readIntent(text, parts.commands.read) ?? readIntent(reading.text, parts.commands.read)
  if (refused && REFUSED.has(refused.command) && !reading.isQuestion) return { command: refused, talk: undefined }
  // What a dialog asks is answered first: there only what is certainly something else counts.
  if (open.isTalking) {
    const isOver = givesUp(text)
    // What asks is read as a whole beside the dialog (takers.ts), not by its first words.
    const meant = given ?? (reading.isQuestion ? undefined : refused)
    return { command: isOver ? { command: 'cancel', rest: '', slash: false } : meant, talk: undefined }
  }
  // "/gremein" was to be a command: the nearest are offered.
  if (text.startsWith('/')) return { command: given ?? refused, talk: undefined }
  const said = clean(withoutQuotes(turn.text))
  const situation = {
    today: dateInBerlin(turn.at),
    shelf: parts.shelf,
    usual: turn.usual,
    last: open.isAsked ? undefined : open.last,
    isAsked: open.isAsked,
  }
  if (given && !mayMeanElse(parts, given, text, turn)) return { command: given, talk: undefined }
  const meaning = meaningOf(parts.reader, said, situation)
  if (!meaning) return { command: given ?? refused, talk: undefined }
  if (meaning.kind !== 'command')
    return given ? { command: given, talk: undefined } : { command: undefined, talk: meaning }
  const { command, rest, unread } = meaning
  return { command: { command, rest, slash: false, ...(unread !== '' && { unread }) }, talk: undefined }
}

/**
 * Does a message answer otherwise what a dialog is about: "für 8 c nicht zuständig" inside "/erledigt"?
 * @param known what the dialog knows already, in words. @param isAnything it asks for what any words can be
 */
export function meantOtherwise(
  parts: EngineParts,
  turn: TurnWithRegion,
  { orElse = [] }: Pick<Dialog, 'orElse'>,
  said: string,
  known: readonly string[] = [],
  isAnything = false,
): Given | undefined {
  if (orElse.length === 0 || said === '' || isQuestion(said)) return undefined
  const { terms } = parts.reader.read(said, dateInBerlin(turn.at))
  if (isAnything && terms.some(({ weight }) => weight >= 1)) return undefined
  const meaning = (text: string): Given | undefined =>
    understood(parts, { ...turn, text }, text, { isTalking: false, isAsked: false, last: undefined }).command
  const isOne = (given: Given | undefined): boolean => given !== undefined && orElse.includes(given.command)
  const own = meaning(said)
  if (own && isOne(own)) return own
  // What is known need not be said again.
  const whole = known.length > 0 ? meaning(`${known.join(' ')}: ${said}`) : undefined
  return whole && isOne(whole) ? { ...whole, rest: '' } : undefined
}

const REFUSED: ReadonlySet<string> = new Set(['terminateAgreement', 'claimRights', 'deleteRecords'])

/** "KoK MKK: wer von Hanau?" begins with a command word and asks something else. */
function mayMeanElse(parts: EngineParts, { command, rest }: Command, text: string, { at }: TurnWithRegion): boolean {
  const entry = parts.commands.find(command)
  if (!entry) return false
  const reading = parts.reader.read(rest, dateInBerlin(at))
  const regions = new Set(reading.named.flatMap(({ kind, values }) => (kind === 'region' ? values.slice(0, 1) : [])))
  if (regions.size > 1) return !('needs' in entry)
  const says = reading.terms.some(({ weight }) => weight >= 1) || reading.topics.length > 0 || reading.deeds.length > 0
  const [deed] = reading.deeds
  if ('needs' in entry)
    return (
      reading.isQuestion ||
      text.trim().endsWith('?') ||
      (deed !== undefined && deed.score >= SURELY_ELSE && (deed.entry.does !== command || namesDutyInWords(reading)))
    )
  return (
    entry.does !== 'cancel' && entry.does !== 'back' && (says || reading.isQuestion || hasAppointment(reading.named))
  )
}

/** "Erledigt, wir haben die vier Schulabgänger gemeldet": which duty its words mean is found where they are read. */
const namesDutyInWords = ({ deeds: [deed], named }: MessageReading): boolean =>
  deed?.entry.hands === 'fulfilment' && named.every(({ kind }) => kind !== 'clause')

/** "Einladung KoK MKK künftig 28 Tage vorher" begins with a command word and orders something else. */
const SURELY_ELSE = 2.5

const hasAppointment = (named: readonly { readonly kind: string }[]): boolean =>
  named.some(({ kind }) => kind === 'day') && named.some(({ kind }) => kind === 'time')
