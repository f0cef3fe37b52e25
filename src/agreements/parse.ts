/** YAML text -> Agreement, or every fault with its line. */
import type { z } from 'zod'
import { type AgreementData, agreementSchema, type Instance, instanceSchema } from './agreement.ts'
import { check } from './check.ts'
import { type Fault, type Finding, faultOfFile, type Path } from './fault.ts'
import { inShape } from './shape.ts'
import { readYaml, type YamlReading } from './yaml-text.ts'

/** What came of one file. */
export type Parsed =
  | { readonly ok: true; readonly agreement: AgreementData; readonly faultAt: (finding: Finding) => Fault }
  | { readonly ok: true; readonly instance: Instance; readonly faultAt: (finding: Finding) => Fault }
  | { readonly ok: false; readonly faults: readonly Fault[] /** As far as it can be read. */; readonly id?: string }

/** A file of `data/agreements/`: an agreement, or with `template:` what is to be made of a template. `reserved`: see `check`. */
export function parse(text: string, reserved: ReadonlySet<string>): Parsed {
  const yaml = readYaml(text)
  if (!yaml.ok) return yaml
  const isInstance = typeof yaml.value === 'object' && yaml.value !== null && Object.hasOwn(yaml.value, 'template')
  const faultAt = faultFinder(yaml)
  if (isInstance) {
    const read = finish(yaml, instanceSchema, [], faultAt)
    return read.ok ? { ok: true, instance: read.value, faultAt } : read
  }
  const read = finish(yaml, agreementSchema, check(yaml.value, reserved), faultAt)
  return read.ok ? { ok: true, agreement: read.value, faultAt } : read
}

/** A text that must be an agreement itself. */
export function parseAgreement(
  text: string,
  reserved: ReadonlySet<string>,
):
  | { readonly ok: true; readonly agreement: AgreementData }
  | { readonly ok: false; readonly faults: readonly Fault[] } {
  const parsed = parse(text, reserved)
  if (!parsed.ok) return { ok: false, faults: parsed.faults }
  if ('agreement' in parsed) return { ok: true, agreement: parsed.agreement }
  return { ok: false, faults: [faultOfFile({ kind: 'unknownTemplate', id: parsed.instance.template, known: [] })] }
}

function finish<Schema extends z.ZodType>(
  yaml: Extract<YamlReading, { ok: true }>,
  schema: Schema,
  checked: readonly Finding[],
  faultAt: (finding: Finding) => Fault,
): { readonly ok: true; readonly value: z.output<Schema> } | Extract<Parsed, { ok: false }> {
  const shape = inShape(schema, yaml.value)
  const findings = [...(shape.ok ? [] : shape.findings), ...checked]
  const faults = [...yaml.faults, ...findings.map(faultAt)].sort(
    (a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0),
  )
  if (shape.ok && faults.length === 0) return { ok: true, value: shape.value }
  const id = textAt(yaml.value, ['id'])
  return { ok: false, faults, ...(id !== undefined && { id }) }
}

/** The name of a field is the place of the fault where the field itself should not be there. */
const AT_KEY: readonly Finding['because']['kind'][] = ['unknownField', 'parameterUnknown', 'onlyTemplate', 'noCadence']

function faultFinder(yaml: Extract<YamlReading, { ok: true }>): (finding: Finding) => Fault {
  return ({ path, because }) => {
    const place = AT_KEY.includes(because.kind) ? yaml.placeOfKey(path) : yaml.placeOf(path)
    const [list, at] = path
    const entry =
      typeof list === 'string' && typeof at === 'number' ? { list, ...nameOf(yaml.value, [list, at]) } : undefined
    return { ...place, path: path.join('.'), because, ...(entry && { entry }) }
  }
}

function nameOf(value: unknown, path: Path): { name?: string } {
  const name = ['id', 'short', 'name']
    .map((field) => textAt(value, [...path, field]))
    .find((text) => text !== undefined)
  return name === undefined ? {} : { name }
}

function textAt(value: unknown, path: Path): string | undefined {
  let inside = value
  for (const part of path) {
    if (typeof inside !== 'object' || inside === null || !Object.hasOwn(inside, part)) return undefined
    inside = (inside as Record<string | number, unknown>)[part]
  }
  return typeof inside === 'string' ? inside : undefined
}
