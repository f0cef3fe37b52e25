/**
 * Three sentences for what is not there: "nicht geregelt" (the document was read, and leaves it open), "liegt nicht vor"
 * (that part of the text is missing here), "dazu ist nichts erfasst" (a search found nothing, or nobody entered it).
 */
import type { Agreement } from '#src/agreements/lookup.ts'
import type { Statement } from '#src/speech/parts/reply.ts'
import { says } from '#src/speech/parts/statement.ts'

/** "nicht geregelt"; where a part of the text is missing, it may stand there, and nobody knows. */
export const leftOpen = ({ notSeen }: Pick<Agreement, 'notSeen'>): string =>
  notSeen ? 'im Dokument nicht genannt' : 'nicht geregelt'

/** The same of one topic: "nicht geregelt" only where the agreement's own list has it. */
export const silenceOn = (agreement: Pick<Agreement, 'notSeen' | 'notRegulated'>, topic: string): string =>
  agreement.notRegulated.includes(topic) ? leftOpen(agreement) : 'im Dokument nicht genannt'

/**
 * "Eine Kündigung ist nicht geregelt." Only where the agreement's own list has the topic; otherwise it is merely not named.
 * @param what with its article, at the beginning of a sentence
 * @param topic as the list has it
 */
export function isLeftOpen(
  { notSeen, notRegulated }: Pick<Agreement, 'notSeen' | 'notRegulated'>,
  what: string,
  topic: string,
): string {
  if (notSeen) return `${what} nennt dieses Dokument nicht. Was fehlt, liegt hier nicht vor.`
  return notRegulated.includes(topic) ? `${what} ist nicht geregelt.` : `${what} nennt dieses Dokument nicht.`
}

/** "Nicht geregelt: Ladungsfrist, Ort." Empty where there is no such topic. */
export const openTopics = ({ notSeen }: Pick<Agreement, 'notSeen'>, topics: readonly string[]): readonly string[] =>
  topics.length > 0
    ? [`${notSeen ? 'In diesem Dokument nicht genannt' : 'Nicht geregelt'}: ${[...new Set(topics)].join(', ')}.`]
    : []

/** Which part is missing; empty where all of it has been read. */
export const missingPart = ({ notSeen }: Agreement): readonly Statement[] =>
  notSeen ? [says(notSeen.clause, notSeen.what, 'Liegt nicht vor')] : []
