/** Fields of a proposal for an agenda: title, kind, and how long it takes. */

import { type Field, found, nothing, refused, type Sight } from '#src/conversation/field.ts'
import { committeesIn, regionsIn } from '#src/language/agreements/mentions.ts'
import { readSkip } from '#src/language/answers.ts'
import { readDates } from '#src/language/days/dates.ts'
import { readItemKind, readMinutes, readPaper, readPresenter } from '#src/language/meetings/agenda-words.ts'
import { clean } from '#src/language/words/normalise.ts'
import type { ItemKind } from '#src/meetings/agenda.ts'
import * as say from '#src/speech/meetings/agenda.ts'

const TITLE_LENGTH = 150

/** "… in der", "… für die": the name behind it is where the item belongs. */
const LEADS_TO_MEETING = /\s(?:(?:in|für|fuer|auf|zu|bei) (?:der|die)|zur|in|für|fuer)\s$/iu

/** A title in front, the meeting behind it, and what is said then: "Bericht KoK MKK" in "… in der KoK Kassel, Beschluss". */
function splitAtLastName(text: string, { shelf, lexicon, today }: Sight) {
  const cleaned = clean(text)
  const bodies = shelf.agreements.flatMap(({ id }) => committeesIn(cleaned, lexicon, id))
  const start = Math.max(-1, ...bodies.map((body) => body.start))
  const lead = LEADS_TO_MEETING.exec(cleaned.slice(0, Math.max(0, start)))
  if (!lead || cleaned.slice(0, lead.index).trim() === '') return undefined
  const names = [...bodies, ...regionsIn(cleaned, lexicon), ...readDates(cleaned, today)]
  let end = start
  for (;;) {
    const at = end + (/^(?: (?:am|vom|in))? ?/iu.exec(cleaned.slice(end))?.[0].length ?? 0)
    const next = names.find((name) => name.start === at && name.end > end)
    if (!next) break
    end = next.end
  }
  return {
    title: cleaned.slice(0, lead.index).trim(),
    meeting: cleaned.slice(start, end),
    behind: cleaned.slice(end).replace(/^[\s,;:.]+/u, ''),
  }
}

/** Which meeting, where the title may name other bodies and regions: what is led to last is meant. */
export const meetingOfItem = (field: Field<string>): Field<string> => ({
  ...field,
  find(text, sight) {
    const split = sight.answers.meeting === undefined ? splitAtLastName(text, sight) : undefined
    const reading = split ? field.find(split.meeting, sight) : nothing
    if (!split || reading.kind !== 'found') return field.find(text, sight)
    return found(reading.value, [split.title, split.behind].filter((part) => part !== '').join(', '))
  },
})

const parts = (text: string): readonly string[] => clean(text).split(/\s*[,;]\s*/u)
/** "20 Minuten" or "Beschluss" between commas says something else than the title. */
const isDetail = (part: string): boolean =>
  readItemKind(part) !== undefined ||
  readPresenter(part) !== undefined ||
  readPaper(part) !== undefined ||
  (/\p{L}/u.test(part) && readMinutes(part) !== undefined)

/** The subject, without what is said of its kind and length. */
export const title: Field<string> = {
  label: say.titleLabel(),
  takesAnything: true,
  ask: () => say.askTitle(),
  find(text, { answers }) {
    if (answers.meeting === undefined || answers.title !== undefined) return nothing
    const said = parts(text).filter((part) => part !== '')
    const words = said.filter((part) => !isDetail(part)).join(', ')
    if (words === '') return nothing
    return [...words].length > TITLE_LENGTH
      ? refused(say.longTitle(TITLE_LENGTH), said.filter(isDetail).join(', '))
      : found(words, said.filter(isDetail).join(', '))
  },
  understand(text) {
    const said = clean(text)
    if (said === '') return refused(say.askTitle())
    return [...said].length > TITLE_LENGTH ? refused(say.longTitle(TITLE_LENGTH)) : found(said)
  },
  input: (id, _sight, value) => ({
    id,
    kind: 'text',
    label: say.titleLabel(),
    maxLength: TITLE_LENGTH,
    ...(value !== undefined && { value }),
  }),
  fromCard(value, sight) {
    return this.understand(value, sight)
  },
  show: (value) => value,
  restore: (stored) => (typeof stored === 'string' ? stored : undefined),
}

const KINDS: readonly ItemKind[] = ['information', 'discussion', 'decision']

export const itemKind: Field<ItemKind> = {
  label: say.kindLabel(),
  ask: () => say.askKind(),
  find(text) {
    const said = parts(text)
    const kind = said.map(readItemKind).find((one) => one !== undefined)
    return kind === undefined
      ? nothing
      : found(kind, said.filter((part) => readItemKind(part) === undefined).join(', '))
  },
  understand: () => nothing,
  input: () => undefined,
  buttons: () => KINDS.map((kind) => ({ label: say.kindName(kind), value: kind })),
  fromCard: (value) => {
    const kind = KINDS.find((one) => one === value)
    return kind ? found(kind) : nothing
  },
  show: (value) => say.kindName(value),
  restore: (stored) => KINDS.find((one) => one === stored),
}

/** Minutes of the session; 0: nobody said. */
export const itemMinutes: Field<number> = {
  label: say.minutesLabel(),
  ask: () => say.askMinutes(),
  find(text) {
    const said = parts(text)
    const isTime = (part: string): boolean => /\p{L}/u.test(part) && readMinutes(part) !== undefined
    const part = said.find(isTime)
    const minutes = part === undefined ? undefined : readMinutes(part)
    return minutes === undefined ? nothing : found(minutes, said.filter((one) => one !== part).join(', '))
  },
  understand(text) {
    if (readSkip(text)) return found(0)
    const minutes = readMinutes(text)
    return minutes === undefined ? refused(say.onlyMinutes()) : found(minutes)
  },
  input: (id, _sight, value) => ({
    id,
    kind: 'text',
    label: say.minutesLabel(),
    maxLength: 3,
    ...(value !== undefined && value > 0 && { value: String(value) }),
  }),
  buttons: () => [
    ...[10, 20, 30].map((minutes) => ({ label: say.minutesShown(minutes), value: String(minutes) })),
    { label: say.noMinutes(), value: '0' },
  ],
  fromCard(value, sight) {
    return value === '0' ? found(0) : this.understand(value, sight)
  },
  show: (value) => say.minutesShown(value),
  restore: (stored) => (typeof stored === 'number' && stored >= 0 && stored <= 480 ? stored : undefined),
}

const PRESENTER_LENGTH = 100
const PAPER_LENGTH = 500
const without = (text: string, isIt: (part: string) => boolean): string =>
  parts(text)
    .filter((part) => !isIt(part))
    .join(', ')

/** Who presents the item; taken where it is said, never asked for. */
export const presenter: Field<string> = {
  label: say.presenterLabel(),
  ask: () => say.askPresenter(),
  find(text) {
    const named = parts(text).flatMap((part) => readPresenter(part) ?? [])
    if (named.length === 0) return nothing
    const rest = without(text, (part) => readPresenter(part) !== undefined)
    const all = say.presenters(named)
    return [...all].length > PRESENTER_LENGTH ? refused(say.longPresenters(PRESENTER_LENGTH), rest) : found(all, rest)
  },
  understand: () => nothing,
  input: (id, _sight, value) => ({
    id,
    kind: 'text',
    label: say.presenterLabel(),
    maxLength: PRESENTER_LENGTH,
    ...(value !== undefined && { value }),
  }),
  fromCard(value) {
    const said = clean(value)
    return said === '' || [...said].length > PRESENTER_LENGTH ? nothing : found(said)
  },
  show: (value) => value,
  restore: (stored) => (typeof stored === 'string' ? stored : undefined),
}

/** Where the paper lies: an https address, shown as text and never as a link of ours. */
export const paper: Field<string> = {
  label: say.paperLabel(),
  ask: () => say.askPaper(),
  find(text) {
    const [one, ...more] = parts(text).flatMap((part) => readPaper(part) ?? [])
    if (one === undefined) return nothing
    const rest = without(text, (part) => readPaper(part) !== undefined)
    if (one === 'refused' || more.includes('refused')) return refused(say.onlyHttps(), rest)
    return more.length > 0 ? refused(say.onePaper([one, ...more]), rest) : found(one, rest)
  },
  understand: () => nothing,
  input: (id, _sight, value) => ({
    id,
    kind: 'text',
    label: say.paperLabel(),
    maxLength: PAPER_LENGTH,
    ...(value !== undefined && { value }),
  }),
  fromCard(value) {
    const said = readPaper(value)
    return said === undefined || said === 'refused' ? refused(say.onlyHttps()) : found(said)
  },
  show: (value) => value,
  restore: (stored) => (typeof stored === 'string' ? stored : undefined),
}
