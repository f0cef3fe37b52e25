/**
 * Does a text look like data of a beneficiary? The bot keeps none: names with dates of birth, file and insurance numbers,
 * accounts, diagnoses. Recognised by how such data is written, not by names alone: people in office have names, too, and
 * meetings have dates. What is not written like that is not found; nobody should rely on it.
 */

import type { BeneficiaryData } from '#src/people/beneficiary-data.ts'

const NAME = String.raw`\p{Lu}\p{Ll}{1,30}(?:-\p{Lu}\p{Ll}{1,30})?`
const FULL_NAME = `${NAME}(?:,? {1,2}${NAME}){1,2}`
const PERSON = String.raw`(?:Herrn?|Frau)\s{1,3}(?:Dr\.\s?)?(?:${NAME}|\p{Lu}\.)`
const DAY = String.raw`(?:[0-3]?\d\.\s?(?:[01]?\d\.|(?:[Jj]an|[Ff]eb|[Mm]är|[Aa]pr|[Mm]ai|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]kt|[Nn]ov|[Dd]ez)\p{L}{0,7})\s?(?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})(?!\d)`
// In a list, later dates are dates of meetings and tasks.
const BIRTHDAY = String.raw`(?:[0-3]?\d\.\s?[01]?\d\.\s?(?:19\d\d|20[01]\d)|(?:19\d\d|20[01]\d)-\d{2}-\d{2})(?!\d)`
const BENEFICIARY =
  '(?:Leistungsberechtigte[rnm]?|Leistungsempfänger(?:in)?|Hilfeempfänger(?:in)?|Klient(?:in|en)?|Betreute[rn]?|Antragsteller(?:in)?|Bewohner(?:in)?|Mündel)'
const BENEFICIARIES =
  '(?:Leistungsberechtigte[rn]?|Leistungsempfänger(?::?innen)?|Hilfeempfänger(?::?innen)?|Klient(?::?innen|en)|Betreute[rn]?|Bewohner(?::?innen)?|Betroffene[rn]?|Fälle|Namen)'

/** In the order in which they are named to the user. Every repetition is bounded: no text takes long. */
const LOOKS: readonly (readonly [BeneficiaryData, RegExp])[] = [
  [
    'birthDate',
    new RegExp(
      String.raw`(?<!\p{L})(?:geb\.?|geboren(?:e[rn]?)?|Geburtsdatum|Geb\.-Dat(?:um|\.)|geb\.? am)[:\s]{0,3}(?:(?:am|im)\s)?(?:${DAY}|(?:19|20)\d{2}(?!\d))`,
      'iu',
    ),
  ],
  // Dictated: no capitals, and numbers in words.
  [
    'birthDate',
    /(?<!\p{L})geboren(?:e[rn]?)?\s{1,3}(?:(?:am|im)\s(?:[\p{L}\d.]{1,20}\s){0,3})?(?:neunzehnhundert|zweitausend)\p{L}{0,30}/iu,
  ],
  [
    'health',
    /(?<!\p{L})(?:herrn?|frau)\s{1,3}\p{L}{2,30}[^\n]{0,60}?(?:pflegegrad\s?(?:\d|eins|zwei|drei|vier|fünf)|grad der behinderung\s?(?:\d|von))/iu,
  ],
  ['birthDate', new RegExp(String.raw`${NAME},?\s{0,2}\(?(?:\*|Jg\.|Jahrgang)\s?(?:${DAY}|(?:19|20)\d{2}(?!\d))`, 'u')],
  [
    'caseNumber',
    // A court's file number cites a judgment.
    /(?<!\p{L})(?<!(?:BSG|BGH|LSG|SG|VG|OVG|BVerwG|BVerfG|EuGH|Urteil|Beschluss)[^\n]{0,40})(?:Aktenzeichen|Az\.|AZ|Fallnummer|Fall-Nr\.?|Fallakte|Hilfefall|Kundennummer|Personenkennziffer)[:\s]{0,3}(?:Nr\.\s?)?(?=[\p{L}\d./-]{0,30}\d{3})(?!\d{1,4}\.\d(?![\d./-]))[\p{L}\d][\p{L}\d./-]{3,30}/u,
  ],
  [
    'insuranceNumber',
    /(?<![\p{L}\d])\d{2}\s?(?:[0-2]\d|3[01])(?:0\d|1[0-2])\d{2}\s?\p{Lu}\s?\d{2}\s?\d(?![\p{L}\d])|(?<![\p{L}\d])\p{Lu}\d{9}(?![\p{L}\d])/u,
  ],
  [
    'insuranceNumber',
    /(?:Sozialversicherungs?|Rentenversicherungs?|Krankenversicherten|Versicherten|Versicherungs|SV-|RV-|KV-)-?\s?(?:nummer|nr\.?)[:\s]{0,3}(?:(?:lautet|ist)\s)?[\p{L}\d][\p{L}\d ]{0,4}\d{4}/iu,
  ],
  ['taxNumber', /(?:Steuer-?ID|Steuer-?Id(?:entifikations)?-?nummer|IdNr\.?)[:\s]{0,3}\d[\d ]{8,15}/iu],
  ['bankAccount', /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:\s?[\dA-Z]{4}){3,7}(?:\s?[\dA-Z]{1,3})?(?![\p{L}\d])/u],
  [
    'health',
    new RegExp(
      String.raw`${PERSON}[^\n]{0,60}?(?:Diagnose[:\s]|ICD|\b[FGQ]\d{2}\.\d|Pflegegrad\s?\d|GdB\s?(?:von\s)?\d|Grad der Behinderung[:\s]|Merkzeichen\s\p{Lu})`,
      'u',
    ),
  ],
  ['address', new RegExp(String.raw`(?:${PERSON}|${FULL_NAME})[^\n]{0,40}?(?:wohnhaft|wohnt in der|Anschrift:)`, 'u')],
  ['namedBeneficiary', new RegExp(String.raw`${BENEFICIARY}\s{1,3}(?:${PERSON}|namens\s{1,3}${NAME})`, 'u')],
  [
    'nameList',
    new RegExp(String.raw`${BENEFICIARIES}\s?:\s?${FULL_NAME}\s{0,2}(?:[,;\n]|und\s)\s{0,3}${FULL_NAME}`, 'u'),
  ],
  [
    'nameList',
    new RegExp(
      String.raw`(?:${FULL_NAME}[,;(\s]{1,4}${BIRTHDAY}\)?[^\p{L}\d]{0,6}(?:und\s)?(?:\d{1,2}[.)]\s)?){2}`,
      'u',
    ),
  ],
]

/** Longer than any message; a text this long is refused elsewhere. */
const LONGEST = 20_000

/** @returns what the text looks like, or undefined */
export function beneficiaryDataIn(text: string): BeneficiaryData | undefined {
  // Invisible signs between the letters hide nothing.
  const seen = text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
  return LOOKS.find(([, look]) => look.test(seen))?.[0]
}
