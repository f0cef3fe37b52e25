/** Finding a date, in Einfache Sprache. */
import type { Choice, Poll, Slot, Vote } from '#src/meetings/slots.ts'
import { dateAndTime, list, quoted } from '#src/speech/parts/format.ts'
import type { PlainWords } from '#src/speech/parts/reply.ts'

/** A day that is asked about, with its number in the poll. */
interface NumberedSlot {
  readonly index: number
  readonly slot: Slot
}
const day = ({ index, slot }: NumberedSlot): string => `Termin ${index + 1}: ${dateAndTime(slot.on, slot.at)}.`

const CHOICES: Readonly<Record<Choice, string>> = {
  yes: 'Sie können',
  ifNeedBe: 'Es geht, aber nicht gut',
  no: 'Sie können nicht',
}
const CHANGEABLE = 'Sie können Ihre Antwort später ändern. Dann gilt die neue Antwort.'

/** @param isInstead they were asked before, and that search is over */
export const asking = (of: string, by: string, isInstead = false): PlainWords => ({
  answer: `Wann können Sie zu einem Treffen kommen? Das Treffen heißt: ${of}.`,
  notes: [
    `${by} sucht einen Tag für das Treffen.`,
    ...(isInstead ? ['Die Suche von früher ist vorbei. Was Sie damals geantwortet haben, gilt nicht mehr.'] : []),
    `Bitte antworten Sie. ${CHANGEABLE}`,
  ],
})
export const replaced = (of: string, by: string): PlainWords => ({
  answer: `Sie müssen nicht mehr antworten, wann Sie können. Die Suche ist vorbei. Das Treffen heißt: ${of}.`,
  notes: [`${by} sucht jetzt andere Tage. Wann das Treffen ist, steht noch nicht fest.`],
})
export const reminding = (of: string): PlainWords => ({
  answer: `Ihre Antwort fehlt noch. Wann können Sie zu dem Treffen kommen? Das Treffen heißt: ${of}.`,
})

/** @param open how many days are without an answer; undefined: all are */
export const choosing = (
  of: string,
  stored: { readonly open: number; readonly given: readonly GivenAnswer[] } | undefined,
): PlainWords => ({
  answer:
    stored === undefined
      ? `Wann können Sie kommen? Das Treffen heißt: ${of}.`
      : stored.open === 0
        ? `Das habe ich von Ihnen gespeichert. Sie können es ändern. Das Treffen heißt: ${of}.`
        : `Das habe ich gespeichert. Zu ${stored.open === 1 ? 'einem Tag' : `${stored.open} Tagen`} fehlt Ihre Antwort noch. Das Treffen heißt: ${of}.`,
  ...(stored && { notes: answers(stored.given) }),
})
export const nothingChosen = (of: string): PlainWords => ({
  answer: `Sie haben keinen Tag gewählt. Ich habe nichts geändert. Das Treffen heißt: ${of}.`,
})
type GivenAnswer = NumberedSlot & { readonly choice: Choice }

export const answered = (of: string, given: readonly GivenAnswer[]): PlainWords => ({
  answer: `Ich habe Ihre Antworten gespeichert. Vielen Dank. Das Treffen heißt: ${of}.`,
  notes: [
    ...answers(given),
    'Wollen Sie etwas ändern? Dann schreiben Sie zum Beispiel: „/terminwahl 2 nein“. Das heißt: Am Termin 2 können Sie nicht.',
  ],
})
const answers = (given: readonly GivenAnswer[]): readonly string[] =>
  given.length === 0 ? [] : ['Das haben Sie geantwortet:', ...given.map((one) => `${day(one)} ${CHOICES[one.choice]}.`)]

export const notAsked = (): PlainWords => ({
  answer: 'Sie sind zur Zeit nicht nach Terminen gefragt. Ich habe nichts geändert.',
})
export const closed = (of: string): PlainWords => ({
  answer: `Die Suche nach einem Termin ist vorbei. Das Treffen heißt: ${of}. Ich habe nichts geändert.`,
})
export const unclear = (of: string, said: string): PlainWords => ({
  answer: `Das habe ich nicht verstanden: ${quoted(said)}. Ich habe nichts geändert.`,
  notes: [
    `Das Treffen heißt: ${of}.`,
    'Schreiben Sie zum Beispiel: „/terminwahl 1 ja“. Oder: „/terminwahl 1 nein“. Oder: „/terminwahl 1 zur Not“. „Zur Not“ heißt: Es geht, aber nicht gut.',
    'Können Sie an allen Tagen? Dann schreiben Sie: „/terminwahl alle ja“.',
  ],
})
export const noSuchSlot = (of: string, slots: readonly number[]): PlainWords => ({
  answer: 'Diesen Termin können Sie nicht wählen. Ich habe nichts geändert.',
  notes: [
    `Das Treffen heißt: ${of}.`,
    `Diese Termine können Sie wählen: ${list(slots.map((index) => String(index + 1)))}.`,
  ],
})
export const fixed = (of: string, when: readonly string[]): PlainWords => ({
  answer: `Der Tag für das Treffen steht fest. Das Treffen heißt: ${of}.`,
  notes: [...when, 'Bitte halten Sie sich diese Zeit frei. Die Einladung kommt noch.'],
})

/* The page */

/** Beside each day. */
export const PLAIN_CHOICES: Readonly<Record<Choice, string>> = {
  yes: 'Ja, ich kann',
  ifNeedBe: 'Es geht, aber nicht gut',
  no: 'Nein, ich kann nicht',
}
export const pageTitle = (): string => 'Wann können Sie kommen?'
export const remarkLabel = (): string => 'Wollen Sie noch etwas dazu sagen? (muss nicht sein)'
export const remarkHint = (): string =>
  'Zum Beispiel: Ich kann erst am Nachmittag. Bitte schreiben Sie nichts über andere Menschen.'
/** @param kept "6 Monate" */
export const whoReads = (kept: string): string =>
  `Die Geschäftsführung liest Ihre Antworten und Ihren Namen. Wir löschen sie ${kept} nach dem Anfang der Suche. Vorher muss die Suche vorbei sein.`
export const send = (): string => 'Meine Antwort speichern'
export const stored = (): string => 'Ich habe Ihre Antworten gespeichert. Vielen Dank.'

const OVER: Readonly<Record<Poll['state'], string>> = {
  fixed: 'Der Tag für das Treffen steht fest. Sie haben dazu eine Nachricht bekommen.',
  withdrawn: 'Diese Suche ist vorbei. Es werden andere Tage gesucht.',
  open: 'Die Suche ist vorbei. Die Tage liegen in der Vergangenheit.',
}
export const pollPage = ({
  of,
  by,
  poll,
  slots,
  own,
  isRunning,
}: {
  readonly of: string
  readonly by: string
  readonly poll: Poll
  readonly slots: readonly NumberedSlot[]
  readonly own: Vote | undefined
  readonly isRunning: boolean
}): readonly string[] => {
  const answers = poll.slots.flatMap((slot, index) => {
    const choice = own?.choices[index]
    return choice === undefined ? [] : [`${dateAndTime(slot.on, slot.at)}: ${CHOICES[choice]}.`]
  })
  if (!isRunning)
    return [
      `${OVER[poll.state]} Das Treffen heißt: ${of}.`,
      ...(answers.length > 0 ? ['Das haben Sie geantwortet:', ...answers] : []),
    ]
  return [
    `${by} sucht einen Tag für ein Treffen. Das Treffen heißt: ${of}.`,
    slots.length === 0 ? 'An keinem der Tage kann jemand kommen.' : `Bitte antworten Sie zu jedem Tag. ${CHANGEABLE}`,
    ...(own ? ['Ihre Antworten sind gespeichert.'] : []),
  ]
}
