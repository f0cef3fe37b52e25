/** The items of an agenda as far as the words are ours, in Einfache Sprache. */
import type { FrameKind } from '#src/meetings/agenda.ts'
import { FRAME } from '#src/speech/meetings/frame.ts'
import { plainLabel } from './labels.ts'

const PLAIN: Readonly<Record<FrameKind, string>> = {
  opening: 'Begrüßung',
  agenda: 'Die Liste der Themen wird geprüft',
  approval: 'Es wird entschieden: Ist das letzte Protokoll richtig?',
  openTasks: 'Was noch zu tun ist',
  anyOtherBusiness: 'Andere Themen',
  nextDate: 'Wann das nächste Treffen ist',
}
const KINDS = Object.keys(FRAME) as readonly FrameKind[]

/** @param title of a line, from wherever it was kept. @returns the title itself, where it is somebody's own */
export const plainTitle = (title: string): string => {
  const kind = KINDS.find((one) => FRAME[one] === title)
  if (kind !== undefined) return PLAIN[kind]
  const [, what, isNameless, until] = OF_DUTY.exec(title) ?? []
  if (what !== undefined)
    return `Wie weit ist das? ${what}.${isNameless ? ' Ohne Namen.' : ''}${until === undefined ? '' : ` Es muss fertig sein bis ${until}.`}`
  return title
    .replace(KIND_IN_BRACKETS, (_, said: string) => `(${plainKind(said)}`)
    .replace(/, nach Vorschlagsschluss(?=[,)])/u, ', zu spät vorgeschlagen')
    .replace(/, offen aus der Sitzung vom (?=\p{L})/u, ', noch offen vom Treffen am ')
}

/** "Stand zu Ziffer 8 b: Übergänge Schule (keine Namen), fällig Fr., 30.04.2027", as speech/duties/duty.ts has it. */
const OF_DUTY = /^Stand zu (.+?)( \(keine Namen\))?(?:, fällig (.+))?$/u
const KIND_IN_BRACKETS = /\((Information|Beratung|Beschluss)(?=[,)])/u

/** "Beratung, 20 Minuten": what shall be done with an own item is said as its button says it. */
export const plainKind = (details: string): string =>
  details.replace(/^(?:Information|Beratung|Beschluss)(?=,|$)/u, (kind) => plainLabel(kind))
