/** What the bot says about the conversation itself, in Einfache Sprache. */
import type { Absence } from '#src/people/absence.ts'
import { list, longDate, quoted } from '#src/speech/parts/format.ts'
import type { PlainWords } from '#src/speech/parts/reply.ts'
import { plainAbout, plainResume } from './labels.ts'

export const notUnderstood = (said: string): PlainWords => ({
  answer: said === '' ? 'Ihre Nachricht ist leer.' : `Das habe ich nicht verstanden: ${quoted(said)}.`,
  notes: ['Ich habe nichts geändert.', 'Meinen Sie vielleicht etwas davon? Dann wählen Sie es aus.'],
})

export const whichDeed = (): PlainWords => ({
  answer: 'Was soll ich damit machen?',
  notes: ['Bitte wählen Sie aus. Was Sie geschrieben haben, behalte ich dabei.', 'Ich habe noch nichts geändert.'],
})

/* What was begun */

export const stillRunning = (about: string): readonly string[] => [
  `Sie haben etwas angefangen: ${plainAbout(about)}. Das ist noch nicht fertig.`,
  `Wollen Sie damit weitermachen? Dann wählen Sie: ${quoted(plainResume(about))}.`,
]
export const finishFirst = (about: string): PlainWords => ({
  answer: `Sie haben schon etwas angefangen: ${plainAbout(about)}.`,
  notes: [
    `Wollen Sie damit weitermachen? Dann wählen Sie: ${quoted(plainResume(about))}.`,
    'Oder wählen Sie: „Nichts tun“. Danach können Sie etwas Neues anfangen.',
  ],
})
/** @param confirm what stands on the button */
export const byItsButton = (confirm: string): string =>
  `Ein „Ja“ reicht hier nicht mehr. Wollen Sie das wirklich? Dann wählen Sie: ${quoted(confirm)}. Oder schreiben Sie diese Wörter.`

/** @param about what was to be done. @param facts for which body, if that is known. @param responsible who can help */
export const notAllowed = (about: string, facts: readonly string[] = [], responsible?: string): PlainWords => ({
  answer: `Das dürfen Sie hier nicht: ${about}. Ich habe nichts geändert.`,
  notes: [
    ...(facts.length > 0 ? [`Es geht um: ${list(facts)}.`] : []),
    ...(responsible === undefined ? [] : [responsible]),
    'Brauchen Sie die Erlaubnis? Dann schreiben Sie: „/beantragen“. Die Verwaltung entscheidet darüber.',
  ],
})

/** @param own what somebody has to do; absent where there is nothing of their own, or others listen */
export const help = (
  own: PlainWords | undefined,
  regions: readonly string[],
  unavailable: readonly string[],
): PlainWords =>
  own
    ? { answer: own.answer, notes: [...(own.notes ?? []), ...introduction(regions, unavailable)] }
    : {
        answer: INTRODUCED,
        notes: introduction(regions, unavailable),
      }

const INTRODUCED = 'Ich bin der Gremienlotse. Ich bin ein Computer-Programm. Ich helfe bei Treffen von Ämtern.'
const introduction = (regions: readonly string[], unavailable: readonly string[]): readonly string[] => [
  'Sie können mich fragen: Wann ist das nächste Treffen? Wo ist es? Wer kommt?',
  'Bei einer Einladung können Sie mir sagen: Ich komme. Oder: Ich komme nicht.',
  `Diese Regionen kenne ich: ${regions.join(', ')}.`,
  'Ich sage immer, woher ich etwas weiß. Zum Beispiel: Das steht in der Vereinbarung.',
  'Wählen Sie etwas aus. Oder schreiben Sie mir. Wollen Sie die übliche Sprache? Schreiben Sie: „/einfach aus“.',
  ...unavailable,
]

/** Steps to do: how many, and the next day. @param next absent: none of them has a day to come */
export const stepsAhead = (steps: number, late: number, next: string | undefined): PlainWords => ({
  answer: `Das steht für Sie an: ${steps === 1 ? '1 Sache' : `${steps} Sachen`}.`,
  notes: [
    ...(late > 0 ? [late === 1 ? 'Bei 1 Sache ist der Tag vorbei.' : `Bei ${late} Sachen ist der Tag vorbei.`] : []),
    ...(next === undefined ? [] : [`Der nächste Tag ist: ${next}.`]),
    'Was das ist, sehen Sie mit „/schritte“.',
  ],
})
/** @param until the last day that was looked at. @param owed duties of the own partner */
export const nothingAhead = (until: string, owed: number): PlainWords => ({
  answer: `Für Sie steht nichts an bis ${until}.`,
  ...(owed > 0 && {
    notes: [`Aber Ihr Amt hat noch ${owed === 1 ? '1 Pflicht' : `${owed} Pflichten`}. Das sehen Sie mit „/fristen“.`],
  }),
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
    'Es ist eine Datei. Mit dem Link laden Sie die Datei herunter. Sie hat das Format JSON. Das ist für Computer-Programme gemacht.',
    'Der Link geht nur eine Stunde. Er ist nur für Sie. Bitte geben Sie ihn nicht weiter.',
  ],
})
export const revoked = (): PlainWords => ({
  answer: 'Alle alten Links an Sie gehen nicht mehr.',
  notes: ['Das gilt auch für Links in alten Nachrichten. In neuen Nachrichten sind neue Links.'],
})
export const onlyInPersonalChat = (): PlainWords => ({
  answer: 'Das zeige ich Ihnen hier nicht. Hier lesen andere mit.',
  notes: ['Bitte schreiben Sie mir in unserem eigenen Chat: „/verwaltung meine-daten“.'],
})
/** What is stored of somebody, beside what they did. */
interface StoredOfPerson {
  readonly name: string | undefined
  readonly mail: string | undefined
  readonly hasChat: boolean
  readonly offices: readonly string[]
  readonly absence: Pick<Absence, 'from' | 'until'> | undefined
  readonly isWeekly: boolean
  readonly wantsCalendarMails: boolean
  readonly wantsPlain: boolean
}
const ofPerson = (of: StoredOfPerson): readonly string[] => [
  of.name === undefined ? 'Ihren Namen habe ich nicht gespeichert.' : `Ihr Name ist: ${of.name}.`,
  of.mail === undefined
    ? 'Eine E-Mail-Adresse von Ihnen habe ich nicht gespeichert.'
    : `Ihre E-Mail-Adresse ist: ${of.mail}`,
  of.hasChat
    ? 'Ich habe gespeichert, wo ich Ihnen schreiben kann.'
    : 'Ich habe nicht gespeichert, wo ich Ihnen schreiben kann.',
  of.offices.length === 0 ? 'Sie haben keine Funktion.' : `Das sind Ihre Funktionen: ${of.offices.join('. ')}.`,
  of.absence === undefined
    ? 'Dass Sie nicht da sind, ist nicht eingetragen.'
    : `Sie sind nicht da: von ${longDate(of.absence.from)} bis ${longDate(of.absence.until)}.`,
  of.isWeekly ? 'Sie bekommen jede Woche eine Übersicht.' : 'Sie bekommen keine Übersicht für die Woche.',
  ...(of.wantsCalendarMails ? ['Einladungen bekommen Sie auch als E-Mail für Ihren Kalender.'] : []),
  ...(of.wantsPlain ? ['Sie lesen in Einfacher Sprache.'] : []),
]
/** @param facts what is stored, each "Name: …", as the usual answer has them. @param shown how many deeds of how many */
export const ownData = (of: StoredOfPerson, deeds: readonly string[], all: number): PlainWords => ({
  answer: 'Das habe ich über Sie gespeichert.',
  notes: [
    ...ofPerson(of),
    ...(deeds.length > 0 ? [`Das haben Sie hier gemacht (${deeds.length} von ${all} Einträgen):`, ...deeds] : []),
    'Sie können Ihre Daten löschen. Dann ist Ihr Name weg. In wichtigen Texten vom Amt steht dann nur noch die Funktion. Eine Funktion ist zum Beispiel: Geschäftsführung.',
  ],
})
export const readBackForget = (): PlainWords => ({
  answer: 'Soll ich Ihren Namen und Ihre Adressen löschen? Und Ihre Funktionen, die jetzt gelten?',
  notes: [
    'Danach bekommen Sie keine Einladungen mehr. Und keine Erinnerungen.',
    'Ich lösche auch: wann Sie nicht da sind, und welche Hilfe Sie beim Treffen brauchen.',
    'Ich lösche auch, was Sie in E-Mails geschrieben haben.',
    'Die Wochenübersicht kommt dann nicht mehr. Alte Links gehen nicht mehr.',
    'Ihr Wunsch nach Einfacher Sprache ist dann auch weg. Danach schreibe ich in üblicher Sprache.',
    'Was Sie hier gemacht haben, bleibt gespeichert. Statt Ihrem Namen steht dort eine Nummer.',
    'Fertige Protokolle ändere ich nicht. Dort kann Ihr Name stehen bleiben.',
    'Schreiben Sie mir wieder? Dann speichere ich Ihren Namen und diesen Chat neu.',
  ],
})
export const forgotten = (): PlainWords => ({
  answer: 'Ich habe gelöscht: Ihren Namen und Ihre Adressen.',
  notes: [
    'Fertige Protokolle ändere ich nicht. Dort kann Ihr Name stehen bleiben.',
    'Ab jetzt schreibe ich in üblicher Sprache. Wollen Sie Einfache Sprache? Dann schreiben Sie: „/einfach“.',
  ],
})
