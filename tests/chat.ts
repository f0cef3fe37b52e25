/** A transcript file as steps. The form is the talk itself: who says what, who clicks what, what comes back. */

export type Step =
  /** Time passes, and the bot runs all the while. */
  | { readonly kind: 'today'; readonly at: string }
  /** Time passes while the bot does not run. */
  | { readonly kind: 'away'; readonly at: string }
  | { readonly kind: 'place'; readonly place: 'personal' | 'group' | 'channel'; readonly name: string }
  | { readonly kind: 'stranger'; readonly who: string }
  /** Nothing reaches them in Teams from now on. */
  | { readonly kind: 'blocked'; readonly who: string }
  /** Somebody holds an office from that day on; without `partner` for the first one the agreement names. */
  | {
      readonly kind: 'office'
      readonly who: string
      readonly body: string
      readonly partner?: string
      readonly as: 'secretariat' | 'seat' | 'deputy'
    }
  /** Who belongs to this chat or channel, each with an address of their own. */
  | { readonly kind: 'members'; readonly names: readonly string[] }
  | { readonly kind: 'says'; readonly who: string; readonly text: string }
  /** Words with files beside them. */
  | { readonly kind: 'sends'; readonly who: string; readonly files: readonly string[]; readonly text: string }
  /** The message delivered last is edited, or deleted. */
  | { readonly kind: 'edits'; readonly who: string; readonly text: string }
  | { readonly kind: 'deletes'; readonly who: string }
  | { readonly kind: 'clicks'; readonly who: string; readonly button: string; readonly card: CardChoice }
  | {
      readonly kind: 'fills'
      readonly who: string
      readonly inputs: Readonly<Record<string, string>>
      readonly button: string
    }
  | { readonly kind: 'forges'; readonly who: string; readonly value: unknown }
  | { readonly kind: 'again' }
  /** `changed`: the command of a dialog whose version is raised meanwhile. */
  | { readonly kind: 'restart'; readonly changed?: string }
  /** An agreement file in which a text stands instead of another; holds from the next start of the bot on. */
  | { readonly kind: 'broken'; readonly file: string; readonly says: string; readonly insteadOf: string }
  /** What the bot says by itself to somebody, or into a group or channel. */
  | {
      readonly kind: 'told'
      readonly to: string
      readonly expected: readonly string[]
      readonly from: number
      readonly end: number
    }
  /** What the bot answers; undefined: nothing. Lines of the file from `from` to before `to` hold it. */
  | {
      readonly kind: 'answer'
      readonly expected: readonly string[] | undefined
      readonly from: number
      readonly to: number
    }

/** Which card is clicked: the last one shown, the one before it, the last one again, or that of somebody else. */
export type CardChoice = { readonly nth: 1 | 2 } | { readonly of: string }

const INDENT = '       '
/** Further lines of one message. */
const MORE = '  | '

const forms: readonly [RegExp, (match: RegExpExecArray) => Step][] = [
  [
    /^Heute ist \S+ (\d\d)\.(\d\d)\.(\d{4}), (\d\d:\d\d) Uhr\.$/,
    (m) => ({ kind: 'today', at: `${m[3]}-${m[2]}-${m[1]}T${m[4]}` }),
  ],
  [
    /^Der Bot war aus bis \S+ (\d\d)\.(\d\d)\.(\d{4}), (\d\d:\d\d) Uhr\.$/,
    (m) => ({ kind: 'away', at: `${m[3]}-${m[2]}-${m[1]}T${m[4]}` }),
  ],
  [/^Im Kanal (.+)\.$/, (m) => ({ kind: 'place', place: 'channel', name: m[1] ?? '' })],
  [/^In der Gruppe (.+)\.$/, (m) => ({ kind: 'place', place: 'group', name: m[1] ?? '' })],
  [/^Im persönlichen Chat\.$/, () => ({ kind: 'place', place: 'personal', name: '' })],
  [/^Zum Chat gehören (.+)\.$/, (m) => ({ kind: 'members', names: (m[1] ?? '').split(/, | und /) })],
  [/^(\S+) ist aus einer fremden Organisation\.$/, (m) => ({ kind: 'stranger', who: m[1] ?? '' })],
  [/^(\S+) hat den Bot blockiert\.$/, (m) => ({ kind: 'blocked', who: m[1] ?? '' })],
  [
    /^(\S+) ist Geschäftsführung de[rs] (.+?)(?: für (.+))?\.$/,
    (m) => ({ kind: 'office', as: 'secretariat', who: m[1] ?? '', body: m[2] ?? '', ...(m[3] && { partner: m[3] }) }),
  ],
  [
    /^(\S+) sitzt i[nm] (?:der )?(.+?)(?: für (.+))?\.$/,
    (m) => ({ kind: 'office', as: 'seat', who: m[1] ?? '', body: m[2] ?? '', ...(m[3] && { partner: m[3] }) }),
  ],
  [
    /^(\S+) vertritt in de[rm] (.+?)(?: für (.+))?\.$/,
    (m) => ({ kind: 'office', as: 'deputy', who: m[1] ?? '', body: m[2] ?? '', ...(m[3] && { partner: m[3] }) }),
  ],
  [/^(\S+) klickt \[(.+)\]\.$/, (m) => ({ kind: 'clicks', who: m[1] ?? '', button: m[2] ?? '', card: { nth: 1 } })],
  [
    /^(\S+) klickt noch einmal \[(.+)\]\.$/,
    (m) => ({ kind: 'clicks', who: m[1] ?? '', button: m[2] ?? '', card: { nth: 2 } }),
  ],
  [
    /^(\S+) klickt in der vorletzten Karte \[(.+)\]\.$/,
    (m) => ({ kind: 'clicks', who: m[1] ?? '', button: m[2] ?? '', card: { nth: 2 } }),
  ],
  [
    /^(\S+) klickt in der Karte von (\S+) \[(.+)\]\.$/,
    (m) => ({ kind: 'clicks', who: m[1] ?? '', button: m[3] ?? '', card: { of: m[2] ?? '' } }),
  ],
  [
    /^(\S+) füllt aus: (.+) und klickt \[(.+)\]\.$/,
    (m) => ({ kind: 'fills', who: m[1] ?? '', inputs: inputsOf(m[2] ?? ''), button: m[3] ?? '' }),
  ],
  [
    /^(\S+) sendet Kartendaten (\{.*\})\.$/,
    (m) => ({ kind: 'forges', who: m[1] ?? '', value: JSON.parse(m[2] ?? '{}') }),
  ],
  [/^(\S+) schreibt (\d+) Zeichen\.$/, (m) => ({ kind: 'says', who: m[1] ?? '', text: 'a'.repeat(Number(m[2])) })],
  [
    /^(\S+) sendet die Datei (\S+)(?: und schreibt: (.+))?\.$/,
    (m) => ({ kind: 'sends', who: m[1] ?? '', files: [m[2] ?? ''], text: m[3] ?? '' }),
  ],
  [/^(\S+) ändert diese Nachricht in: (.+)$/, (m) => ({ kind: 'edits', who: m[1] ?? '', text: m[2] ?? '' })],
  [/^(\S+) löscht diese Nachricht\.$/, (m) => ({ kind: 'deletes', who: m[1] ?? '' })],
  [/^Die letzte Nachricht wird noch einmal zugestellt\.$/, () => ({ kind: 'again' })],
  [
    /^Der Bot startet neu(?: und hat einen geänderten Ablauf für (\S+))?\.$/,
    (m) => ({ kind: 'restart', ...(m[1] && { changed: m[1] }) }),
  ],
  [
    /^In (\S+\.yaml) steht „(.+)“ statt „(.+)“\.$/,
    (m) => ({ kind: 'broken', file: m[1] ?? '', says: m[2] ?? '', insteadOf: m[3] ?? '' }),
  ],
  [/^(\S+): ?(.*)$/, (m) => ({ kind: 'says', who: m[1] ?? '', text: m[2] ?? '' })],
]

const inputsOf = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(text.split('; ').map((pair) => pair.split(' = ', 2) as [string, string]))

/** `ends[n]` is the line after the nth step. */
export interface Chat {
  readonly title: string
  readonly steps: readonly Step[]
  readonly ends: readonly number[]
}

/** @throws Error naming the line that is no step */
export function readChat(text: string): Chat {
  const lines = text.split('\n')
  const steps: Step[] = []
  const ends: number[] = []
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (line.trim() === '') continue
    if (line === 'Lotse schweigt.') {
      steps.push({ kind: 'answer', expected: undefined, from: at, to: at + 1 })
      ends.push(at + 1)
      continue
    }
    if (line.startsWith('Lotse: ')) {
      const from = at
      while (lines[at + 1]?.startsWith(INDENT)) at += 1
      const expected = lines.slice(from, at + 1).map((one) => one.slice(INDENT.length))
      steps.push({ kind: 'answer', expected, from, to: at + 1 })
      ends.push(at + 1)
      continue
    }
    // A time of day has a colon, too; none is followed by a space.
    const told = /^Lotse an (.+?): (.*)$/.exec(line)
    if (told) {
      const from = at
      while (lines[at + 1]?.startsWith(INDENT)) at += 1
      const expected = [told[2] ?? '', ...lines.slice(from + 1, at + 1).map((one) => one.slice(INDENT.length))]
      steps.push({ kind: 'told', to: told[1] ?? '', expected, from, end: at + 1 })
      ends.push(at + 1)
      continue
    }
    const form = forms.map(([pattern, step]) => [pattern.exec(line), step] as const).find(([match]) => match)
    if (!form?.[0]) throw new Error(`line ${at + 1} is no step: ${line}`)
    const step = form[1](form[0])
    let said = step.kind === 'says' ? step.text : ''
    while (step.kind === 'says' && lines[at + 1]?.startsWith(MORE)) {
      at += 1
      said += `\n${(lines[at] ?? '').slice(MORE.length)}`
    }
    steps.push(step.kind === 'says' ? { ...step, text: said } : step)
    ends.push(at + 1)
  }
  return { title: lines[0] ?? '', steps, ends }
}

/** The answer as a transcript writes it. */
export const writtenAnswer = (lines: readonly string[] | undefined): readonly string[] =>
  lines === undefined ? ['Lotse schweigt.'] : lines.map((line, at) => `${at === 0 ? 'Lotse: ' : INDENT}${line}`)

/** What the bot says by itself, as a transcript writes it. */
export const writtenMessage = (to: string, lines: readonly string[]): readonly string[] =>
  lines.map((line, at) => `${at === 0 ? `Lotse an ${to}: ` : INDENT}${line}`)

/** "…" stands for any text on one or more lines; everything else is compared word for word. */
export function matches(expected: readonly string[], actual: readonly string[]): boolean {
  const [wanted, said] = [expected.join('\n'), actual.join('\n')]
  if (!wanted.includes('…')) return wanted === said
  const pattern = wanted
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s\\S]*')
  return new RegExp(`^${pattern}$`).test(said)
}
