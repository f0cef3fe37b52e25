/** What lies beside the text of a document: later law, and what is unclear in it with how that is treated. */
import type { Contradiction, LegalNote } from '#src/agreements/agreement.ts'
import { besideText, byHandling, fromLaw } from '#src/agreements/stated.ts'
import { plainDate } from '#src/speech/parts/format.ts'
import { type Group, type Reply, type Statement, withNotes } from '#src/speech/parts/reply.ts'
import { says } from '#src/speech/parts/statement.ts'

/** Later law about the agreement: its own layer, with what is unchecked said as such. */
export const legalNotes = (notes: readonly LegalNote[]): readonly Statement[] =>
  notes.map((note) => ({
    label: note.since === 'not-stated' ? 'Rechtslage' : `Rechtslage ab ${plainDate(note.since)}`,
    text: [note.what, note.advice, note.checked ? undefined : 'Fachlich nicht geprüft.']
      .flatMap((part) => (part ? [sentence(part)] : []))
      .join(' '),
    basis: fromLaw(note),
  }))

/** In the first sentence wherever a duty is named that a later law has probably emptied. */
export function emptied({ since, checked }: LegalNote): string {
  const known = [
    ...(since === 'not-stated' ? [] : [`Rechtslage seit ${plainDate(since)}`]),
    ...(checked ? [] : ['fachlich zu prüfen']),
  ]
  return `Vermutlich ist dazu nichts mehr zu tun${known.length > 0 ? ` (${known.join(', ')})` : ''}.`
}

/** The same in Einfache Sprache: a guess stays one. */
export const plainEmptied = ({ since, checked }: LegalNote): string =>
  [
    'Vielleicht ist das nicht mehr nötig.',
    since === 'not-stated' ? 'Es gilt ein neues Gesetz.' : `Seit ${plainDate(since)} gilt ein neues Gesetz.`,
    ...(checked ? [] : ['Das muss noch jemand prüfen.']),
  ].join(' ')

/** Ends with a full stop, whoever wrote it. */
const sentence = (text: string): string => (/[.!?)“]$/.test(text) ? text : `${text}.`)

/** What is unclear in the document, what is known of it from elsewhere, and how it is treated: each on its own basis. */
export const contradictions = (found: readonly Contradiction[]): readonly Statement[] =>
  found.flatMap((one) => [
    says(one.clause, one.what, 'Unklar im Text'),
    ...one.beside.map((known) => ({ text: known.what, basis: besideText(known), label: BESIDE[known.rests] })),
    { text: one.handling, basis: byHandling(one), label: 'Umgang damit' },
  ])

const BESIDE: Readonly<Record<Contradiction['beside'][number]['rests'], string>> = {
  law: 'Rechtslage',
  press: 'Anderswo berichtet',
  own: 'Anmerkung',
}

/** Behind a button of its own; none where nothing is unclear. */
export const unclearGroup = (found: readonly Contradiction[]): readonly Group[] =>
  found.length > 0 ? [{ title: 'Unklar im Text', statements: contradictions(found), aside: found.length }] : []

const NO_ADVICE = 'Hinweise zur Rechtslage sind keine Rechtsberatung.'
const NO_ADVICE_PLAIN = 'Ich nenne hier Gesetze. Ich darf Sie aber nicht zu Gesetzen beraten.'

/** The same answer; where it quotes law, with the note that this is no legal advice. */
export function withDisclaimer(reply: Reply): Reply {
  const { statements = [], groups = [], notes = [] } = reply
  const all = [...statements, ...groups.flatMap((group) => group.statements)]
  if (notes.includes(NO_ADVICE) || !all.some(({ basis }) => basis.kind === 'law')) return reply
  return withNotes(reply, [NO_ADVICE], [NO_ADVICE_PLAIN])
}
