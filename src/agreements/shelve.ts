/**
 * Which agreements can stand side by side. Files are taken in the order given; of two that exclude each other the
 * earlier stays and the later becomes unavailable. A file that is broken takes none of the others down.
 */
import { addDays, type LocalDate } from '#src/calendar/local-date.ts'
import type { Agreement, AgreementData } from './agreement.ts'
import { sameName } from './check.ts'
import { cited } from './clauses.ts'
import type { Because, Fault, Finding, Path } from './fault.ts'
import { asPrinted, instantiate } from './instantiate.ts'
import type { Parsed } from './parse.ts'

export interface ReadFile {
  /** The file's name; messages name it so. */
  readonly file: string
  readonly parsed: Parsed
}
export interface UnusableFile {
  readonly file: string
  readonly id?: string
  readonly faults: readonly Fault[]
}
export interface Shelved {
  readonly agreements: readonly Agreement[]
  readonly unavailable: readonly UnusableFile[]
}

interface OnShelf {
  readonly file: string
  readonly agreement: AgreementData
}

/**
 * Takes what fits together. Instances are made from templates that are on the shelf, wherever those stand in the order.
 * @param reserved what no region and no partner may be called, see `check`
 */
export function shelve(files: readonly ReadFile[], reserved: ReadonlySet<string>): Shelved {
  const ids = files.flatMap(({ parsed }) => idOf(parsed) ?? [])
  const templates = new Map<string, AgreementData>()
  for (const { parsed } of files) {
    if (parsed.ok && 'agreement' in parsed && !templates.has(parsed.agreement.id)) {
      templates.set(parsed.agreement.id, parsed.agreement)
    }
  }
  const onShelf: OnShelf[] = []
  const unavailable: UnusableFile[] = []
  const candidates = files.map(({ file, parsed }) => ({
    file,
    parsed,
    ...agreementOf(parsed, templates, ids, reserved),
  }))
  const every = new Map<string, AgreementData>()
  for (const { agreement } of candidates) {
    if (agreement && !every.has(agreement.id)) every.set(agreement.id, agreement)
  }
  for (const { file, parsed, agreement, faults } of candidates) {
    const id = idOf(parsed)
    const found = agreement && parsed.ok ? against(agreement, onShelf, ids, every).map(parsed.faultAt) : faults
    if (agreement && found.length === 0) onShelf.push({ file, agreement })
    else unavailable.push({ file, ...(id !== undefined && { id }), faults: found })
  }
  // Marks are for making instances of; whoever reads a template sees what is open.
  return { agreements: onShelf.map(({ agreement }) => cited(asPrinted(agreement))), unavailable }
}

function idOf(parsed: Parsed): string | undefined {
  if (!parsed.ok) return parsed.id
  return 'agreement' in parsed ? parsed.agreement.id : parsed.instance.id
}

function agreementOf(
  parsed: Parsed,
  templates: ReadonlyMap<string, AgreementData>,
  ids: readonly string[],
  reserved: ReadonlySet<string>,
): { agreement?: AgreementData; faults: readonly Fault[] } {
  if (!parsed.ok) return { faults: parsed.faults }
  if ('agreement' in parsed) return { agreement: parsed.agreement, faults: [] }
  const { instance, faultAt } = parsed
  const template = templates.get(instance.template)
  if (!template) {
    const because: Because = ids.includes(instance.template)
      ? { kind: 'brokenTemplate', id: instance.template }
      : { kind: 'unknownTemplate', id: instance.template, known: templateIds(templates) }
    return { faults: [faultAt({ path: ['template'], because })] }
  }
  const result = instantiate(template, instance, reserved)
  return result.ok ? { agreement: result.agreement, faults: [] } : { faults: result.findings.map(faultAt) }
}
const templateIds = (templates: ReadonlyMap<string, AgreementData>): readonly string[] =>
  [...templates.values()].filter(({ kind }) => kind === 'template').map(({ id }) => id)

/** What keeps an agreement from standing beside those before it. */
function against(
  agreement: AgreementData,
  onShelf: readonly OnShelf[],
  ids: readonly string[],
  every: ReadonlyMap<string, AgreementData>,
): readonly Finding[] {
  const finding = (path: Path, because: Because): Finding => ({ path, because })
  const findings: Finding[] = []
  const successor = agreement.supersededBy
  const ownStart = startOf(agreement)
  if (successor === agreement.id) findings.push(finding(['supersededBy'], { kind: 'supersedesItself' }))
  else if (successor !== undefined && !ids.includes(successor)) {
    findings.push(finding(['supersededBy'], { kind: 'unknownSuccessor', id: successor, known: [...new Set(ids)] }))
  } else if (successor !== undefined) {
    const from = startOf(every.get(successor))
    if (from && ownStart && from <= ownStart) {
      findings.push(finding(['supersededBy'], { kind: 'successorNotLater', id: successor, from }))
    }
  }
  for (const other of onShelf) {
    if (other.agreement.id === agreement.id) {
      findings.push(finding(['id'], { kind: 'sameAgreement', id: agreement.id, file: other.file }))
      continue
    }
    // A successor bears the names of what it follows.
    if (leadsTo(agreement, other.agreement, every) || leadsTo(other.agreement, agreement, every)) continue
    const taken = new Set(other.agreement.aliases.map(sameName))
    agreement.aliases.forEach((alias, at) => {
      if (taken.has(sameName(alias)))
        findings.push(finding(['aliases', at], { kind: 'sameAlias', alias, file: other.file }))
    })
    const common = overlapOf(agreement, other.agreement, every)
    if (common) findings.push(finding(['inForce', 'from'], { kind: 'overlap', file: other.file, ...common }))
  }
  return findings
}

/** Is one followed by the other, directly or through others? */
function leadsTo(from: AgreementData, to: AgreementData, every: ReadonlyMap<string, AgreementData>): boolean {
  const seen = new Set<string>()
  let next = from.supersededBy
  while (next !== undefined && !seen.has(next)) {
    if (next === to.id) return true
    seen.add(next)
    next = every.get(next)?.supersededBy
  }
  return false
}

function startOf(agreement: AgreementData | undefined): LocalDate | undefined {
  if (!agreement || agreement.inForce === 'not-stated' || agreement.inForce.from === 'open') return undefined
  return agreement.inForce.from
}

/** Last day; undefined: no end. A successor ends what it follows on the day before it begins. */
function endOf(agreement: AgreementData, every: ReadonlyMap<string, AgreementData>): LocalDate | undefined {
  const own = typeof agreement.ends === 'string' ? undefined : agreement.ends.on
  const followed = agreement.supersededBy === undefined ? undefined : startOf(every.get(agreement.supersededBy))
  const before = followed && addDays(followed, -1)
  if (own && before) return own < before ? own : before
  return own ?? before
}

/** The days on which two agreements of the same partners and region would both be in force. */
function overlapOf(
  a: AgreementData,
  b: AgreementData,
  every: ReadonlyMap<string, AgreementData>,
): { from: LocalDate; to: LocalDate | undefined } | undefined {
  const [startA, startB] = [startOf(a), startOf(b)]
  if (!startA || !startB || sameName(a.region) !== sameName(b.region) || !samePartners(a, b)) return undefined
  const [endA, endB] = [endOf(a, every), endOf(b, every)]
  const from = startA > startB ? startA : startB
  const to = endA && endB ? (endA < endB ? endA : endB) : (endA ?? endB)
  return to && to < from ? undefined : { from, to }
}

function samePartners(a: AgreementData, b: AgreementData): boolean {
  const names = (agreement: AgreementData): string =>
    agreement.partners
      .map(({ name }) => sameName(name))
      .sort()
      .join('|')
  return names(a) === names(b)
}
