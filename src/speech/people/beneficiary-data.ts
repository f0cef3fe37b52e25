/** What the bot says when a text looks like data of a beneficiary, and how small numbers are shown. */
import { type BeneficiaryData, SMALLEST_SHOWN } from '#src/people/beneficiary-data.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import * as plain from '#src/speech/plain/talk.ts'

/** Nothing of it was stored; what was said is not repeated. */
export const beneficiaryDataRefused = (looksLike: BeneficiaryData): Reply => ({
  answer: `Das habe ich nicht übernommen und nicht gespeichert. Ihr Text enthält anscheinend ${nameOf(looksLike)}.`,
  notes: [
    'Namen und Falldaten von Leistungsberechtigten gehören nicht hierher. Nennen Sie bitte nur eine Anzahl und ein Datum.',
    'Namentliche Listen geben Sie auf dem vereinbarten sicheren Weg weiter. Löschen Sie bitte auch Ihre Nachricht im Chat.',
    'Ist das ein Irrtum, formulieren Sie den Text bitte anders.',
  ],
  plain: plain.beneficiaryDataRefused(nameOf(looksLike)),
})

function nameOf(looksLike: BeneficiaryData): string {
  switch (looksLike) {
    case 'birthDate':
      return 'ein Geburtsdatum'
    case 'caseNumber':
      return 'ein Aktenzeichen eines Falls'
    case 'insuranceNumber':
      return 'eine Versicherungsnummer'
    case 'taxNumber':
      return 'eine Steuernummer'
    case 'bankAccount':
      return 'eine Bankverbindung'
    case 'health':
      return 'eine Angabe zur Gesundheit einer Person'
    case 'address':
      return 'die Anschrift einer Person'
    case 'namedBeneficiary':
      return 'den Namen einer leistungsberechtigten Person'
    case 'nameList':
      return 'eine Liste von Namen'
  }
}

/** A number of beneficiaries as shown in a conference: none is no person, a few are "unter 5". */
export const smallCount = (n: number, smallest = SMALLEST_SHOWN): string =>
  n > 0 && n < smallest ? `unter ${smallest}` : String(n)
