/** The page on which somebody without Teams says which proposed days suit them. */
import { dateInBerlin, timeInBerlin } from '#src/calendar/local-date.ts'
import {
  CHOICES,
  type Choice,
  type Poll,
  REMARK_FIELD,
  REMARK_LENGTH,
  type SlotVotes,
  slotField,
  type Vote,
} from '#src/meetings/slots.ts'
import { count, dateAndTime } from '#src/speech/parts/format.ts'
import type { Page, PageField } from '#src/speech/parts/page.ts'
import { languageSwitch } from '#src/speech/parts/pages.ts'
import { keptDays } from '#src/speech/people/retention.ts'
import * as plain from '#src/speech/plain/poll.ts'
import { readable, type Terms } from '#src/speech/plain/spelling.ts'

/** What somebody finds behind the link of a search for a date. */
export interface PollAsked {
  readonly of: string
  readonly poll: Poll
  /** Days that are still possible, in order of time. */
  readonly slots: readonly SlotVotes[]
  readonly own: Vote | undefined
  /** Name of whoever looks for the date. */
  readonly by: string
  /** False: a day was fixed, another search took its place, or its days are over. */
  readonly isRunning: boolean
  /** What is shown was stored just now. */
  readonly isStored: boolean
  /** Why what was sent is not stored. */
  readonly problem?: readonly string[]
  /** How long answers are kept, in calendar days. */
  readonly keptFor: number
}

/** Short: all three stand beside each other on a phone. */
const LABELS: Readonly<Record<Choice, string>> = { yes: 'ja', ifNeedBe: 'zur Not', no: 'nein' }

/** A row for each day, then the remark. */
function fieldsFor({ slots, own }: PollAsked, wantsPlain: boolean): readonly PageField[] {
  return [
    ...slots.map(({ index, slot }): PageField => {
      const value = own?.choices[index]
      return {
        kind: 'radio',
        isRow: true,
        name: slotField(index),
        label: dateAndTime(slot.on, slot.at),
        options: CHOICES.map((choice) => ({
          value: choice,
          label: (wantsPlain ? plain.PLAIN_CHOICES : LABELS)[choice],
        })),
        ...(value !== undefined && { value }),
      }
    }),
    {
      kind: 'lines',
      name: REMARK_FIELD,
      label: wantsPlain ? plain.remarkLabel() : 'Bemerkung',
      hint: wantsPlain ? plain.remarkHint() : 'Zum Beispiel: erst ab 11 Uhr. Bitte keine Angaben über andere Personen.',
      isOptional: wantsPlain ? 'said' : true,
      maxLength: REMARK_LENGTH,
      ...(own?.remark !== undefined && { value: own.remark }),
    },
  ]
}

const overBecause = ({ poll }: PollAsked): string =>
  ({
    fixed: 'Die Terminfindung ist abgeschlossen. Den Termin haben Sie mit einer eigenen Nachricht bekommen.',
    withdrawn: 'Diese Terminfindung ist beendet: Für das Gremium werden andere Tage gesucht.',
    open: 'Die vorgeschlagenen Tage sind vorbei.',
  })[poll.state]

const given = ({ poll, own }: PollAsked): readonly string[] =>
  poll.slots.flatMap(({ on, at }, index) => {
    const choice = own?.choices[index]
    return choice === undefined ? [] : [`${dateAndTime(on, at)}: ${LABELS[choice]}`]
  })

/** What both versions have in common. */
function aroundDays(asked: PollAsked, wantsPlain: boolean): Omit<Page, 'title' | 'paragraphs'> {
  const { isRunning, slots, problem, own, isStored, keptFor } = asked
  const isOpen = isRunning && slots.length > 0
  return {
    ...(isStored && own && { notice: wantsPlain ? plain.stored() : 'Ihre Antworten sind gespeichert.' }),
    ...(problem && { problem }),
    ...(isOpen && {
      form: {
        fields: fieldsFor(asked, wantsPlain),
        buttons: [{ label: wantsPlain ? plain.send() : own ? 'Änderungen speichern' : 'Antworten speichern' }],
      },
    }),
    language: languageSwitch(wantsPlain),
    ...(wantsPlain && { isPlain: true }),
    foot: [
      wantsPlain
        ? plain.whoReads(keptDays(keptFor))
        : `Ihre Antworten und Ihre Bemerkung liest die Geschäftsführung unter Ihrem Namen. Gelöscht werden sie mit der Terminfindung: ${keptDays(keptFor)} nach deren Beginn, wenn sie abgeschlossen ist.`,
    ],
  }
}

export function pollPage(asked: PollAsked): Page {
  const { of, by, isRunning, slots, own, poll } = asked
  const gone = poll.slots.length - slots.length
  const storedAt = own && dateAndTime(dateInBerlin(own.votedAt), timeInBerlin(own.votedAt))
  return {
    title: `Terminfindung: ${of}`,
    paragraphs: [
      ...(isRunning
        ? [
            slots.length === 0
              ? 'Von den vorgeschlagenen Tagen ist keiner übrig, an dem jemand kann.'
              : `${by} sucht einen Termin. Welche Tage passen Ihnen?`,
          ]
        : [overBecause(asked)]),
      ...(storedAt !== undefined && isRunning
        ? [`Gespeichert am ${storedAt}. Sie können Ihre Antworten mit demselben Link ändern, solange gesucht wird.`]
        : []),
      ...(isRunning && gone > 0
        ? [`${count(gone, 'vorgeschlagener Tag ist', 'vorgeschlagene Tage sind')} entfallen, weil niemand kann.`]
        : []),
    ],
    ...(isRunning || !own
      ? {}
      : {
          sections: [
            {
              title: 'Das haben Sie geantwortet',
              parts: [
                { kind: 'list', items: given(asked) },
                ...(own.remark === undefined
                  ? []
                  : [{ kind: 'paragraph' as const, label: 'Bemerkung', text: own.remark }]),
              ],
            },
          ],
        }),
    ...aroundDays(asked, false),
  }
}

export const plainPollPage = (asked: PollAsked, terms: Terms): Page => {
  const around = aroundDays(asked, true)
  return {
    title: plain.pageTitle(),
    paragraphs: readable(plain.pollPage(asked), terms),
    ...around,
    ...(around.form && {
      form: {
        ...around.form,
        fields: around.form.fields.map((field) => ({ ...field, label: readable([field.label], terms)[0] ?? '' })),
      },
    }),
  }
}

export const somebody = (): string => 'Die Geschäftsführung'
export const notStored = (): string => 'Ihre Angaben sind nicht gespeichert.'
/** The same answer as it is typed; the days stand in the form that comes with it. */
export const voteCommand = ({ id }: Pick<Poll, 'id'>): string => `/terminwahl ${id.slice(0, 8)}`

/** Above the link in a mail. */
export const daysLink = (): string => 'Hier Tage auswählen, auch in Einfacher Sprache'
