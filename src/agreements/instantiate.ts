/** Makes an agreement of a template and the values given for its parameters. What nobody gave stays open. */
import { parseLocalDate } from '#src/calendar/local-date.ts'
import type { AgreementData, Instance } from './agreement.ts'
import { check, MARK } from './check.ts'
import type { Because, Finding, Path } from './fault.ts'

type Parameter = AgreementData['parameters'][number]
type PartnerData = AgreementData['partners'][number]
type CommitteeData = AgreementData['committees'][number]
type Value = Instance['parameters'][string]
type InstanceRefused = { readonly ok: false; readonly findings: readonly Finding[] }

/**
 * @param reserved what no region and no partner may be called, see `check`
 * @returns the agreement, or every finding with the path in the instance's file
 */
export function instantiate(
  template: AgreementData,
  instance: Instance,
  reserved: ReadonlySet<string>,
): { ok: true; agreement: AgreementData } | InstanceRefused {
  const refuse = (path: Path, because: Because): InstanceRefused => ({ ok: false, findings: [{ path, because }] })
  if (template.kind !== 'template') return refuse(['template'], { kind: 'noTemplate', id: template.id })
  const misfits = parameterFaults(template, instance.parameters)
  if (misfits.length > 0) return { ok: false, findings: misfits }

  const given = new Map(
    template.parameters.map((parameter) => [parameter.id, instance.parameters[parameter.id] as Value]),
  )
  const partners = new Map([...given].filter((entry): entry is [string, PartnerData[]] => isPartners(entry[1])))
  const crowded = crowdedSpots(template, partners)
  if (crowded.length > 0) return { ok: false, findings: crowded }

  const filled = withStart(withPartners(withTexts(template, given), partners), instance.parameters.start)
  const agreement: AgreementData = {
    ...settled(filled, instance),
    ...headOf(instance),
    ...particularsOf(template, given, filled.particulars),
  }
  const findings = check(agreement, reserved).map((finding) => inInstance(finding, template, partners))
  return findings.length > 0 ? { ok: false, findings } : { ok: true, agreement }
}

const isPartners = (value: Value): value is PartnerData[] => Array.isArray(value) && typeof value[0] === 'object'
const isList = (value: Value): value is string[] => Array.isArray(value) && typeof value[0] === 'string'

function parameterFaults(template: AgreementData, given: Instance['parameters']): readonly Finding[] {
  const known = template.parameters.map(({ id }) => id)
  return [
    ...Object.keys(given).flatMap((parameter): Finding[] =>
      known.includes(parameter)
        ? []
        : [{ path: ['parameters', parameter], because: { kind: 'parameterUnknown', parameter, known } }],
    ),
    ...template.parameters.flatMap((parameter): Finding[] => {
      const path = ['parameters', parameter.id]
      const value = given[parameter.id]
      if (value === undefined) {
        return [{ path, because: { kind: 'parameterMissing', parameter: parameter.id, what: parameter.what } }]
      }
      if (parameter.kind === 'date' && typeof value === 'string' && parseLocalDate(value) === undefined) {
        return [{ path, because: { kind: 'rule', rule: 'date', given: value, words: [] } }]
      }
      if (fits(parameter, value)) return []
      return [{ path, because: { kind: 'parameterKind', parameter: parameter.id, expected: parameter.kind } }]
    }),
  ]
}

function fits({ kind }: Parameter, value: Value): boolean {
  switch (kind) {
    case 'text':
    case 'date':
      return typeof value === 'string'
    case 'list':
      return isList(value)
    case 'partners':
      return isPartners(value)
  }
}

/** "A, B und C" */
const enumerated = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} und ${items.at(-1)}`

function asText(value: Value): string {
  if (typeof value !== 'string') return enumerated(value.map((item) => (typeof item === 'string' ? item : item.name)))
  const date = parseLocalDate(value)
  return date ? date.split('-').reverse().join('.') : value
}

/** Puts values in place of marks, in every text there is. */
function withTexts<T>(value: T, given: ReadonlyMap<string, Value>): T {
  const fill = (inside: unknown): unknown => {
    if (typeof inside === 'string') {
      return inside.replace(MARK, (mark, id: string) => {
        const put = given.get(id.trim())
        return put === undefined ? mark : asText(put)
      })
    }
    if (Array.isArray(inside)) return inside.map(fill)
    if (typeof inside !== 'object' || inside === null) return inside
    return Object.fromEntries(Object.entries(inside).map(([name, one]) => [name, fill(one)]))
  }
  return fill(value) as T
}

/** Where the schema has room for one partner only, several cannot take its place. */
function crowdedSpots(template: AgreementData, partners: ReadonlyMap<string, PartnerData[]>): readonly Finding[] {
  const single = template.committees.flatMap(({ secretariat, jointMeetings }) => [
    ...(secretariat && secretariat.first !== 'not-stated' ? [secretariat.first.holder] : []),
    ...jointMeetings.map((meeting) => meeting.with),
  ])
  return [...partners]
    .filter(([id, those]) => those.length > 1 && single.includes(id))
    .map(([id]) => ({ path: ['parameters', id], because: { kind: 'onePartnerOnly', parameter: id } }))
}

/** The partners given take the place of the kind of partner that the template names, wherever its id stands. */
function withPartners(agreement: AgreementData, partners: ReadonlyMap<string, PartnerData[]>): AgreementData {
  const named = new Map(agreement.partners.map((partner) => [partner.id, partner.short]))
  const each = (id: string): string[] => partners.get(id)?.map((partner) => partner.id) ?? [id]
  const all = (ids: readonly string[]): string[] => [...new Set(ids.flatMap(each))]
  const one = (id: string): string => each(id)[0] ?? id
  const convener = (given: NonNullable<CommitteeData['convener']>): NonNullable<CommitteeData['convener']> => {
    const { partner, ...rest } = given
    if (partner === undefined) return given
    if (each(partner).length === 1) return { ...given, partner: one(partner) }
    return { ...rest, office: rest.office ?? named.get(partner) ?? partner }
  }
  return {
    ...agreement,
    partners: agreement.partners.flatMap((partner) => partners.get(partner.id) ?? [partner]),
    signatories: agreement.signatories.flatMap((signatory) =>
      each(signatory.for).map((id) => ({ ...signatory, for: id })),
    ),
    committees: agreement.committees.map((committee) => ({
      ...committee,
      participants: committee.participants.flatMap((participant) =>
        participant.partner === undefined
          ? [participant]
          : each(participant.partner).map((partner) => ({ ...participant, partner })),
      ),
      jointMeetings: committee.jointMeetings.map((meeting) => ({ ...meeting, with: one(meeting.with) })),
      ...(committee.convener && { convener: convener(committee.convener) }),
      ...(committee.secretariat && {
        secretariat: {
          ...committee.secretariat,
          first:
            committee.secretariat.first === 'not-stated'
              ? 'not-stated'
              : { ...committee.secretariat.first, holder: one(committee.secretariat.first.holder) },
          afterwards:
            committee.secretariat.afterwards === 'not-stated' ? 'not-stated' : all(committee.secretariat.afterwards),
        },
      }),
    })),
    duties: agreement.duties.map((duty) => ({ ...duty, debtors: all(duty.debtors), creditors: all(duty.creditors) })),
    rights: agreement.rights.map((right) => ({ ...right, holders: all(right.holders) })),
    notice:
      agreement.notice === 'not-stated'
        ? 'not-stated'
        : agreement.notice.map((terms) => ({ ...terms, by: all(terms.by) })),
  }
}

/** The first day in force; the template's note on its being open goes with it. */
function withStart(agreement: AgreementData, start: Value | undefined): AgreementData {
  const from = typeof start === 'string' ? parseLocalDate(start) : undefined
  if (!from || agreement.inForce === 'not-stated' || agreement.inForce.from !== 'open') return agreement
  return { ...agreement, inForce: { from, clause: agreement.inForce.clause } }
}

/** What was open only as long as the template was empty, goes. */
function settled(agreement: AgreementData, instance: Instance): AgreementData {
  const done = new Set(agreement.parameters.flatMap(({ settles }) => settles))
  const stillOpen = ({ parameter }: AgreementData['placeholders'][number]): boolean =>
    parameter === undefined || (parameter === 'signed' && instance.signed === 'not-stated')
  return {
    ...agreement,
    parameters: [],
    placeholders: agreement.placeholders.filter(stillOpen).map(({ parameter: _, ...rest }) => rest),
    contradictions: agreement.contradictions.filter(({ id }) => !done.has(id)),
    notRegulated: agreement.notRegulated.filter((topic) => !done.has(topic)),
    duties: agreement.duties.map((duty) => {
      if (!duty.firstDue?.conflict || !done.has(duty.firstDue.conflict)) return duty
      const { conflict: _, ...firstDue } = duty.firstDue
      return { ...duty, firstDue }
    }),
  }
}

const headOf = ({ id, name, short, region, aliases, status, signed }: Instance) => ({
  id,
  kind: 'agreement' as const,
  name,
  short,
  region,
  aliases,
  status,
  signed,
})

/** A value that no text, partner or date of the template has a place for is kept as a statement of its own. */
function particularsOf(
  template: AgreementData,
  given: ReadonlyMap<string, Value>,
  own: AgreementData['particulars'] = [],
): Pick<AgreementData, 'particulars'> {
  const marked = new Set([...JSON.stringify(template).matchAll(MARK)].map((mark) => mark[1]?.trim()))
  const hasPlace = ({ id, kind }: Parameter): boolean =>
    marked.has(id) || kind === 'partners' || (id === 'start' && kind === 'date')
  const particulars = template.parameters
    .filter((parameter) => !hasPlace(parameter))
    .map((parameter) => {
      const places = template.placeholders.filter((placeholder) => placeholder.parameter === parameter.id)
      const clause = [...new Set(places.flatMap((place) => place.clause))]
      return { what: `${parameter.what}: ${asText(given.get(parameter.id) ?? '')}`, clause }
    })
  const all = [...own, ...particulars]
  return all.length > 0 ? { particulars: all } : {}
}

/** A finding about the agreement made, at the place in the instance's file that it comes from. */
function inInstance(finding: Finding, template: AgreementData, partners: ReadonlyMap<string, PartnerData[]>): Finding {
  const [list, at, ...rest] = finding.path
  if (list === 'inForce' || list === 'ends') return { ...finding, path: ['parameters', 'start'] }
  if (list === 'aliases') return finding
  if (list !== 'partners' || typeof at !== 'number') return { ...finding, path: ['parameters'] }
  const origins = template.partners.flatMap(
    ({ id }): Path[] => partners.get(id)?.map((_, position) => ['parameters', id, position]) ?? [['parameters']],
  )
  return { ...finding, path: [...(origins[at] ?? ['parameters']), ...rest] }
}

/** A template as it is read while nothing is given: each mark shows what is to stand there, "[Name des Sozialraums]". */
export const asPrinted = (template: AgreementData): AgreementData =>
  withTexts(template, new Map(template.parameters.map(({ id, what }) => [id, `[${what}]`])))
