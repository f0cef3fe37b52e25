/**
 * What somebody typed, out of what Teams makes of it: escaped characters, mentions as markup, the message that is answered
 * in front of the answer, files beside it. Everything here is linear in the text.
 */
import type { Activity } from 'botbuilder'

/** The typed text without the bot's mentions; somebody else's mention is their name. */
export function typedText(activity: Activity): string {
  const text = typeof activity.text === 'string' ? activity.text : ''
  return unescaped(withoutMarkup(withoutMentionsOf(activity, answerBehindQuote(activity) ?? text))).trim()
}

/** The SDK removes the first mention only, and throws on an entity without type. */
function withoutMentionsOf({ entities, recipient }: Activity, said: string): string {
  const mentions = (entities ?? []).flatMap((entity) => {
    const { type, mentioned, text: shown } = entity as { type?: unknown; mentioned?: { id?: unknown }; text?: unknown }
    return type === 'mention' && mentioned?.id === recipient.id && typeof shown === 'string' && shown !== ''
      ? [shown]
      : []
  })
  if (recipient.name) mentions.push(`<at>${recipient.name}</at>`)
  return mentions.reduce((left, mention) => left.replaceAll(mention, ' '), said)
}

// No tag is longer than the next "<": what was typed as one comes escaped.
const MENTION = /<\/?at(?: [^<>]{0,500})?>/gi
/** Stands for the message that is answered. */
const QUOTED = /<\/?quoted(?: [^<>]{0,500})?\/?>/gi
const withoutMarkup = (said: string): string => withoutBlocks(said).replace(QUOTED, ' ').replace(MENTION, '')

const REPLY = /<blockquote(?=[ >])[^<>]{0,500}>/gi
const REPLY_END = '</blockquote>'
/** Up to the end that belongs to its last beginning: quotations stand in one another. */
function withoutBlocks(html: string): string {
  const [first] = html.matchAll(REPLY)
  if (!first) return html
  const end = html.toLowerCase().lastIndexOf(REPLY_END)
  return end < first.index ? html : `${html.slice(0, first.index)} ${html.slice(end + REPLY_END.length)}`
}

/** An answer with the quoted message in front of it, as the attached HTML has it. @returns undefined if nothing is quoted */
function answerBehindQuote({ attachments }: Activity): string | undefined {
  const html = attachments?.map(({ contentType, content }) =>
    contentType === 'text/html' && typeof content === 'string' ? content : '',
  )
  const quoting = html?.find((one) => one.search(REPLY) >= 0)
  return quoting
    ?.slice(quoting.toLowerCase().lastIndexOf(REPLY_END) + REPLY_END.length)
    .replace(/<(?:br|\/p|\/div|\/li)[ /]{0,2}>/gi, '\n')
    .replace(/<(?!\/?at[ >])[^<>]{0,500}>/gi, '')
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', amp: '&' }
/** Once: "&amp;lt;" was typed as "&lt;". */
const unescaped = (said: string): string =>
  said.replace(/&(?:(lt|gt|quot|apos|nbsp|amp)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (whole, name, decimal, hex) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

/** What Teams itself attaches to a message: its text once more, a card that is answered, the message that is quoted. */
const NO_FILE = /^(?:text\/|messageReference$|application\/vnd\.microsoft\.card\.)/i
const MAX_NAME = 100

/** Names of the files and pictures of a message; '' for one without. */
export const filesIn = ({ attachments }: Activity): readonly string[] =>
  (attachments ?? []).flatMap(({ contentType, name }) =>
    typeof contentType !== 'string' || NO_FILE.test(contentType)
      ? []
      : [typeof name === 'string' ? name.slice(0, MAX_NAME) : ''],
  )
