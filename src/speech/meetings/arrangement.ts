/** What is done to an agenda: read back, done, and taken back. */
import type { AgendaItem } from '#src/meetings/agenda.ts'
import type { Arrangement } from '#src/meetings/arrangement.ts'
import type { Meeting } from '#src/meetings/meeting.ts'
import { leftOut, REQUEST_OFFICE } from '#src/speech/parts/conversation.ts'
import { undoLabel } from '#src/speech/parts/envelope.ts'
import { count, list, longDate, quoted } from '#src/speech/parts/format.ts'
import { BUTTON_LETTERS, buttonTitle } from '#src/speech/parts/plain-text.ts'
import type { Action, Reply } from '#src/speech/parts/reply.ts'

export const deedsLabel = (): string => 'Änderungen'
export const unreadLabel = (): string => 'Nicht berücksichtigt'
export const deedsShown = (deeds: readonly Arrangement[]): string => count(deeds.length, 'Änderung', 'Änderungen')

const titled = (id: string | undefined, items: readonly AgendaItem[]): string =>
  quoted(items.find((item) => item.id === id)?.title ?? '', 150)

/** "Aufnehmen: „Haushalt“", "Ablehnen: „Bericht“, Grund: gehört in die AG", "„Gamma“ vor „Alpha“" */
const deed = ({ does, item, reason, before }: Arrangement, items: readonly AgendaItem[]): string => {
  const title = titled(item, items)
  if (does === 'accept') return `Aufnehmen: ${title}.`
  if (does === 'move') return `Umordnen: ${title} vor ${titled(before, items)}.`
  return `Ablehnen: ${title}. ${reason === undefined ? 'Ein Grund wird nicht genannt.' : `Grund: ${reason}`}`
}

export const readBack = (
  of: string,
  meeting: Meeting,
  deeds: readonly Arrangement[],
  items: readonly AgendaItem[],
  unread: string | undefined,
) => ({
  question: `Soll ich die Tagesordnung ${of} am ${longDate(meeting.on)} so ändern?`,
  statements: [],
  notes: [...deeds.map((one) => deed(one, items)), ...(unread === undefined ? [] : [leftOut(unread)])],
  confirm: 'Ja, ändern',
})

/** "Aufgenommen als TOP 3: „Haushalt“.", for each deed. @param numberOf of an item that stands on the agenda */
export const done = (
  deeds: readonly Arrangement[],
  items: readonly AgendaItem[],
  numberOf: (id: string) => string | undefined,
): string =>
  deeds
    .map(({ does, item, before }) => {
      const title = titled(item, items)
      if (does === 'decline') return `Abgelehnt: ${title}.`
      if (does === 'move') return `Umgeordnet: ${title} steht vor ${titled(before, items)}.`
      const number = numberOf(item)
      return `Aufgenommen${number === undefined ? '' : ` als TOP ${number}`}: ${title}.`
    })
    .join(' ')

/** The whole deed on a button, whatever a phone has room for: the title gives way. */
const acceptLabel = (mark: string, title: string): string => {
  const room = BUTTON_LETTERS - `${mark} „“ aufnehmen`.length
  return `${mark} „${buttonTitle(title.replace(/\s+/gu, ' ').replace(/[„“”"]/gu, "'"), room)}“ aufnehmen`
}
const code = (id: string): string => id.slice(0, 8)
/** Takes in this proposal and no other, whatever its letter is by the time it is clicked. */
export const accept = (mark: string, { id, title, meetingId }: AgendaItem): Action => ({
  label: acceptLabel(mark, title),
  does: { say: `/tagesordnung ${code(meetingId)} ${code(id)} aufnehmen` },
})
/** @param before the item as it was, @param now as it was taken in */
export const undo = (before: AgendaItem, now: AgendaItem): Action => ({
  label: undoLabel(),
  does: {
    say: `/tagesordnung ${code(now.meetingId)} ${code(now.id)}-${now.version}-${before.position} zurücknehmen`,
  },
})
export const takenBack = ({ title }: AgendaItem): string =>
  `Zurückgenommen: ${quoted(title, 150)} ist wieder ein Vorschlag.`
export const notTakenBack = (title: string | undefined): Reply => ({
  answer: `Das lässt sich nicht mehr zurücknehmen: ${title === undefined ? 'Den Punkt' : quoted(title, 150)} hat seitdem jemand geändert oder verteilt. Es wurde nichts geändert.`,
})
/** The proposal of a card is none any more. */
export const notOpen = (title: string | undefined): Reply => ({
  answer:
    title === undefined
      ? 'Diesen Vorschlag gibt es nicht mehr. Es wurde nichts geändert.'
      : `Über ${quoted(title, 150)} ist schon entschieden. Es wurde nichts geändert.`,
})

/** @param open letters of the proposals nobody has decided on */
export const noSuchLine = (said: string, open: readonly string[]): Reply => ({
  answer: `${quoted(said)} steht nicht zur Wahl. Es wurde nichts geändert.`,
  notes: [
    open.length > 0
      ? `Aufnehmen oder ablehnen können Sie ${list(open)}. Umordnen lassen sich aufgenommene Punkte.`
      : 'Es ist kein Vorschlag offen. Umordnen lassen sich aufgenommene Punkte.',
  ],
})
export const longReason = (limit: number): Reply => ({
  answer: `Der Grund ist länger als ${limit} Zeichen. Es wurde nichts geändert. Bitte kürzen Sie ihn.`,
})
export const nothingProposed = (): Reply => ({ answer: 'Es ist kein Vorschlag offen. Es wurde nichts geändert.' })
export const notArranged = (unread: string): Reply => ({
  answer: `Das habe ich nicht verstanden: ${quoted(unread)}. Es wurde nichts geändert. Bitte nennen Sie, was aufgenommen und was abgelehnt wird.`,
})
export const mayNotArrange = (): Reply => ({
  answer: 'Die Tagesordnung ordnet die Geschäftsführung des Gremiums. Es wurde nichts geändert.',
  actions: [REQUEST_OFFICE],
})
export const changedMeanwhile = (): Reply => ({
  answer: 'Jemand anderes hat die Tagesordnung gerade geändert. Bitte sehen Sie sie noch einmal an.',
})
