/** The engine with a store in memory, and what it is judged by: sentences with what a right answer holds. */
import { commands, lineTaker } from '#dialogs/all.ts'
import type { Shelved } from '#src/agreements/shelve.ts'
import { type Instant, instant } from '#src/calendar/local-date.ts'
import type { CommandEntry } from '#src/conversation/command-entry.ts'
import { createEngine } from '#src/conversation/engine.ts'
import { createLexicon } from '#src/language/agreements/mentions.ts'
import { createCommands } from '#src/language/commands.ts'
import { personId } from '#src/people/person.ts'
import { plainText } from '#src/speech/parts/plain-text.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { openStore } from '#src/store/store.ts'
import { readerOf } from '../doubles/reader.ts'
import { failsToRead } from '../doubles/unreadable.ts'

/** A sentence and what its answer must and must not hold: words, or the source of a pattern between slashes. */
export interface Case {
  readonly id: string
  readonly say: string
  readonly kind: string
  readonly style: string
  readonly after?: readonly string[]
  /** An ISO moment. */
  readonly clock: string
  readonly must: readonly string[]
  readonly mustNot: readonly string[]
  readonly askBackOk: boolean
  readonly writes?: boolean | string
}
export type Verdict = 'right' | 'asked back' | 'not understood' | 'wrong'

let ids = 0

interface Bot {
  /** Every name is a person of its own in a chat of its own, who may do everything. */
  say(who: string, text: string): Promise<string>
  close(): Promise<void>
}

async function start(shelf: Shelved, clock: string, who: readonly string[]): Promise<Bot> {
  const at: Instant = instant(new Date(clock).toISOString())
  const store = await openStore(':memory:', () => at)
  const engine = createEngine({
    shelf,
    lexicon: createLexicon(shelf.agreements),
    reader: readerOf(shelf.agreements),
    commands: createCommands<CommandEntry>(commands),
    lineTaker,
    publicUrl: 'http://127.0.0.1',
    roster: async () => undefined,
    books: store.books,
    founders: new Set(who.map((name) => name.toLowerCase())),
    newId: () => `id-${++ids}`,
    onUnreadable: failsToRead,
  })
  return {
    async say(name, text) {
      ids += 1
      const reply = await engine({
        key: `key-${ids}`,
        person: { id: personId('tenant', name.toLowerCase()), name: `Kim ${name}`, origin: 'tenant' },
        chat: { id: `chat-${name}`, kind: 'personal' },
        text: text.replace(/<at>.*?<\/at>/gu, ' ').replaceAll('&nbsp;', '\u00a0'),
        at,
      })
      return written(reply)
    },
    close: () => store.close(),
  }
}

const written = (reply: Reply): string =>
  [
    plainText(reply),
    ...(reply.inputs ?? []).map(({ label }) => label),
    ...[...(reply.choices ?? []), ...(reply.actions ?? [])].map(({ label }) => label),
  ].join('\n')

const flat = (text: string): string =>
  text
    .toLowerCase()
    .replace(/&nbsp;|[\u00a0\u202f]/gu, ' ')
    .replace(/[*_`]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
const holds = (expected: string, text: string): boolean =>
  /^\/.+\/$/su.test(expected) ? new RegExp(expected.slice(1, -1), 'u').test(text) : text.includes(flat(expected))

const SAYS_NOTHING =
  /^.{0,80}(?:nicht verstanden|verstehe (?:\w+ ){0,2}nicht|(?:ist|habe ich|finde ich) (?:dazu )?nichts (?:dazu )?(?:erfasst|gefunden)|(?:dazu|davon) (?:ist|habe ich|finde ich) nichts|ist keine vereinbarung (?:erfasst|bekannt)(?!.*\?))/u
const READ_BACK = /soll (?:ich|die sitzung)\b|ist das (?:so )?richtig|stimmt das|bitte bestätigen/u

/** What only repeats the question has said nothing. */
function withoutEcho(text: string, say: string): string {
  const words = new Set(flat(say).match(/[\p{L}\p{N}]+/gu) ?? [])
  const isEcho = (quote: string): boolean => (quote.match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => words.has(word))
  return text
    .split(flat(say))
    .join(' ')
    .replace(/[„"“](.{2,}?)[“"”]/gu, (quote, inner: string) => (isEcho(inner) ? ' ' : quote))
    .replace(/\s+/gu, ' ')
}

export function judged(one: Case, answer: string): { readonly is: Verdict; readonly why: readonly string[] } {
  const full = flat(answer)
  const bare = withoutEcho(full, one.say)
  const text = one.writes === 'readback' ? full : bare
  const missing = one.must.filter((expected) => !holds(expected, text))
  const bad = one.mustNot.filter((expected) => holds(expected, bare))
  const why = [...missing.map((expected) => `fehlt ${expected}`), ...bad.map((expected) => `steht da ${expected}`)]
  if (bad.length > 0) return { is: 'wrong', why }
  if (SAYS_NOTHING.test(full)) {
    const isMeant = one.must.some((expected) => expected.includes('verstanden')) && missing.length === 0
    return { is: isMeant ? 'right' : 'not understood', why }
  }
  if (missing.length === 0) return { is: 'right', why }
  const opening = full.slice(0, 400)
  const asks = /\?/u.test(opening) && (full.length < 400 || /^[^?]{0,260}\?/u.test(full))
  if (asks && !READ_BACK.test(full.slice(0, 500))) return { is: one.askBackOk ? 'right' : 'asked back', why }
  return { is: 'wrong', why }
}

export interface Judged extends Case {
  readonly is: Verdict
  readonly why: readonly string[]
  readonly answer: string
}

/**
 * What stores something gets a bot of its own; the others share one for each moment.
 * @param shelf the agreements that the sentences are about, and no others
 */
export async function judgeAll(cases: readonly Case[], shelf: Shelved): Promise<readonly Judged[]> {
  const stores = ({ after = [] }: Case) => after.some((said) => /^ja\b/iu.test(said))
  const worlds = Map.groupBy(cases, (one) => (stores(one) ? `${one.clock} ${one.id}` : one.clock))
  const judgedCases: Judged[] = []
  for (const those of worlds.values()) {
    const bot = await start(
      shelf,
      those[0]?.clock ?? '',
      those.map(({ id }) => id),
    )
    try {
      for (const one of those) {
        for (const before of one.after ?? []) await bot.say(one.id, before)
        const answer = await bot.say(one.id, one.say)
        judgedCases.push({ ...one, ...judged(one, answer), answer })
      }
    } finally {
      await bot.close()
    }
  }
  return judgedCases.toSorted((one, other) => one.id.localeCompare(other.id))
}

export const casesIn = (text: string): readonly Case[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Case)
