/** Who is responsible for what is stored, what it is for, how long it stays, and whom to ask: under each page and mail. */
import { keptDays } from '#src/speech/people/retention.ts'

const WHY = 'Ihre Angaben dienen der Arbeit des Gremiums.'
const WHY_PLAINLY = 'Wir brauchen Ihre Angaben für die Arbeit in der Gruppe.'

/** @param set what the authority wrote; absent: nobody did, and that is said */
function whom(set: string | undefined, isPlain?: true): string {
  if (set !== undefined) return isPlain ? `Verantwortlich für den Datenschutz ist: ${set}` : `Verantwortlich: ${set}`
  return isPlain
    ? 'Haben Sie Fragen zum Datenschutz? Fragen Sie bitte die Geschäftsführung.'
    : 'Fragen zum Datenschutz richten Sie bitte an die Geschäftsführung des Gremiums.'
}

/** How long what is entered there stays is said by each page itself. */
export const underPage = (set: string | undefined, isPlain?: true): string =>
  `${isPlain ? WHY_PLAINLY : WHY} ${whom(set, isPlain)}`

/** @param messageDays how long sent messages are kept, in calendar days */
export const underMail = (set: string | undefined, messageDays: number, isPlain?: true): string =>
  isPlain
    ? `${WHY_PLAINLY} Diese Nachricht löschen wir nach ${keptDays(messageDays)}. ${whom(set, isPlain)}`
    : `Datenschutz: ${WHY} Diese Nachricht bleibt ${keptDays(messageDays)} gespeichert, bei einer künftigen Sitzung bis nach der Sitzung. ${whom(set)}`
