/**
 * What the schema cannot see inside one file: references, repeated names, dates that contradict each other. Works on
 * plain values, also on ones that the schema refuses, so that one look shows every fault of a file.
 */
import { type LocalDate, parseLocalDate } from '#src/calendar/local-date.ts'
import type { Because, Finding, Named, Path } from './fault.ts'

/** A value and the way to it. */
interface Spot {
  readonly path: Path
  readonly value: unknown
}

/**
 * @param draft an agreement as read, complete or not
 * @param reserved what no region and no partner may be called, as `sameName` writes it
 */
export function check(draft: unknown, reserved: ReadonlySet<string>): readonly Finding[] {
  return [
    ...repeatedIds(draft),
    ...repeatedAliases(draft),
    ...reservedAliases(draft, reserved),
    ...unknownIds(draft),
    ...contradictoryDates(draft),
    ...cadences(draft),
    ...templateParts(draft),
  ]
}

/** Every value under a pattern: `duties.*.debtors.*`. */
export function spots(draft: unknown, pattern: string): readonly Spot[] {
  let found: readonly Spot[] = [{ path: [], value: draft }]
  for (const part of pattern.split('.')) {
    found = found.flatMap(({ path, value }): Spot[] => {
      if (part === '*')
        return Array.isArray(value) ? value.map((item, at) => ({ path: [...path, at], value: item })) : []
      const inside = field(value, part)
      return inside === undefined ? [] : [{ path: [...path, part], value: inside }]
    })
  }
  return found
}

/** A field of a value that may be anything. */
function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
}
const texts = (draft: unknown, pattern: string): readonly (Spot & { readonly value: string })[] =>
  spots(draft, pattern).filter((spot): spot is Spot & { value: string } => typeof spot.value === 'string')
const ids = (draft: unknown, ...patterns: readonly string[]): readonly string[] =>
  patterns.flatMap((pattern) => texts(draft, pattern).map(({ value }) => value))

/** Ids within one row must differ: somebody refers to them without saying which list is meant. */
const ID_SPACES: readonly (readonly string[])[] = [
  ['partners.*.id', 'thirdParties.*.id'],
  ['committees.*.id', 'duties.*.id', 'reviewCycles.*.id'],
  ['contradictions.*.id'],
  ['legalNotes.*.id'],
  ['parameters.*.id'],
]
function repeatedIds(draft: unknown): readonly Finding[] {
  return ID_SPACES.flatMap((patterns) => {
    const seen = new Set<string>()
    return patterns
      .flatMap((pattern) => texts(draft, pattern))
      .flatMap(({ path, value }): Finding[] => {
        if (seen.has(value)) return [{ path, because: { kind: 'repeatedId', id: value } }]
        seen.add(value)
        return []
      })
  })
}

/** How two names are compared: case, umlauts, hyphens and spaces make no difference to somebody who types them. */
export const sameName = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('\u00e4', 'ae')
    .replaceAll('\u00f6', 'oe')
    .replaceAll('\u00fc', 'ue')
    .replaceAll('\u00df', 'ss')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** A name may mean one partner or one body only; one entry may spell its own name in several ways. */
function repeatedAliases(draft: unknown): readonly Finding[] {
  const within = [
    ['aliases'],
    ...['partners', 'thirdParties', 'committees'].flatMap((list) => entryAliases(draft, list)),
  ]
  return [
    ...within.flatMap((path) => repeatedInOneList(draft, path)),
    ...takenNames(draft, ['partners', 'thirdParties']),
    ...takenNames(draft, ['committees']),
  ]
}
/** A region called "Termin" would turn every "/termin …" into a question about it. Bodies may well be called "KoK". */
function reservedAliases(draft: unknown, reserved: ReadonlySet<string>): readonly Finding[] {
  return ['aliases.*', 'partners.*.aliases.*', 'thirdParties.*.aliases.*']
    .flatMap((pattern) => texts(draft, pattern))
    .filter(({ value }) => reserved.has(sameName(value)))
    .map(({ path, value }): Finding => ({ path, because: { kind: 'reservedAlias', alias: value } }))
}
const entryAliases = (draft: unknown, list: string): Path[] =>
  spots(draft, `${list}.*.aliases`).map(({ path }) => [...path])

function repeatedInOneList(draft: unknown, path: Path): readonly Finding[] {
  const seen = new Set<string>()
  return texts(draft, [...path, '*'].join('.')).flatMap((spot) => {
    const twice = seen.has(spot.value.toLowerCase())
    seen.add(spot.value.toLowerCase())
    return twice ? [{ path: spot.path, because: { kind: 'repeatedAlias', alias: spot.value } }] : []
  })
}

function takenNames(draft: unknown, lists: readonly string[]): readonly Finding[] {
  const owners = new Map<string, { entry: unknown; name: string }>()
  const findings: Finding[] = []
  for (const entry of lists.flatMap((list) => spots(draft, `${list}.*`))) {
    const names = ['name', 'short', 'aliases.*'].flatMap((pattern) => texts(entry.value, pattern))
    for (const { path, value } of names) {
      const owner = owners.get(sameName(value))
      if (!owner)
        owners.set(sameName(value), { entry: entry.value, name: String(field(entry.value, 'short') ?? value) })
      else if (owner.entry !== entry.value) {
        findings.push({
          path: [...entry.path, ...path],
          because: { kind: 'repeatedAlias', alias: value, owner: owner.name },
        })
      }
    }
  }
  return findings
}

/** What may stand behind each kind of reference, and where such references stand. */
const REFERENCES: readonly { what: Named; known: readonly string[]; at: readonly string[] }[] = [
  {
    what: 'partner',
    known: ['partners.*.id'],
    at: [
      'committees.*.participants.*.partner',
      'committees.*.convener.partner',
      'committees.*.secretariat.first.holder',
      'committees.*.secretariat.afterwards.*',
      'duties.*.debtors.*',
      'notice.*.by.*',
      'signatories.*.for',
    ],
  },
  {
    what: 'party',
    known: ['partners.*.id', 'thirdParties.*.id'],
    at: ['duties.*.creditors.*', 'rights.*.holders.*', 'committees.*.jointMeetings.*.with'],
  },
  { what: 'committee', known: ['committees.*.id'], at: ['committees.*.order.before', 'duties.*.due.committee'] },
  { what: 'contradiction', known: ['contradictions.*.id'], at: ['duties.*.firstDue.conflict'] },
  {
    what: 'body',
    known: ['committees.*.id', 'duties.*.id', 'reviewCycles.*.id'],
    at: ['contradictions.*.about.*', 'legalNotes.*.about.*'],
  },
  { what: 'subject', known: ['contradictions.*.id', 'notRegulated.*'], at: ['parameters.*.settles.*'] },
]
function unknownIds(draft: unknown): readonly Finding[] {
  return REFERENCES.flatMap(({ what, known: patterns, at }) => {
    const known = [...new Set(ids(draft, ...patterns))]
    return at
      .flatMap((pattern) => texts(draft, pattern))
      .filter(({ value }) => !known.includes(value))
      .map(({ path, value }): Finding => ({ path, because: { kind: 'unknownId', what, id: value, known } }))
  })
}

const dateAt = (draft: unknown, pattern: string): LocalDate | undefined => {
  const [given] = texts(draft, pattern)
  return given && parseLocalDate(given.value)
}

function contradictoryDates(draft: unknown): readonly Finding[] {
  const start = dateAt(draft, 'inForce.from')
  const before = (
    kind: 'endBeforeStart' | 'firstDueBeforeStart',
    from: LocalDate | undefined,
    at: Spot | undefined,
  ) => {
    const end = typeof at?.value === 'string' ? parseLocalDate(at.value) : undefined
    return at && from && end && end < from
      ? [{ path: at.path, because: { kind, end, start: from } } satisfies Finding]
      : []
  }
  const periods = spots(draft, 'committees.*.secretariat.first.periods.*')
  const firstDue = spots(draft, 'duties.*.firstDue').filter(({ value }) => field(value, 'conflict') === undefined)
  return [
    ...before('endBeforeStart', start, spots(draft, 'ends.on')[0]),
    ...spots(draft, 'committees.*.limitedUntil.on').flatMap((spot) => before('endBeforeStart', start, spot)),
    ...periods.flatMap(({ path, value }) =>
      before('endBeforeStart', dateAt(value, 'from'), { path: [...path, 'to'], value: field(value, 'to') }),
    ),
    ...firstDue.flatMap(({ path, value }) =>
      before('firstDueBeforeStart', start, { path: [...path, 'on'], value: field(value, 'on') }),
    ),
  ]
}

const HOW_OFTEN = ['min', 'max', 'times', 'typical', 'everyYears', 'regularly', 'onDemand']
function cadences(draft: unknown): readonly Finding[] {
  return spots(draft, 'committees.*.cadence').flatMap(({ path, value }): Finding[] => {
    if (typeof value !== 'object' || value === null) return []
    const [min, max] = [field(value, 'min'), field(value, 'max')]
    if (typeof min === 'number' && typeof max === 'number' && min > max) {
      return [{ path: [...path, 'min'], because: { kind: 'minAboveMax', min, max } }]
    }
    return HOW_OFTEN.some((name) => field(value, name) !== undefined) ? [] : [{ path, because: { kind: 'noCadence' } }]
  })
}

/** A mark that a parameter fills, see `parameters` in agreement.ts. */
export const MARK = /\{\{([^{}]{0,60})\}\}/gu

/** Parameters, marks and open dates belong to a template, and fit together there. */
function templateParts(draft: unknown): readonly Finding[] {
  const known = ids(draft, 'parameters.*.id')
  const placeholders = texts(draft, 'placeholders.*.parameter')
  const unknown = (what: Named, spot: Spot & { value: string }, among = known): Finding[] =>
    among.includes(spot.value)
      ? []
      : [{ path: spot.path, because: { kind: 'unknownId', what, id: spot.value, known: among } }]
  const fromMarks = marks(draft, []).flatMap(({ path, value }): Finding[] =>
    known.includes(value) ? [] : [{ path, because: { kind: 'unknownMark', mark: value, known } }],
  )
  if (field(draft, 'kind') === 'template') {
    const open = spots(draft, 'partners.*')
      .filter(({ value }) => field(value, 'placeholder') === true)
      .flatMap(({ value }) => field(value, 'id') as string)
    const forPartners = spots(draft, 'parameters.*').filter(({ value }) => field(value, 'kind') === 'partners')
    return [
      ...fromMarks,
      ...placeholders.flatMap((spot) => unknown('parameter', spot, [...known, 'signed'])),
      ...forPartners.flatMap(({ path, value }) =>
        texts(value, 'id').flatMap((spot) => unknown('partner', { ...spot, path: [...path, 'id'] }, open)),
      ),
    ]
  }
  const start = spots(draft, 'inForce.from').filter(({ value }) => value === 'open')
  const parameters = spots(draft, 'parameters').filter(({ value }) => Array.isArray(value) && value.length > 0)
  const alone = (because: Because) => (spot: Spot) => ({ path: spot.path, because })
  return [
    ...fromMarks,
    ...start.map(alone({ kind: 'openStart' })),
    ...parameters.map(alone({ kind: 'onlyTemplate' })),
    ...(parameters.length === 0 ? placeholders.map(alone({ kind: 'onlyTemplate' })) : []),
  ]
}

function marks(value: unknown, path: Path): readonly (Spot & { readonly value: string })[] {
  if (typeof value === 'string')
    return [...value.matchAll(MARK)].map((match) => ({ path, value: (match[1] ?? '').trim() }))
  if (Array.isArray(value)) return value.flatMap((item, at) => marks(item, [...path, at]))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inside]) => marks(inside, [...path, name]))
}
