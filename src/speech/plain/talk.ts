/** What the bot says about the conversation itself, in Einfache Sprache. */
import { list, quoted } from '#src/speech/parts/format.ts'
import type { PlainWords } from '#src/speech/parts/reply.ts'

export const notUnderstood = (said: string): PlainWords => ({
  answer: said === '' ? 'Ihre Nachricht ist leer.' : `Das habe ich nicht verstanden: ${quoted(said)}.`,
  notes: ['Ich habe nichts geändert.', 'Meinen Sie vielleicht etwas davon? Dann wählen Sie es aus.'],
})

/** @param about what was to be done. @param facts for which body, if that is known. @param responsible who can help */
export const notAllowed = (about: string, facts: readonly string[] = [], responsible?: string): PlainWords => ({
  answer: `Das dürfen Sie hier nicht: ${about}. Ich habe nichts geändert.`,
  notes: [
    ...(facts.length > 0 ? [`Es geht um: ${list(facts)}.`] : []),
    ...(responsible === undefined ? [] : [responsible]),
    'Brauchen Sie die Erlaubnis? Dann schreiben Sie: „/beantragen“. Die Verwaltung entscheidet darüber.',
  ],
})

export const help = (regions: readonly string[], unavailable: readonly string[]): PlainWords => ({
  answer: 'Ich bin der Gremienlotse. Ich bin ein Computer-Programm. Ich helfe bei Treffen von Ämtern.',
  notes: [
    'Sie können mich fragen: Wann ist das nächste Treffen? Wo ist es? Wer kommt?',
    'Bei einer Einladung können Sie mir sagen: Ich komme. Oder: Ich komme nicht.',
    `Diese Regionen kenne ich: ${regions.join(', ')}.`,
    'Ich sage immer, woher ich etwas weiß. Zum Beispiel: Das steht in der Vereinbarung.',
    'Wählen Sie etwas aus. Oder schreiben Sie mir. Wollen Sie die übliche Sprache? Schreiben Sie: „/einfach aus“.',
    ...unavailable,
  ],
})

/** @param what it looks like, e.g. "ein Geburtsdatum" */
export const beneficiaryDataRefused = (what: string): PlainWords => ({
  answer: `Das habe ich nicht gespeichert. In Ihrem Text ist vielleicht ${what}.`,
  notes: [
    'Hier dürfen keine Namen von Menschen stehen, die Hilfe vom Amt bekommen. Auch nichts über ihr Leben oder ihre Gesundheit.',
    'Schreiben Sie bitte nur: Wie viele Menschen sind es? Und an welchem Tag?',
    'Müssen Sie eine Liste mit Namen abgeben? Dann nehmen Sie den sicheren Weg, der dafür vereinbart ist.',
    'Bitte löschen Sie auch Ihre Nachricht im Chat.',
    'Habe ich mich geirrt? Dann schreiben Sie es bitte mit anderen Worten.',
  ],
})

/* One's own data */

export const exported = (): PlainWords => ({
  answer: 'Hier ist alles, was ich über Sie gespeichert habe.',
  notes: [
    'Es ist eine Datei. Sie öffnet sich mit dem Link.',
    'Der Link geht nur eine Stunde. Er ist nur für Sie. Bitte geben Sie ihn nicht weiter.',
  ],
})
