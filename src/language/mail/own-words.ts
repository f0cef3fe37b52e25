/** What somebody wrote themselves in an answer by mail, and what their mail program wrote for them. */

/** Where the mail begins that was answered: everything from there on is ours or somebody else's. */
const RULED = [
  /^\s*-{2,}\s*(?:ursprüngliche nachricht|original message|weitergeleitete nachricht|original-nachricht)\s*-{2,}/iu,
  /^\s*_{8,}\s*$/u,
]
/** "Am 01.03.27 um 10:15 schrieb …:", with a day in it. */
const SOMEBODY_WROTE = /^\s*(?:am|on)\s(?=\D{0,40}\d).{4,160}\s(?:schrieb|wrote)\b.{0,160}:\s*$/iu
const DAY_SAID = /^\s*(?:am|on)\s(?=\D{0,40}\d)/iu
const SENDER = /^\s*\*?(?:von|from):\*?\s.{1,200}$/iu
const HEADER = /^\s*\*?(?:gesendet|datum|an|betreff|sent|date|to|subject):/iu

/** The words above the quotation and the signature. @returns "" where nothing is left */
export function ownWords(text: string): string {
  const lines = text.slice(0, MAX_LENGTH).split(/\r\n|\r|\n/)
  const end = lines.findIndex((line, at) => isSignature(line) || isQuotation(line, lines[at + 1] ?? ''))
  const own = end === -1 ? lines : lines.slice(0, end)
  return own
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** In characters; nobody writes more into an answer, and no pattern takes long. */
const MAX_LENGTH = 50_000

const isSignature = (line: string): boolean => line === '-- ' || line === '--'

/** Mail programs break the line that says who wrote, where a name is long. */
const isQuotation = (line: string, next: string): boolean =>
  RULED.some((pattern) => pattern.test(line)) ||
  SOMEBODY_WROTE.test(line) ||
  (DAY_SAID.test(line) && SOMEBODY_WROTE.test(`${line} ${next}`)) ||
  (SENDER.test(line) && HEADER.test(next))

/** Of a mail that a program sent while its owner is away. */
export const isAbsenceSubject = (subject: string): boolean =>
  /^\s*(?:automatische (?:antwort|rückantwort)|automatic reply|abwesenheits(?:notiz|assistent)|out of office|autoreply)\b/iu.test(
    subject,
  )
