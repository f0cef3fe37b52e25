/** Fields of a proposal for an agenda: title, kind, and how long it takes. */

import { type DialogContext, type Field, found, nothing, refused } from '#src/conversation/field.ts'
import { committeesIn, regionsIn } from '#src/language/agreements/mentions.ts'
import { readSkip } from '#src/language/answers.ts'
import { readDates } from '#src/language/days/dates.ts'
import {
  isItemDetail,
  lengthIn,
  readItemKind,
  readMinutes,
  readPaper,
  readPresenter,
  splitTitle,
  subjectIn,
  withoutTitleLead,
} from '#src/language/meetings/agenda-words.ts'
import { partsKept, partsOf } from '#src/language/words/marks.ts'
import { clean } from '#src/language/words/normalise.ts'
import type { ItemKind } from '#src/meetings/agenda.ts'
import * as say from '#src/speech/meetings/agenda.ts'
import { beginsWithBody } from './meeting-field.ts'

const TITLE_LENGTH = 150

function splitAtLastName(text: string, { shelf, lexicon, today }: DialogContext) {
  const cleaned = clean(text)
  const bodies = shelf.agreements.flatMap(({ id }) => committeesIn(cleaned, lexicon, id))
  return splitTitle(cleaned, bodies, [...regionsIn(cleaned, lexicon), ...readDates(cleaned, today)])
}

/** Which meeting, where the title may name other bodies and regions: what is led to last is meant. */
export const meetingOfItem = (field: Field<string>): Field<string> => ({
  ...field,
  find(text, context) {
    const isOpen = context.answers.meeting === undefined && !beginsWithBody(text, context)
    const split = isOpen ? splitAtLastName(text, context) : undefined
    const reading = split ? field.find(split.meeting, context) : nothing
    if (!split || reading.kind !== 'found') return field.find(text, context)
    return found(reading.value, [split.title, split.behind].filter((part) => part !== '').join(', '))
  },
})

/** The subject, without what is said of its kind and length. */
export const title: Field<string> = {
  label: say.titleLabel(),
  takesAnything: true,
  mayAsk: true,
  ask: () => say.askTitle(),
  find(text, { answers }) {
    if (answers.meeting === undefined || answers.title !== undefined) return nothing
    const subject = subjectIn(text)
    const said = subject ?? text
    const words = withoutTitleLead(partsKept(said, (part) => !isItemDetail(part)))
    if (words === '') return nothing
    const details = partsKept(said, isItemDetail)
    return [...words].length > TITLE_LENGTH ? refused(say.longTitle(TITLE_LENGTH), details) : found(words, details)
  },
  understand(text) {
    const said = clean(text)
    if (said === '') return refused(say.askTitle())
    return [...said].length > TITLE_LENGTH ? refused(say.longTitle(TITLE_LENGTH)) : found(said)
  },
  input: (id, _context, value) => ({
    id,
    kind: 'text',
    label: say.titleLabel(),
    maxLength: TITLE_LENGTH,
    ...(value !== undefined && { value }),
  }),
  fromCard(value, context) {
    return this.understand(value, context)
  },
  show: (value) => value,
  restore: (stored) => (typeof stored === 'string' ? stored : undefined),
}

const KINDS: readonly ItemKind[] = ['information', 'discussion', 'decision']

export const itemKind: Field<ItemKind> = {
  label: say.kindLabel(),
  ask: () => say.askKind(),
  find(text) {
    const said = partsOf(text)
    const kind = said.map(readItemKind).find((one) => one !== undefined)
    return kind === undefined
      ? nothing
      : found(
          kind,
          partsKept(text, (part) => readItemKind(part) === undefined),
        )
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
    const said = partsOf(text)
    const part = lengthIn(said)
    const minutes = part === undefined ? undefined : readMinutes(part)
    return minutes === undefined
      ? nothing
      : found(
          minutes,
          partsKept(text, (one) => one !== part),
        )
  },
  understand(text) {
    if (readSkip(text)) return found(0)
    const minutes = readMinutes(text)
    return minutes === undefined ? refused(say.onlyMinutes()) : found(minutes)
  },
  input: (id, _context, value) => ({
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
  fromCard(value, context) {
    return value === '0' ? found(0) : this.understand(value, context)
  },
  show: (value) => say.minutesShown(value),
  restore: (stored) => (typeof stored === 'number' && stored >= 0 && stored <= 480 ? stored : undefined),
}

const PRESENTER_LENGTH = 100
const PAPER_LENGTH = 500
const without = (text: string, isIt: (part: string) => boolean): string => partsKept(text, (part) => !isIt(part))

/** Who presents the item; taken where it is said, never asked for. */
export const presenter: Field<string> = {
  label: say.presenterLabel(),
  ask: () => say.askPresenter(),
  find(text) {
    const named = partsOf(text).flatMap((part) => readPresenter(part) ?? [])
    if (named.length === 0) return nothing
    const rest = without(text, (part) => readPresenter(part) !== undefined)
    const all = say.presenters(named)
    return [...all].length > PRESENTER_LENGTH ? refused(say.longPresenters(PRESENTER_LENGTH), rest) : found(all, rest)
  },
  understand: () => nothing,
  input: (id, _context, value) => ({
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
    const [one, ...more] = partsOf(text).flatMap((part) => readPaper(part) ?? [])
    if (one === undefined) return nothing
    const rest = without(text, (part) => readPaper(part) !== undefined)
    if (one === 'refused' || more.includes('refused')) return refused(say.onlyHttps(), rest)
    return more.length > 0 ? refused(say.onePaper([one, ...more]), rest) : found(one, rest)
  },
  understand: () => nothing,
  input: (id, _context, value) => ({
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
