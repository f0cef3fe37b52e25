/**
 * A dialog of the chat on a page: it is begun by a button, and every step is a turn of the engine. So questions, refusals,
 * rights, read-back and audit trail are those of the chat; the page only fixes what its link is about.
 */
import type { CardSubmission, Turn } from '#src/conversation/turn.ts'
import type { Person } from '#src/people/person.ts'
import type { Page, PageButton, PageField } from '#src/speech/parts/page.ts'
import { plainText } from '#src/speech/parts/plain-text.ts'
import type { Action, Input, Reply } from '#src/speech/parts/reply.ts'
import type { FormSubmission } from './form.ts'
import { type PagesParts, saidOnPage } from './opened.ts'

type Values = Readonly<Record<string, string>>
/** A conversation on a page: where it goes on, and which state of it the page shows. */
interface PageTalk {
  readonly key: string
  readonly dialog: string
  readonly version: number
}

const FIELD = 'f-'
const VERBS = ['answer', 'confirm', 'change'] as const
const TALK = /^([\w-]{36})\.([\w-]{36})\.(\d{1,6})$/

/** What the dialog is about, and how its page is called. */
export interface TalkFrame {
  /** What the link opens: a conversation under another link cannot be gone on with. */
  readonly about: string
  /** Answers that the link has given, by field; nobody is asked for them. */
  readonly fixed: Values
  readonly title: string
  /** Label of the link back to the page. */
  readonly back: string
}

/** @returns takes what a form sent; undefined where it neither begins one of these commands nor goes on with a dialog */
export function createPageTalk(parts: PagesParts, person: Person, { about, fixed, title, back }: TalkFrame) {
  return async (commands: readonly string[], form: FormSubmission): Promise<Page | undefined> => {
    const begun = commands.find((command) => command === form.tun)
    const went = begun === undefined ? await goOn(form) : await open(begun)
    return went && asPage(went.reply, went.key)
  }

  /** @param key of the conversation: one under another link, or of somebody else, cannot be gone on with */
  function turn(key: string, said: Pick<Turn, 'text' | 'submission'>): Promise<Reply | undefined> {
    return saidOnPage(parts, person, `${about}/${key}`, said)
  }

  async function open(command: string) {
    const key = parts.newKey()
    const reply = await turn(key, { text: command })
    const talk = reply && talkIn(reply)
    if (!talk) return { reply, key }
    const submission: CardSubmission = { ...talk, verb: 'answer', values: fixed }
    return { reply: await turn(key, { text: '', submission }), key }
  }

  async function goOn(sent: FormSubmission) {
    const [, key, dialog, version] = TALK.exec(sent.stand ?? '') ?? []
    const verb = sent.wahl === undefined ? VERBS.find((name) => name === sent.tun) : 'answer'
    if (key === undefined || dialog === undefined || verb === undefined) return undefined
    const submission: CardSubmission = { dialog, version: Number(version), verb, values: valuesIn(sent) }
    return { reply: await turn(key, { text: '', submission }), key }
  }

  /** What was filled in or chosen, except what the link has fixed. */
  function valuesIn(sent: FormSubmission): Values {
    const filled = Object.entries(sent).flatMap(([name, value]) =>
      name.startsWith(FIELD) ? [[name.slice(FIELD.length), value] as const] : [],
    )
    return Object.fromEntries([...filled, ...new URLSearchParams(sent.wahl ?? '')].filter(([name]) => isOpen(name)))
  }

  function isOpen(name: string): boolean {
    return !Object.hasOwn(fixed, name)
  }

  function asPage(reply: Reply | undefined, key: string): Page {
    const paragraphs = reply ? plainText(reply).split('\n') : []
    const talk = reply && talkIn(reply)
    if (!reply || !talk) return { title, paragraphs, back }
    const fields = (reply.inputs ?? []).filter(({ id }) => isOpen(id)).map(fieldOf)
    const buttons = [
      ...(reply.actions ?? []).flatMap((action) => buttonOf(action, fields.length > 0)),
      ...(reply.choices ?? []).flatMap((choice) => shortcutOf(choice, isOpen)),
    ]
    const stand = [key, talk.dialog, talk.version].join('.')
    return { title, paragraphs, back, ...(buttons.length > 0 && { form: { hidden: { stand }, fields, buttons } }) }
  }
}

/** The dialog that a reply belongs to, as its own buttons name it. */
function talkIn({ actions = [] }: Reply): Pick<PageTalk, 'dialog' | 'version'> | undefined {
  for (const { does } of actions) if ('dialog' in does) return { dialog: does.dialog, version: does.version }
  return undefined
}

function fieldOf({ id, kind, label, value, choices, maxLength, isLong }: Input): PageField {
  // What is missing the dialog asks for, and what need not be said its label says.
  const named = { label, name: `${FIELD}${id}`, isOptional: 'said' as const, ...(value !== undefined && { value }) }
  if (kind === 'choice') return { kind, ...named, options: choices ?? [] }
  return { kind: isLong ? 'lines' : kind, ...named, ...(maxLength !== undefined && { maxLength }) }
}

/** Leaving and stepping back is closing the page, or the link to how it opens. */
function buttonOf({ label, does }: Action, hasFields: boolean): readonly PageButton[] {
  if (!('dialog' in does)) return []
  const verb = VERBS.find((name) => name === does.verb)
  return verb === undefined || (verb === 'answer' && !hasFields) ? [] : [{ label, name: 'tun', value: verb }]
}

function shortcutOf({ label, does }: Action, isOpen: (name: string) => boolean): readonly PageButton[] {
  if (!('dialog' in does) || !does.values || !Object.keys(does.values).every(isOpen)) return []
  return [{ label, name: 'wahl', value: new URLSearchParams(does.values).toString() }]
}
