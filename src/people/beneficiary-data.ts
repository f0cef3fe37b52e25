/** What must not be kept here: data of the people the agreements are about. */

/** Leistungsberechtigte: what a text can look like. */
export type BeneficiaryData =
  | 'birthDate'
  | 'caseNumber'
  | 'insuranceNumber'
  | 'taxNumber'
  | 'bankAccount'
  | 'health'
  | 'address'
  | 'namedBeneficiary'
  | 'nameList'

/** Below this, a number of people in a district may tell who they are. Preset. */
export const SMALLEST_SHOWN = 5
