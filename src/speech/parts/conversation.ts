/** What the bot says about the conversation itself: understood, not understood, running, cancelled, stale. */
import type { Agreement, Shelf, UnusableFile } from '#src/agreements/lookup.ts'
import { sayFaultAt } from '#src/speech/agreements/agreement-faults.ts'
import { plainLabel, RESUME } from '#src/speech/plain/labels.ts'
import * as refused from '#src/speech/plain/refusals.ts'
import * as plain from '#src/speech/plain/talk.ts'
import { list, quoted } from './format.ts'
import { type Action, type Reply, withFront, withNotes } from './reply.ts'

/** A card is no fault list; `npm run check` names all of them. */
const MOST_FAULTS = 5

/** A command as users write it, and what it is for. */
export interface CommandOffer {
  readonly word: string
  readonly purpose: string
}

/** Angebot: what /hilfe offers, because the moment asks for it, and what can always be looked up. */
export interface OfferList {
  readonly now: readonly CommandOffer[]
  readonly always: readonly CommandOffer[]
}

export const goOnButton = (): string => 'Weiter'
export const backButton = (): string => 'Zurück'
export const cancelButton = (): string => 'Abbrechen'
export const changeButton = (): string => 'Ändern'
/** @param about what it goes on with: beside another answer nobody may have to guess */
export const resumeButton = (about: string): string => `${RESUME}${about}`

/** What is final and was left for something else is confirmed by the words of its button alone. @param confirm that button */
export const byItsButton = (readBack: Reply, confirm: string): Reply =>
  withFront(
    readBack,
    `Ein „ja“ genügt hier nicht mehr. Wählen Sie ${quoted(confirm)}, oder schreiben Sie diese Worte.`,
    plain.byItsButton(plainLabel(confirm)),
  )

export const labelled = (label: string, value: string): string => `${label}: ${value}`
export const knownSoFar = (facts: readonly string[]): string => `Bisher genannt – ${facts.join('; ')}.`
/** Characters: so much can be copied and said again. */
const GIVEN_BACK = 400
/** Nothing can come of it now; it is given back, so that nobody takes it for stored. */
export const notKept = (said: string): string => `Nicht gespeichert: ${quoted(said, GIVEN_BACK)}`
/** Why a yes was not enough: something else was shown in between. */
export const onceMore = (): string => 'Zur Sicherheit noch einmal, ehe es gilt:'
export const whatToChange = (): string => 'Was soll geändert werden?'
export const unclearAnswer = (said: string): string => `Das habe ich nicht verstanden: ${quoted(said)}.`
export const outdatedCard = (): string => 'Diese Karte ist nicht mehr aktuell. Es wurde nichts geändert. Der Stand ist:'
export const changedMeanwhile = (): string => 'Inzwischen hat sich etwas geändert. Bitte prüfen Sie noch einmal.'
export const atTheBeginning = (): string => 'Sie sind am Anfang, es gibt keinen Schritt zurück.'
/** Asked where others read along, by somebody who never wrote to the bot alone. */
export const noPersonalChat = (): Reply => ({
  answer:
    'Das zeige ich nur im persönlichen Chat, und dort haben Sie mir noch nicht geschrieben. Schreiben Sie mir dort „/hilfe“, und fragen Sie dann noch einmal. Es wurde nichts geändert.',
})
export const onlyInPersonalChat = (): Reply => ({
  answer:
    'Darüber spreche ich nur im persönlichen Chat, weil hier andere mitlesen. Es wurde nichts geändert und nichts festgehalten. Bitte beginnen Sie dort noch einmal.',
})
export const stillRunning = (about: string): string =>
  `Begonnen und noch offen: ${about}. Schreiben Sie einfach weiter, oder wählen Sie „Fortsetzen“.`
/** Minutes are open beside a dialog, and what was said is no line of them. */
export const notALine = (said: string): string =>
  `Nicht im Protokoll festgehalten: ${quoted(said, 300)}. Ein Dialog ist offen; schreiben Sie „TOP 3: …“ oder „Information: …“ davor, oder schließen Sie ihn ab.`
/** Said before the dialog asks again. */
export const orderedBeside = (about: string): string =>
  `Das ist etwas anderes und wurde nicht übernommen. Erst abschließen oder abbrechen: ${about}.`
export const finishFirst = (about: string): string =>
  `Sie haben schon begonnen: ${about}. Setzen Sie das fort, oder brechen Sie es ab. Danach ist Neues möglich.`

export const commandButton = (command: CommandOffer): Action => ({
  label: command.purpose,
  does: { say: command.word },
})

/** Names what came in and offers the nearest commands; nothing is changed. */
export function notUnderstood(said: string, nearest: readonly CommandOffer[]): Reply {
  const what = said === '' ? 'Ihre Nachricht enthält keinen Text.' : `Das habe ich nicht verstanden: ${quoted(said)}.`
  return {
    answer: `${what} Es wurde nichts geändert. Meinten Sie einen dieser Befehle?`,
    choices: nearest.map(commandButton),
    plain: plain.notUnderstood(said),
  }
}
/** It orders or reports something, and may be one of these: all that was said is taken over. */
export const whichDeed = (said: string, deeds: readonly CommandOffer[], asQuestion: CommandOffer): Reply => ({
  answer: 'Was möchten Sie tun? Ihre Angaben übernehme ich. Es wurde noch nichts geändert.',
  choices: [...deeds, asQuestion].map(({ purpose, word }) => ({ label: purpose, does: { say: `${word} ${said}` } })),
  plain: plain.whichDeed(),
})
/** The bot never changes or terminates an agreement. */
export const neverTerminates = (region: string | undefined): Reply => ({
  answer:
    'Ich kündige keine Vereinbarung und ändere keine. Das ist nur durch die Kooperationspartner selbst möglich. Ich kann Ihnen die Kündigungsfrist nennen.',
  actions: [{ label: 'Kündigungsfrist anzeigen', does: { say: `/kündigung${region ? ` ${region}` : ''}` } }],
  plain: refused.neverTerminates(),
})

/** Stands with whatever is refused for want of a right. */
export const REQUEST_OFFICE: Action = { label: 'Funktion beantragen', does: { say: '/beantragen' } }

/** Whoever claims to be somebody is told where rights come from. */
export const rightsFromOffices = (): Reply => ({
  answer:
    'Rechte kann ich nicht vergeben: Sie hängen an einer eingetragenen Funktion. Es wurde nichts geändert. Eine Funktion können Sie beantragen, die Verwaltung bestätigt sie.',
  actions: [REQUEST_OFFICE],
  plain: refused.rightsFromOffices(),
})
export const neverDeletes = (): Reply => ({
  answer:
    'Ich lösche keine Sitzungen, Protokolle und Einträge im Verlauf. Es wurde nichts geändert. Eine Sitzung können Sie absagen, Ihre eigenen Daten können Sie löschen.',
  actions: [
    { label: 'Sitzung absagen', does: { say: '/absagen' } },
    { label: 'Meine Daten löschen', does: { say: '/datenlöschen' } },
  ],
  plain: refused.neverDeletes(),
})

export const nothingToCancel = (): Reply => ({
  answer: 'Es ist nichts begonnen, das abgebrochen werden könnte.',
  plain: refused.nothingBegun(),
})
export const nothingToStepBack = (): Reply => ({
  answer: 'Es ist nichts begonnen, in dem Sie zurückgehen könnten.',
  plain: refused.nothingBegun(),
})
/** What was said is given back, so that nobody has to remember it. */
export const cancelled = (about: string, undone: string, said: readonly string[]): Reply => ({
  answer: `Abgebrochen: ${about}. ${undone}`,
  ...(said.length > 0 && { notes: [knownSoFar(said)] }),
  plain: refused.cancelled(about, said),
})
export const dialogGone = (said: readonly string[]): Reply => ({
  answer: 'Dieser Ablauf wurde inzwischen geändert und kann nicht fortgesetzt werden. Es wurde nichts eingetragen.',
  ...(said.length > 0 && { notes: [knownSoFar(said)] }),
  plain: refused.dialogGone(said),
})
/** Stands before what is asked or read back then. */
export const dialogChanged = (): string =>
  'Dieser Ablauf wurde inzwischen geändert. Ihre letzte Eingabe habe ich nicht übernommen. Bitte prüfen Sie, was bisher gilt.'
/* After an update that cannot read what was stored before it */

export const dialogLost = (): string =>
  'Was Sie hier begonnen hatten, kann nach einer Aktualisierung nicht fortgesetzt werden. Es wurde nichts eingetragen.'
export const readBackLost = (): Reply => ({
  answer:
    'Worauf sich das bezieht, liegt nach einer Aktualisierung nicht mehr vor. Es wurde nichts geändert. Bitte geben Sie den Befehl noch einmal ein.',
  plain: refused.readBackLost(),
})
/** @param said what was meant for the minutes */
export const lineLost = (said: string): Reply => ({
  answer: 'Das Protokoll ist hier nach einer Aktualisierung nicht mehr geöffnet; nichts wurde festgehalten.',
  notes: [`Nicht festgehalten: ${quoted(said, 300)}`],
  actions: [{ label: 'Weiterschreiben', does: { say: '/protokoll' } }],
  plain: refused.lineLost(said),
})
/** The message had its effect when it came first. */
export const answerLost = (): Reply => ({
  answer:
    'Diese Nachricht ist schon bearbeitet. Die Antwort darauf kann ich nach einer Aktualisierung nicht mehr zeigen.',
  plain: refused.answerLost(),
})
export const staleCard = (): Reply => ({
  answer: 'Diese Karte gehört zu keinem offenen Vorgang. Es wurde nichts geändert.',
  plain: refused.staleCard(),
})
/** A second click on a confirmed card: the result of the first is shown again. */
export const alreadyDone = (done: Reply): Reply =>
  withFront(done, 'Das ist bereits erledigt.', 'Das haben Sie schon gemacht.')
export const unreadableCard = (): Reply => ({
  answer: 'Die Angaben dieser Karte kann ich nicht zuordnen. Es wurde nichts geändert.',
  plain: refused.unreadableCard(),
})
export const outsider = (): Reply => ({
  answer: 'Ich kann Ihnen hier keine Auskunft geben, weil Ihre Organisation nicht angemeldet ist.',
  plain: refused.outsider(),
})
export const notAllowed = (about: string): Reply => ({
  answer: `Dafür fehlt Ihnen die Berechtigung (${about}). Es wurde nichts geändert.`,
  notes: ['Rechte ergeben sich aus Funktionen. Die Verwaltung vergibt sie auf Antrag.'],
  actions: [REQUEST_OFFICE],
  plain: plain.notAllowed(about),
})
/** It was said what does not hold. */
export const whatInstead = (): string => 'Was soll stattdessen gelten? Bitte nennen Sie es.'

/** A denial that no part of the dialog could keep to. */
export const denied = (said: string): string =>
  `Das habe ich nicht berücksichtigt: ${quoted(said)}. Bitte nennen Sie nur, was gelten soll.`

/** Words that nobody could place, in a dialog that must not keep any. */
export const unreadForgotten = (): string =>
  'Weitere Angaben habe ich nicht übernommen und nicht gespeichert. Namen und Falldaten gehören nicht hierher.'

/** Refused as soon as it is known which body it is about; a running dialog waits for another answer. */
export const notAllowedFor = (about: string, facts: readonly string[], responsible: string | undefined): Reply => ({
  answer: `Dafür fehlt Ihnen die Berechtigung (${about}; ${facts.join(', ')}). Es wurde nichts geändert.`,
  notes: [responsible ?? 'Zuständig ist die Geschäftsführung des Gremiums.'],
  actions: [REQUEST_OFFICE],
  plain: plain.notAllowed(about, facts, responsible ?? 'Das darf nur die Geschäftsführung.'),
})

/** One short question with buttons; the answer goes on with the same command. */
export function whichRegion(
  candidates: readonly Agreement[],
  command: string,
  rest: string,
  said: readonly string[],
): Reply {
  const understood =
    said.length > 1 ? `Ich habe mehrere Regionen verstanden: ${list(said.map((word) => quoted(word)))}. ` : ''
  return {
    answer: `${understood}Für welche Region?`,
    plain: refused.whichRegion(said),
    choices: candidates.map((agreement) => ({
      label: agreement.region,
      does: { say: [command, rest, agreement.region].filter((part) => part !== '').join(' ') },
    })),
  }
}
export function unknownRegion(said: string, suggestions: readonly Agreement[], command: string, shelf: Shelf): Reply {
  const offered = suggestions.length > 0 ? suggestions : shelf.agreements
  return {
    answer: `Zu ${quoted(said)} ist keine Vereinbarung erfasst.${suggestions.length > 0 ? ' Meinten Sie diese Region?' : ' Erfasst sind diese Regionen:'}`,
    choices: offered.map((agreement) => ({ label: agreement.region, does: { say: `${command} ${agreement.region}` } })),
    notes: unavailableNotes(shelf.unavailable),
    // What is wrong with a file is said to whoever runs the bot, in the usual version alone.
    ...(shelf.unavailable.length === 0 && { plain: refused.unknownRegion(said, suggestions.length > 0) }),
  }
}
/** A neighbour the agreement names is no partner of it. */
export const noPartner = (name: string, what: string, agreement: Agreement): Reply => ({
  answer: `${name}: Dazu ist keine eigene Vereinbarung erfasst. ${what}`,
  choices: [{ label: agreement.region, does: { say: `/vereinbarung ${agreement.region}` } }],
})
export const unavailableAgreement = (unavailable: UnusableFile): Reply => ({
  answer: `Diese Vereinbarung ist derzeit nicht verfügbar, weil ihre Datei ${quoted(unavailable.file)} Fehler enthält.`,
  notes: unavailable.faults.slice(0, MOST_FAULTS).map((fault) => sayFaultAt(unavailable.file, fault)),
})
export const unavailableNotes = (unavailable: readonly UnusableFile[]): readonly string[] =>
  unavailable.map(({ file, faults: [first] }) => `Nicht verfügbar: ${first ? sayFaultAt(file, first) : file}`)

/** Over several agreements: those that cannot be read are missing in the answer. */
export const withUnavailable = (reply: Reply, unavailable: readonly UnusableFile[]): Reply =>
  unavailable.length === 0 ? reply : withNotes(reply, unavailableNotes(unavailable))

const FROM = { channel: 'Region dieses Chats', office: 'Region Ihrer Funktion' } as const
/** @param from why this region, where nobody named it before */
export const withUsualRegion = (reply: Reply, { region }: Agreement, from?: keyof typeof FROM): Reply =>
  withNotes(
    reply,
    [
      `Ich habe für ${region} geantwortet (${from ? FROM[from] : 'zuletzt gewählt'}). Andere Region: bitte dazuschreiben.`,
    ],
    [`Diese Antwort ist für: ${region}. Meinen Sie eine andere Region? Dann schreiben Sie den Namen dazu.`],
  )
/** What is shown then is not about the body that was asked for. */
export const withMissingCommittees = (reply: Reply, names: readonly string[], agreement: Agreement): Reply =>
  names.length === 0
    ? reply
    : withFront(
        reply,
        `${list(names, 'oder')}: In ${agreement.short} steht kein Gremium dieses Namens.`,
        `${list(names, 'oder')}: Diesen Namen gibt es in dieser Vereinbarung nicht.`,
      )

/** A side question named another region than what was begun: neither is mistaken for the other. */
export const aboutAnother = (reply: Reply, asked: Agreement, begun: Agreement): Reply =>
  withNotes(reply, [`Diese Antwort betrifft ${asked.region}. Was Sie begonnen haben, betrifft weiter ${begun.region}.`])
export const nothingChanged = (): Reply => ({ answer: 'Es wurde nichts geändert.', plain: refused.nothingChanged() })

/** Of a sentence that is carried out otherwise. */
export const leftOut = (unread: string): string => `Diesen Teil habe ich nicht berücksichtigt: ${quoted(unread)}.`

/** Before something is done, what is left out of it comes first: behind everything else it would be found too late. */
export const withUnreadFirst = (reply: Reply, unread: string): Reply =>
  withFront(reply, leftOut(unread), `Das habe ich nicht verstanden: ${quoted(unread)}.`)
/** Words nobody claimed are named, so that an answer never seems to cover them. */
export const withUnread = (reply: Reply, unread: string): Reply =>
  unread === ''
    ? reply
    : withNotes(
        reply,
        [leftOut(unread)],
        [`Das habe ich nicht verstanden: ${quoted(unread)}. Darauf habe ich nicht geantwortet.`],
      )
