/** The command words, in every spelling: with and without slash, any case, umlauts or ae, oe, ue, or neither. */
import { clean, fold, READ_LENGTH, readable, type Word, wordsOf } from './normalise.ts'
import { slipsBetween } from './slips.ts'

/** Each command with the word it is shown as, then further words people use for it. */
const WORDS = {
  help: ['hilfe', 'help', 'befehle'],
  conference: ['kok', 'kooperationskonferenz'],
  meetings: ['termine', 'sitzungen', 'sitzungstermine'],
  committees: ['gremien', 'gremium'],
  planMeeting: ['termin'],
  deadlines: ['fristen', 'frist', 'pflichten'],
  agreement: ['vereinbarung', 'vereinbarungen', 'kooperationsvereinbarung', 'kv'],
  secretariat: ['geschäftsführung', 'geschäftsführungen', 'gf'],
  notice: ['kündigung', 'kündigungen', 'kündigungsfrist', 'kündigungsfristen'],
  cancel: ['abbrechen', 'abbruch', 'stopp', 'stop', 'cancel'],
  back: ['zurück', 'back'],
  invite: ['einladen', 'einladung', 'einladungen'],
  findDate: ['terminfindung', 'terminsuche', 'terminumfrage'],
  vote: ['terminwahl'],
  seePoll: ['terminstand'],
  respond: ['rückmeldung', 'zusagen', 'zusage'],
  sendDeputy: ['vertretung'],
  responses: ['rückmeldungen', 'teilnahme'],
  move: ['verschieben', 'verlegen'],
  callOff: ['absagen', 'absage'],
  proposeItem: ['top', 'tops'],
  agenda: ['tagesordnung', 'agenda'],
  minutes: ['protokoll', 'protokolle'],
  decisions: ['beschlüsse', 'beschluss'],
  tasks: ['aufgaben', 'aufgabe', 'aufträge'],
  fulfil: ['erledigt'],
  startDuty: ['inarbeit'],
  postponeDuty: ['später'],
  chooseDay: ['fälligkeit', 'tagnennen'],
  declineDuty: ['nichtzuständig', 'unzuständig'],
  reminders: ['erinnerungen', 'erinnerung'],
  administration: ['verwaltung'],
  assignOffice: ['funktion', 'funktionen'],
  endOffice: ['funktionsende'],
  requestOffice: ['beantragen'],
  absence: ['abwesend'],
  recordAbsence: ['abwesenheit'],
  weeklyDigest: ['wochenübersicht'],
  forgetMe: ['datenlöschen'],
  exportMe: ['datenexport'],
  revokeLinks: ['linkssperren'],
  grantOffice: ['bewilligen'],
  takeAttendance: ['anwesenheit', 'teilnehmerliste'],
  setLead: ['vorlauf', 'vorläufe'],
  setStages: ['stufen', 'erinnerungsstufen'],
  importPeople: ['import', 'personenimport'],
  channel: ['kanal'],
  setUp: ['einrichten'],
  retention: ['aufbewahrung', 'aufbewahrungsfristen'],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>

export type CommandName = keyof typeof WORDS

const commands = Object.keys(WORDS) as readonly CommandName[]
/** Every word that begins a command. */
export const commandWords: readonly string[] = Object.values(WORDS).flat()

export interface Command {
  readonly command: CommandName
  /** What follows the command word, in its own spelling. */
  readonly rest: string
  /** Written with the slash: certainly a command. Without, the same word may be the answer to a question ("KoK"). */
  readonly slash: boolean
}

/** The command as users write it: "/geschäftsführung". */
export const commandWord = (command: CommandName): string => `/${WORDS[command][0]}`

/** "zurück", "zurueck" and "zuruck" are the same word. */
const anySpelling = (word: string): string => fold(word).replace(/([aou])e/g, '$1')

const commandOf: ReadonlyMap<string, CommandName> = new Map(
  commands.flatMap((command) => WORDS[command].map((word): [string, CommandName] => [anySpelling(word), command])),
)

/** What the last word makes of "Termin …" and "KoK …": "Termin verschieben", "KoK Kassel planen". */
const LAST_WORDS: ReadonlyMap<string, CommandName> = new Map([
  ['planen', 'planMeeting'],
  ['einladen', 'invite'],
  ['verschieben', 'move'],
  ['verlegen', 'move'],
  ['absagen', 'callOff'],
])

// Never a part of a longer word: "kokosnuss" is no "kok". A hyphen ends the word only behind a slash ("/kok-mkk").
const FIRST_WORD = /^(?<slash>\/ ?)?(?<word>\p{L}{1,40})(?![\p{L}\p{N}_'’@])(?<glue>[-/])?[ ,;:.!?]*/u

const ENDS_ABSENCE = /^(?:ende|enden|beenden|beendet|aufheben|aus)(?![a-z])/

/** @returns the command that the text begins with, or undefined. */
export function readCommand(text: string): Command | undefined {
  const cleaned = readable(text)
  if (/^\/? ?\?+$/.test(cleaned)) return { command: 'help', rest: '', slash: cleaned.startsWith('/') }
  const { slash, word = '', glue } = FIRST_WORD.exec(cleaned)?.groups ?? {}
  const command = commandOf.get(anySpelling(word))
  if (!command || (glue && !slash)) return undefined
  // Only the beginning is searched, but nothing that was said is lost.
  const isWhole = text.length <= READ_LENGTH && cleaned.length < READ_LENGTH
  const rest = (isWhole ? cleaned : clean(text)).replace(FIRST_WORD, '')
  const last = /(?<word>\p{L}{1,40})[ .!?]{0,20}$/u.exec(rest.slice(-60))
  const lastWord = fold(last?.groups?.word ?? '')
  // "/einladen status KoK MKK" asks who comes.
  const status = /^status(?=\s|$)[\s:]*/iu.exec(rest)
  const standing = command === 'invite' ? 'responses' : command === 'findDate' ? 'seePoll' : undefined
  if (status && standing) return { command: standing, rest: rest.slice(status[0].length), slash: slash !== undefined }
  // "/abwesend vom 5.7. bis 23.7." records one; alone, or with "ende", it is about the one that is recorded.
  if (command === 'absence' && rest !== '' && !ENDS_ABSENCE.test(fold(rest)))
    return { command: 'recordAbsence', rest, slash: slash !== undefined }
  // "/zusagen KoK MKK" says the answer with its first word.
  if (command === 'respond' && /^zusage/iu.test(word))
    return { command, rest: `${rest} zu`.trim(), slash: slash !== undefined }
  // "Vereinbarung kündigen" asks for a deed, not for a fact sheet: intent.ts knows it.
  if (command === 'agreement' && lastWord === 'kuendigen') return undefined
  const meant = command === 'planMeeting' || (command === 'conference' && !slash) ? LAST_WORDS.get(lastWord) : undefined
  if (meant && last) {
    const said = rest.slice(0, rest.length - last[0].length).trim()
    // "KoK Kassel planen" names the body with its first word.
    return {
      command: meant,
      rest: command === 'conference' ? `${word} ${said}`.trim() : said,
      slash: slash !== undefined,
    }
  }
  return { command, rest, slash: slash !== undefined }
}

/** A longer word is no command, and every further word costs time. */
const LONGEST_WORD = 30
const WORDS_LOOKED_AT = 8
/** Written by buttons; nobody types them, so they are no suggestion. */
const ONLY_BUTTONS: readonly CommandName[] = ['grantOffice']
const typed = commands.filter((command) => !ONLY_BUTTONS.includes(command))
/** What most people want who are not understood. */
const USUAL: readonly CommandName[] = ['help', 'conference', 'meetings']

/**
 * Commands that the text may have meant, nearest first; the usual ones where nothing is near.
 * @param among the commands to choose from
 */
export function nearestCommands(text: string, limit = 3, among: readonly CommandName[] = typed): CommandName[] {
  const words = wordsOf(readable(text)).slice(0, WORDS_LOOKED_AT)
  const near = among
    .map((command) => ({ command, distance: Math.min(...WORDS[command].map((word) => distanceTo(word, words))) }))
    .filter(({ distance }) => distance < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.distance - b.distance)
    .map(({ command }) => command)
  const filled = near.length === 0 ? USUAL : [...near, 'help' as const]
  return [...new Set(filled)].filter((command) => among.includes(command)).slice(0, limit)
}

/** Slips between a command word and the nearest word of the text; every third letter may be wrong. */
function distanceTo(word: string, words: readonly Word[]): number {
  const expected = anySpelling(word)
  let nearest = Number.POSITIVE_INFINITY
  for (const [place, { folded: said }] of words.entries()) {
    const typed = anySpelling(said)
    if (typed.length < 2 || typed.length > LONGEST_WORD) continue
    const slips = slipsBetween(typed, expected)
    // Of two equally near words the first one counts.
    if (slips <= Math.floor(Math.min(typed.length, expected.length) / 3))
      nearest = Math.min(nearest, slips + place / 100)
  }
  return nearest
}
