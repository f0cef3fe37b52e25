/** What every page says around its own matter: its frame, its faults, and what is said where nothing opens. */
import { list } from './format.ts'
import type { Page } from './page.ts'

export const product = (): string => 'Gremienlotse'

/** In the title bar, and what a screen reader says first: what happened before what the page is called. */
export function windowTitle(title: string, state: 'open' | 'done' | 'faulty'): string {
  const front = { open: '', done: 'Gespeichert: ', faulty: 'Bitte prüfen: ' }[state]
  return `${front}${title} – ${product()}`
}

/* Fields */

export const optional = (label: string): string => `${label} (freiwillig)`
export const pleaseCheck = (): string => 'Es ist noch nichts gespeichert. Bitte prüfen Sie:'
/** So that a fault is not told by its colour alone. */
export const faultSaid = (fault: string): string => `Fehler: ${fault}`
/** In the list above the page, where it leads to its field. */
export const faultOf = (label: string, fault: string): string =>
  label.endsWith('?') ? `${label} ${fault}` : `${label}: ${fault}`
export const notChosen = (): string => 'Bitte wählen Sie eine Antwort.'
export const notFilledIn = (): string => 'Bitte füllen Sie dieses Feld aus.'
export const noDay = (): string => 'Bitte geben Sie einen Tag an, zum Beispiel 17.06.2027.'
export const noTime = (): string => 'Bitte geben Sie eine Uhrzeit an, zum Beispiel 10:30.'
export const tooLong = (limit: number, length: number): string =>
  `Möglich sind ${limit} Zeichen, eingegeben sind ${length}.`
/** @param under the heading above it: of two tables with the same columns each has its own name */
export const tableOf = (columns: readonly string[], under?: string): string =>
  `Tabelle${under === undefined ? '' : ` ${under}`}: ${list(columns)}`

/* Whose page it is */

/** @param name of whoever the link was sent to */
export const personalPage = (name: string, isPlain?: true): string =>
  isPlain
    ? `Diese Seite ist nur für ${name}. Bitte geben Sie den Link niemandem. Wer den Link hat, kann für Sie antworten.`
    : `Diese Seite gilt nur für ${name}. Bitte geben Sie den Link nicht weiter: Wer ihn hat, kann für Sie antworten.`

/* Where nothing opens */

export const unknownLink = (): Page => ({
  title: 'Dieser Link gilt nicht',
  paragraphs: [
    'Der Link ist abgelaufen, widerrufen oder unvollständig.',
    'Bitte wenden Sie sich an die Geschäftsführung des Gremiums.',
  ],
})
/** A form that another site sent, or that no page of ours has shown. */
export const foreignForm = (): Page => ({
  title: 'Nicht gespeichert',
  paragraphs: ['Die Angaben kamen nicht von dieser Seite. Es wurde nichts gespeichert.'],
  back: 'Seite neu öffnen',
})
/** The form was too large, or none that a browser sends. */
export const unreadForm = (): Page => ({
  title: 'Nicht gespeichert',
  paragraphs: ['Ihre Angaben sind nicht vollständig angekommen oder zu umfangreich. Es wurde nichts gespeichert.'],
  back: 'Seite neu öffnen',
})
/** Too many were opened at once. */
export const tooManyRequests = (): Page => ({
  title: 'Bitte warten Sie einen Moment',
  paragraphs: ['Von Ihrem Anschluss kamen zu viele Aufrufe. Bitte öffnen Sie den Link in einer Minute noch einmal.'],
})
export const pageFailed = (): Page => ({
  title: 'Das hat nicht funktioniert',
  paragraphs: [
    'Die Seite kann gerade nicht geöffnet werden. Ob Ihre letzten Angaben gespeichert sind, zeigt sie, wenn sie wieder öffnet.',
    'Bitte versuchen Sie es später noch einmal. Hilft das nicht, wenden Sie sich an die Geschäftsführung des Gremiums.',
  ],
})
