/** What the bot does not do, cannot do or no longer knows, in Einfache Sprache: always also whether anything was changed. */
import { quoted } from '#src/speech/parts/format.ts'
import type { PlainWords } from '#src/speech/parts/reply.ts'
import { plainAbout } from './labels.ts'

const UNCHANGED = 'Ich habe nichts geändert.'
const alreadySaid = (facts: readonly string[]): readonly string[] =>
  facts.length === 0 ? [] : [`Das haben Sie schon gesagt. ${facts.join('. ')}.`]

/* For nobody */

export const neverTerminates = (): PlainWords => ({
  answer: 'Ich kündige keine Vereinbarung. Und ich ändere keine Vereinbarung.',
  notes: [
    'Kündigen heißt: die Vereinbarung beenden. Das können nur die Partner selbst. Partner sind die Ämter in der Vereinbarung.',
    'Ich kann Ihnen zeigen, wie die Vereinbarung enden kann.',
  ],
})
export const rightsFromOffices = (): PlainWords => ({
  answer: `Das dürfen Sie nur mit einer eingetragenen Funktion. ${UNCHANGED}`,
  notes: [
    'Eine Funktion ist zum Beispiel: Geschäftsführung.',
    'Sie können um eine Funktion bitten. Die Verwaltung muss sie bestätigen.',
  ],
})
export const neverDeletes = (): PlainWords => ({
  answer: `Ich lösche keine Treffen und keine Protokolle. Und nichts, was im Verlauf steht. ${UNCHANGED}`,
  notes: [
    'Der Verlauf ist eine Liste: Wer hat wann was gemacht?',
    'Ein Treffen können Sie absagen. Ihre eigenen Daten können Sie löschen.',
  ],
})
export const outsider = (): PlainWords => ({
  answer: 'Ich darf Ihnen hier nichts sagen. Ihre Organisation ist nicht angemeldet.',
})

/* What was begun */

export const nothingBegun = (): PlainWords => ({ answer: 'Sie haben hier nichts angefangen.' })
/** @param said what is known, each "Datum: …" */
export const cancelled = (about: string, said: readonly string[]): PlainWords => ({
  answer: `Ich höre damit auf: ${plainAbout(about)}. ${UNCHANGED}`,
  notes: alreadySaid(said),
})
export const dialogGone = (said: readonly string[]): PlainWords => ({
  answer: 'Das Programm ist jetzt neu. Sie müssen noch einmal von vorne anfangen. Ich habe nichts eingetragen.',
  notes: alreadySaid(said),
})
export const readBackLost = (): PlainWords => ({
  answer: `Das Programm ist jetzt neu. Ich weiß nicht mehr, was Sie meinen. ${UNCHANGED}`,
  notes: ['Bitte sagen Sie mir noch einmal, was Sie wollen.'],
})
/** @param said what was meant for the minutes */
export const lineLost = (said: string): PlainWords => ({
  answer: 'Das Programm ist jetzt neu. Das Protokoll ist hier nicht mehr offen.',
  notes: [`Das habe ich nicht aufgeschrieben: ${quoted(said, 300)}`],
})
export const answerLost = (): PlainWords => ({
  answer:
    'Diese Nachricht habe ich schon bearbeitet. Meine Antwort kann ich nicht mehr zeigen. Das Programm ist jetzt neu.',
})
export const staleCard = (): PlainWords => ({ answer: `Diese Nachricht von mir ist alt. ${UNCHANGED}` })
export const unreadableCard = (): PlainWords => ({
  answer: `Ich verstehe nicht, was Sie hier gewählt haben. ${UNCHANGED}`,
})
export const nothingChanged = (): PlainWords => ({ answer: UNCHANGED })

/* Which region */

/** @param said the regions that were named, where there were several */
export const whichRegion = (said: readonly string[]): PlainWords => ({
  answer: 'Welche Region meinen Sie? Bitte wählen Sie eine aus.',
  notes: said.length > 1 ? [`Sie haben mehrere Regionen genannt: ${said.map((word) => quoted(word)).join(', ')}.`] : [],
})
export const unknownRegion = (said: string, hasSuggestions: boolean): PlainWords => ({
  answer: `Dazu habe ich keine Vereinbarung: ${quoted(said)}.`,
  notes: [hasSuggestions ? 'Meinen Sie vielleicht eine von diesen Regionen?' : 'Diese Regionen kenne ich:'],
})

/* One's own data */

export const noFiles = (): PlainWords => ({
  answer: 'Hier kann ich keine Dateien machen. Das ist noch nicht eingerichtet.',
  notes: ['Einrichten kann das die Stelle, die dieses Programm betreibt.'],
})
