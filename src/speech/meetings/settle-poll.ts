/** What is read back before a search for a date is settled, or the silent are reminded. */
import type { Poll, Slot, SlotVotes } from '#src/meetings/slots.ts'
import { count, dateAndTime, list } from '#src/speech/parts/format.ts'

const when = ({ on, at }: Slot): string => dateAndTime(on, at)

/** @param votes answers to that day. @param missing by name, who has not answered it; absent: others read along */
export const askToFix = (
  of: string,
  poll: Poll,
  index: number,
  votes: SlotVotes | undefined,
  missing: readonly string[] | undefined,
  notReached: readonly string[],
) => {
  const [yes, ifNeedBe, no] = [votes?.yes ?? [], votes?.ifNeedBe ?? [], votes?.no ?? []].map(({ length }) => length)
  const open = poll.asked.length - (yes ?? 0) - (ifNeedBe ?? 0) - (no ?? 0)
  const day = `${of} am ${when(poll.slots[index] as Slot)}`
  return {
    question:
      open === 0
        ? `Soll ich ${day} eintragen?`
        : `${open === 1 ? 'Eine Antwort fehlt' : `${open} Antworten fehlen`} noch. Soll ich ${day} trotzdem eintragen?`,
    statements: [],
    notes: [
      ...(missing && missing.length > 0
        ? [`Ohne Antwort zu diesem Tag: ${list(missing)}. Zuerst erinnern: „/terminstand ${of} erinnern“.`]
        : []),
      `Passt: ${yes}, zur Not: ${ifNeedBe}, passt nicht: ${no}, ohne Antwort: ${open} von ${poll.asked.length} Gefragten.`,
      'Die Terminfindung ist damit beendet. Alle Gefragten erfahren den Termin.',
      ...notReached,
    ],
    confirm: 'Ja, festlegen',
    // Another answer is read back again.
    mark: [index, yes, ifNeedBe, no].join(' '),
  }
}
export const askToRemind = (of: string, people: number, notReached: readonly string[]) => ({
  question: `Soll ich ${count(people, 'Person', 'Personen')} an die Antwort zur Terminfindung ${of} erinnern?`,
  statements: [],
  notes: notReached,
  confirm: 'Ja, erinnern',
})
