/** Answers to what asks nothing of the agreements: courtesies, and wishes that are declined with what can be done instead. */
import { neverDeletes } from './conversation.ts'
import type { Action, Reply } from './reply.ts'

/** What is said out of politeness, or about the bot itself. */
type Courtesy =
  | 'greeting'
  | 'thanks'
  | 'farewell'
  | 'acknowledged'
  | 'waiting'
  | 'notHelpful'
  | 'whoReads'
  | 'howToWrite'
  | 'schoolHolidays'
  | 'whoAreYou'
  | 'areYouHuman'
/** What is done for nobody. */
type Declined =
  | 'personalData'
  | 'othersMessages'
  | 'noAdvice'
  | 'translation'
  | 'writing'
  | 'ownRules'
  | 'changeText'
  | 'sendNotice'
  | 'outlook'
  | 'deleting'
  | 'noMinutes'
  | 'undoing'

const HELP: Action = { label: 'Was kann ich fragen?', does: { say: '/hilfe' } }

const COURTESIES: Readonly<Record<Courtesy, Reply>> = {
  greeting: {
    answer: 'Guten Tag! Fragen Sie mich zum Beispiel nach der nächsten Kooperationskonferenz oder nach einer Frist.',
    actions: [HELP],
  },
  thanks: { answer: 'Gern geschehen.' },
  farewell: { answer: 'Auf Wiedersehen!' },
  acknowledged: { answer: 'In Ordnung. Es wurde nichts geändert.' },
  waiting: { answer: 'In Ordnung, schreiben Sie einfach weiter, wenn Sie so weit sind.' },
  notHelpful: {
    answer:
      'Das tut mir leid. Nennen Sie mir bitte Region, Gremium und was Sie wissen oder tun möchten, zum Beispiel „Wie oft tagt die KoK in Kassel?“.',
    actions: [HELP],
  },
  whoReads: {
    answer:
      'In Gruppen und Kanälen lesen alle mit, die dazugehören; Ihre Fragen im persönlichen Chat zeige ich niemandem sonst. Meine Antworten, auch wenn sie Ihre Worte wiederholen, werden befristet gespeichert. Was Sie eintragen, sehen alle, die dazu berechtigt sind. Was Microsoft Teams speichert, bestimmt Ihre Organisation.',
    actions: [{ label: 'Was ist über mich gespeichert?', does: { say: '/datenexport' } }],
  },
  howToWrite: {
    answer:
      'Nein, schreiben Sie einfach in eigenen Worten. Befehle mit Schrägstrich sind nur die kürzere Form. Was ich nicht verstehe, sage ich.',
    actions: [HELP],
  },
  schoolHolidays: {
    answer: 'Schulferien sind hier nicht erfasst; bitte prüfen Sie das selbst. Gesetzliche Feiertage kenne ich.',
  },
  whoAreYou: {
    answer:
      'Ich bin der Gremienlotse, ein Programm. Ich kenne die Kooperationsvereinbarungen und die Termine ihrer Gremien, beantworte Fragen dazu und helfe beim Planen, Einladen und Protokollieren.',
    actions: [HELP],
  },
  areYouHuman: {
    answer:
      'Ich bin ein Programm, kein Mensch. Ich arbeite ohne KI: Jede Angabe kommt aus den erfassten Vereinbarungen und Einträgen und nennt ihre Quelle.',
    actions: [HELP],
  },
}

/** @param region named in the wish */
const DECLINED: Readonly<Record<Declined, (region: string | undefined) => Reply>> = {
  ownRules: () => ({
    answer: 'Das kann ich nicht. Rechte ergeben sich nur aus einer eingetragenen Funktion; geändert wurde nichts.',
    actions: [HELP],
  }),
  sendNotice: (region) => ({
    answer: 'Eine Kündigung versende oder erkläre ich nicht. Das können nur die Vereinbarungspartner selbst.',
    actions: [{ label: 'Kündigungsfrist', does: { say: ['/kündigung', region].filter(Boolean).join(' ') } }],
  }),
  changeText: (region) => ({
    answer:
      'Eine Vereinbarung ändere ich nicht, und was Dritte beschlossen haben, trage ich nicht in sie ein. Das können nur die Vereinbarungspartner selbst. Geändert wurde nichts.',
    actions: [{ label: 'Vereinbarung', does: { say: ['/vereinbarung', region].filter(Boolean).join(' ') } }],
  }),
  personalData: (region) => ({
    answer:
      'Namen und Kontaktdaten von Personen gebe ich nicht heraus. Namen Leistungsberechtigter gehen nur auf sicherem Weg an den Empfänger.',
    notes: ['Von Ämtern nenne ich nur, was in einem Dokument steht.'],
    actions: region ? [{ label: 'Anschriften', does: { say: `/vereinbarung ${region} Anschrift` } }, HELP] : [HELP],
  }),
  othersMessages: () => ({
    answer: 'Nachrichten anderer Personen zeige ich nicht. Ihre eigenen Daten erhalten Sie mit „/datenexport“.',
    actions: [HELP],
  }),
  noAdvice: () => ({
    answer:
      'Dazu kann ich nichts sagen: Ich berate nicht rechtlich und kenne keine Einzelfälle. Ich gebe Auskunft über die erfassten Kooperationsvereinbarungen und ihre Gremien.',
    actions: [HELP],
  }),
  translation: () => ({
    answer: 'Übersetzen kann ich nicht. Ich antworte nur auf Deutsch.',
    actions: [HELP],
  }),
  writing: () => ({
    answer:
      'Dabei kann ich nicht helfen. Ich gebe Auskunft über die erfassten Kooperationsvereinbarungen und die Termine ihrer Gremien.',
    actions: [HELP],
  }),
  deleting: () => neverDeletes(),
  noMinutes: () => ({
    answer:
      'Es ist gerade kein Protokoll geöffnet, darum ist nichts festgehalten. Mit „/protokoll“ und dem Gremium beginnen Sie eines.',
    actions: [{ label: 'Protokoll', does: { say: '/protokoll' } }],
  }),
  undoing: () => ({
    answer:
      'Von selbst nehme ich nichts zurück; es wurde nichts geändert. Eine Sitzung ändern Sie mit „/verschieben“ oder „/absagen“, eine Abwesenheit beenden Sie mit „/abwesend ende“. Wo „Rückgängig“ unter einer Antwort steht, genügt der Knopf.',
    actions: [HELP],
  }),
  outlook: () => ({
    answer: 'In Ihren Kalender kann ich nichts eintragen. Die eingetragenen Sitzungen zeigt „/termine“.',
    actions: [{ label: 'Termine', does: { say: '/termine' } }],
  }),
}

export const courtesy = (what: Courtesy): Reply => COURTESIES[what]
export function declined(what: Declined, region: string | undefined): Reply {
  const reply = DECLINED[what](region)
  return region === undefined ? reply : { ...reply, notes: [...(reply.notes ?? []), `Verstanden habe ich: ${region}.`] }
}
