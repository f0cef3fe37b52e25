/** What stands in somebody's calendar beside day, time and place. */
import type { CopiedLine } from '#src/meetings/agenda.ts'
import type { MailLink } from '#src/speech/parts/mail.ts'

/** @param agenda as it was sent out last. @param links signed for this person alone */
export const calendarDescription = (agenda: readonly CopiedLine[], links: readonly MailLink[]): string =>
  [
    ...(agenda.length > 0
      ? ['Tagesordnung', ...agenda.map(({ number, text }) => `TOP ${number}: ${text}`)]
      : ['Die Tagesordnung folgt.']),
    ...(links.length > 0
      ? [
          '',
          ...links.map(({ label, url }) => `${label}: ${url}`),
          'Diese Links sind persönlich. Bitte nicht weitergeben.',
        ]
      : []),
  ].join('\n')
