/** What is stored and cannot be read, as the administrators' list names it. */
import { agreementById, committeeById, type Shelf } from '#src/agreements/lookup.ts'
import type { SetAside, SetAsideKind } from '#src/letters/set-aside.ts'
import { committeeName } from '#src/speech/parts/fields.ts'
import { count } from '#src/speech/parts/format.ts'

/** One of them, and several. */
const NAMES: Readonly<Record<SetAsideKind, readonly [one: string, several: string]>> = {
  dialog: ['begonnener Ablauf', 'begonnene Abläufe'],
  order: ['vorgelesene, noch nicht bestätigte Eingabe', 'vorgelesene, noch nicht bestätigte Eingaben'],
  orderAsked: ['Rückfrage zu einer Eingabe', 'Rückfragen zu Eingaben'],
  question: ['offene Frage', 'offene Fragen'],
  region: ['zuletzt genannte Region', 'zuletzt genannte Regionen'],
  writing: ['laufendes Protokoll', 'laufende Protokolle'],
  lastWriting: ['zuletzt geführtes Protokoll', 'zuletzt geführte Protokolle'],
  lastSaid: ['zuletzt gestellte Frage', 'zuletzt gestellte Fragen'],
  buttons: ['zuletzt gezeigte Knöpfe', 'zuletzt gezeigte Knöpfe'],
  lastDone: ['zuletzt bestätigte Eingabe', 'zuletzt bestätigte Eingaben'],
  done: ['Antwort auf eine Bestätigung', 'Antworten auf Bestätigungen'],
  answer: ['Antwort auf eine Nachricht', 'Antworten auf Nachrichten'],
  preset: ['geänderte Voreinstellung', 'geänderte Voreinstellungen'],
  poll: ['Angabe zur Terminfindung', 'Angaben zur Terminfindung'],
  meeting: ['Sitzung', 'Sitzungen'],
  invitation: ['Einladung oder Rückmeldung', 'Einladungen oder Rückmeldungen'],
  agenda: ['Angabe zur Tagesordnung', 'Angaben zur Tagesordnung'],
  minutes: ['Angabe im Protokoll', 'Angaben im Protokoll'],
  fulfilment: ['eingetragene Erledigung', 'eingetragene Erledigungen'],
  dutyNote: ['Antwort auf eine Erinnerung', 'Antworten auf Erinnerungen'],
  office: ['Eintrag zu einer Funktion', 'Einträge zu Funktionen'],
  absence: ['Abwesenheit', 'Abwesenheiten'],
  link: ['Link', 'Links'],
  retention: ['Aufbewahrungsfrist', 'Aufbewahrungsfristen'],
  audit: ['Eintrag im Verlauf', 'Einträge im Verlauf'],
}

/** "KoK LK Kassel: 2 Angaben im Protokoll". @param alike at least one, of one kind and one body */
export function setAsideName([one, ...others]: readonly [SetAside, ...SetAside[]], shelf: Shelf): string {
  const agreement = one.agreementId === undefined ? undefined : agreementById(shelf, one.agreementId)
  const body = agreement && one.committeeId !== undefined ? committeeById(agreement, one.committeeId) : undefined
  const of = agreement && (body ? committeeName(body, agreement) : agreement.region)
  return `${of === undefined ? '' : `${of}: `}${count(others.length + 1, ...NAMES[one.kind])}`
}
