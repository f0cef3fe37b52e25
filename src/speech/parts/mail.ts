/** An answer or letter of the bot as an e-mail: the same facts, and links instead of buttons. */
import { type DocumentPart, shownOnOneLine, type WrittenDocument } from '#src/letters/document.ts'
import { withoutNote, withPlainLabel } from '#src/speech/plain/choosing.ts'
import { sayBasis } from './basis.ts'
import { statementLine } from './plain-text.ts'
import type { Reply } from './reply.ts'

/** A signed page that opens without login. The label says what happens there. */
export interface MailLink {
  readonly label: string
  readonly url: string
}

/** What stands below every mail. */
interface MailFoot {
  /** What is answered to it is passed on. */
  readonly isRead?: true
  readonly privacy?: (isPlain?: true) => string
}

/** Mail programs cut a subject off at about this length, so it ends at a word before. */
const SUBJECT_LENGTH = 120

/** "KoK LK Kassel wurde verschoben. Neu: Fr., 18.06.2027, 10:00 Uhr": the answer itself, on one line. */
export function mailSubject({ answer }: Reply): string {
  const said = shownOnOneLine(withoutNote(answer)).replace(/\.$/, '')
  if (said.length <= SUBJECT_LENGTH) return said
  const head = said.slice(0, SUBJECT_LENGTH - 2)
  const atWord = head.lastIndexOf(' ')
  return `${(atWord > 0 ? head.slice(0, atWord) : head).replace(/[\ud800-\udbff]$/, '')} …`
}

/**
 * Buttons do nothing in a mail, so they are left out; where there is no link either, it says how to answer.
 */
export function mailBody(
  title: string,
  reply: Reply,
  links: readonly MailLink[] = [],
  { isRead, privacy }: MailFoot = {},
): WrittenDocument {
  const asks = (reply.choices?.length ?? 0) > 0
  const wantsPlain = reply.isPlain === true
  return {
    title,
    language: 'de-DE',
    parts: [
      { kind: 'paragraph', text: reply.answer },
      ...(reply.statements ?? []).map(
        ({ label, text, basis }): DocumentPart => ({
          kind: 'paragraph',
          text: `${text} (${sayBasis(basis)})`,
          ...(label !== undefined && { label }),
        }),
      ),
      ...(reply.groups ?? []).flatMap((group): readonly DocumentPart[] => [
        { kind: 'heading', level: 2, text: group.title },
        { kind: 'list', items: group.statements.map(statementLine) },
      ]),
      // What can be chosen on a card is chosen on the page of a link: here it is named.
      ...((reply.inputs ?? []).length > 0
        ? [{ kind: 'list' as const, items: (reply.inputs ?? []).map(({ label }) => label) }]
        : []),
      ...(reply.notes ?? []).map((text): DocumentPart => ({ kind: 'paragraph', text })),
      ...links.map((link): DocumentPart => ({ kind: 'link', ...(wantsPlain ? withPlainLabel(link) : link) })),
      {
        kind: 'paragraph',
        text:
          asks && links.length === 0 && !isRead
            ? `${answerElsewhere(wantsPlain)} ${sentBy(wantsPlain)}`
            : sentBy(wantsPlain, isRead),
      },
      ...(privacy ? [{ kind: 'paragraph' as const, text: privacy(reply.isPlain) }] : []),
    ],
  }
}

const answerElsewhere = (wantsPlain: boolean): string =>
  wantsPlain
    ? 'Bitte geben Sie Ihre Antwort der Geschäftsführung.'
    : 'Ihre Antwort richten Sie bitte an die Geschäftsführung des Gremiums.'
const READ =
  'Diese E-Mail hat der Gremienlotse versandt. Zusagen und Absagen aus dem Kalender werden eingetragen, Antworten an die Geschäftsführung weitergeleitet.'
const READ_PLAINLY =
  'Diese E-Mail kommt vom Gremienlotsen. Das ist ein Computer-Programm. Sie können auf diese E-Mail antworten. Ihre Antwort bekommt die Geschäftsführung. Sie können auch im Kalender zusagen oder absagen.'
const sentBy = (wantsPlain: boolean, isRead?: true): string => {
  if (isRead) return wantsPlain ? READ_PLAINLY : READ
  return wantsPlain
    ? 'Diese E-Mail kommt vom Gremienlotsen. Das ist ein Computer-Programm. Bitte antworten Sie nicht auf diese E-Mail. Niemand liest die Antwort. Auch eine Zusage im Kalender liest niemand.'
    : 'Diese E-Mail hat der Gremienlotse versandt. Antworten an diese Adresse und Zusagen im Kalender werden nicht gelesen.'
}

/** Name of the calendar file in a mail and of a download. */
export const calendarFileName = (): string => 'Termin.ics'
