/**
 * How a command is recognised, in every spelling: with and without slash, any case, umlauts or ae, oe, ue, or neither.
 * The words come from the table in dialogs/all.ts.
 */
import { sameName } from '#src/agreements/check.ts'
import { slipsBetween } from '#src/agreements/slips.ts'
import { readMinutesEnd } from './meetings/minutes-subcommand.ts'
import { clean, fold, READ_LENGTH, readable, type Word, wordsOf } from './words/normalise.ts'

/** What sentences, names and further words lead to: a table without one of these does not compile. */
export type BasicCommand =
  | 'help'
  | 'nextSteps'
  | 'conference'
  | 'meetings'
  | 'committees'
  | 'deadlines'
  | 'reminders'
  | 'agreement'
  | 'secretariat'
  | 'notice'
  | 'planMeeting'
  | 'invite'
  | 'responses'
  | 'respond'
  | 'move'
  | 'callOff'
  | 'findDate'
  | 'seePoll'
  | 'proposeItem'
  | 'minutes'
  | 'finishMinutes'
  | 'approveMinutes'
  | 'tasks'
  | 'completeTask'
  | 'absence'
  | 'recordAbsence'

/** What of a command is understood. */
export interface Spelled {
  /** In its usual spelling: first the word it is shown as, then further ones people use for it. */
  readonly words: readonly [string, ...string[]]
  /** By /hilfe; where something near to it was typed; never, as only buttons say it. */
  readonly offered: 'help' | 'near' | 'never'
}
/** Commands by their names. Where nothing is near to what was typed, those that stand first are offered. */
export type TableOf<Entry extends Spelled> = Readonly<Record<BasicCommand, Entry> & Record<string, Entry>>

/** Befehl: the word a message begins with, and what follows it. */
export interface Command {
  /** Its name in the table. */
  readonly command: string
  /** What follows the command word, in its own spelling. */
  readonly rest: string
  /** Written with the slash: certainly a command. Without, the same word may be the answer to a question ("KoK"). */
  readonly slash: boolean
}

export interface Commands<Entry extends Spelled> {
  readonly entries: readonly Entry[]
  /** @param name may come from a table that was larger */
  find(name: string): Entry | undefined
  /** @returns the command that the text begins with, or undefined */
  read(text: string): Command | undefined
  /** Commands that the text may have meant, nearest first; the first of the table where nothing is near. */
  nearest(text: string, fits?: (entry: Entry) => boolean, limit?: number): readonly Entry[]
}

/** The command as users write it: "/geschäftsführung". */
export const commandWord = ({ words }: Spelled): string => `/${words[0]}`

/** Words that answer a question of the bot. */
const ANSWERS = ['ja', 'nein', 'weiter', 'fertig', 'ende', 'heute', 'jetzt', 'morgen', 'online']
/** What no region and no partner may be called, as `sameName` writes it: "/termin …" would become a question about it. */
export const reservedNames = (table: TableOf<Spelled>): ReadonlySet<string> =>
  new Set([...Object.values(table).flatMap(({ words }) => words), ...ANSWERS].map(sameName))

/** "zurück", "zurueck" and "zuruck" are the same word. */
const anySpelling = (word: string): string => fold(word).replace(/([aou])e/g, '$1')

/** @throws Error if two commands have the same word */
function namesByWord(table: TableOf<Spelled>): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const [name, { words }] of Object.entries(table)) {
    for (const word of words) {
      const taken = names.get(anySpelling(word))
      if (taken !== undefined) throw new Error(`/${word} is a word of two commands: ${taken} and ${name}`)
      names.set(anySpelling(word), name)
    }
  }
  return names
}

/** What the last word makes of "Termin …" and "KoK …": "Termin verschieben", "KoK Kassel planen". */
const LAST_WORDS: ReadonlyMap<string, BasicCommand> = new Map([
  ['planen', 'planMeeting'],
  ['einladen', 'invite'],
  ['verschieben', 'move'],
  ['verlegen', 'move'],
  ['absagen', 'callOff'],
])

/** "/nächste schritte", "Meine nächsten Schritte": two words for one command. */
const STEPS_IN_FULL = /^(?<slash>\/ ?)?(?:(?:meine|die) )?n(?:ä|ae?)chsten? (?=schritte(?!\p{L}))/iu

// Never a part of a longer word: "kokosnuss" is no "kok". A hyphen ends the word only behind a slash ("/kok-mkk").
const FIRST_WORD = /^(?<slash>\/ ?)?(?<word>\p{L}{1,40})(?![\p{L}\p{N}_'’@])(?<glue>[-/])?[ ,;:.!?]*/u

/** "/aufgaben erledigt 3: Liste liegt vor": a deed. */
const COMPLETES = /^erledigt (?:nr\.? ?)?\d/iu
const ENDS_ABSENCE = /^(?:ende|enden|beenden|beendet|aufheben|aus)(?![a-z])/

function readCommand(text: string, names: ReadonlyMap<string, string>): Command | undefined {
  const cleaned = readable(text).replace(STEPS_IN_FULL, '$<slash>')
  if (/^\/? ?\?+$/.test(cleaned))
    return { command: 'help' satisfies BasicCommand, rest: '', slash: cleaned.startsWith('/') }
  const { slash, word = '', glue } = FIRST_WORD.exec(cleaned)?.groups ?? {}
  const command = names.get(anySpelling(word))
  const is = (name: BasicCommand): boolean => command === name
  if (!command || (glue && !slash)) return undefined
  // Only the beginning is searched, but nothing that was said is lost.
  const isWhole = text.length <= READ_LENGTH && cleaned.length < READ_LENGTH
  const rest = (isWhole ? cleaned : clean(text)).replace(FIRST_WORD, '')
  const last = /(?<word>\p{L}{1,40})[ .!?]{0,20}$/u.exec(rest.slice(-60))
  const lastWord = fold(last?.groups?.word ?? '')
  // "/einladen status KoK MKK" asks who comes.
  const status = /^status(?=\s|$)[\s:]*/iu.exec(rest)
  const statusCommand: BasicCommand | undefined = is('invite') ? 'responses' : is('findDate') ? 'seePoll' : undefined
  if (status && statusCommand)
    return { command: statusCommand, rest: rest.slice(status[0].length), slash: slash !== undefined }
  // "/abwesend vom 5.7. bis 23.7." records one; alone, or with "ende", it is about the one that is recorded.
  if (is('absence') && rest !== '' && !ENDS_ABSENCE.test(fold(rest)))
    return { command: 'recordAbsence' satisfies BasicCommand, rest, slash: slash !== undefined }
  if (is('tasks') && COMPLETES.test(rest))
    return { command: 'completeTask' satisfies BasicCommand, rest, slash: slash !== undefined }
  // "/zusagen KoK MKK" says the answer with its first word.
  if (is('respond') && /^zusage/iu.test(word)) return { command, rest: `${rest} zu`.trim(), slash: slash !== undefined }
  // "/protokoll KoK Kassel fertig" sends them round, "… genehmigen" closes them.
  const end = is('minutes') ? readMinutesEnd(rest) : undefined
  if (end) return { ...end, slash: slash !== undefined }
  // "Vereinbarung kündigen" asks for a deed, not for a fact sheet: intent.ts knows it.
  if (is('agreement') && lastWord === 'kuendigen') return undefined
  const meant = is('planMeeting') || (is('conference') && !slash) ? LAST_WORDS.get(lastWord) : undefined
  if (meant && last) {
    const said = rest.slice(0, rest.length - last[0].length).trim()
    // "KoK Kassel planen" names the body with its first word.
    return {
      command: meant,
      rest: is('conference') ? `${word} ${said}`.trim() : said,
      slash: slash !== undefined,
    }
  }
  return { command, rest, slash: slash !== undefined }
}

/** A longer word is no command, and every further word costs time. */
const LONGEST_WORD = 30
const WORDS_LOOKED_AT = 8

/** @throws Error if two commands have the same word */
export function createCommands<Entry extends Spelled>(table: TableOf<Entry>): Commands<Entry> {
  const names = namesByWord(table)
  const entries: readonly Entry[] = Object.values(table)
  const suggested = entries.filter(({ offered }) => offered !== 'never')
  return {
    entries,
    find: (name) => (Object.hasOwn(table, name) ? table[name] : undefined),
    read: (text) => readCommand(text, names),
    nearest(text, fits = () => true, limit = 3) {
      const words = wordsOf(readable(text)).slice(0, WORDS_LOOKED_AT)
      const fitting = suggested.filter(fits)
      const near = fitting
        .map((entry) => ({ entry, distance: Math.min(...entry.words.map((word) => distanceTo(word, words))) }))
        .filter(({ distance }) => distance < Number.POSITIVE_INFINITY)
        .sort((a, b) => a.distance - b.distance)
        .map(({ entry }) => entry)
      return [...new Set(near.length === 0 ? fitting : [...near, table.help])].slice(0, limit)
    },
  }
}

/** Slips between a command word and the nearest word of the text; every third letter may be wrong. */
function distanceTo(word: string, words: readonly Word[]): number {
  const expected = anySpelling(word)
  let nearest = Number.POSITIVE_INFINITY
  for (const [index, { folded: said }] of words.entries()) {
    const typed = anySpelling(said)
    if (typed.length < 2 || typed.length > LONGEST_WORD) continue
    const slips = slipsBetween(typed, expected)
    // Of two equally near words the first one counts.
    if (slips <= Math.floor(Math.min(typed.length, expected.length) / 3))
      nearest = Math.min(nearest, slips + index / 100)
  }
  return nearest
}
