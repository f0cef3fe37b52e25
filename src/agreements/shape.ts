/** What the schema finds wrong with plain values, every finding at its place, in terms that a sentence can be made of. */
import { z } from 'zod'
import type { Because, Expected, Finding, Path } from './fault.ts'
import type { RuleName } from './schema-values.ts'

type Issue = z.core.$ZodIssue
const RULES: readonly string[] = ['id', 'date', 'period', 'dayOfYear', 'visible', 'alias'] satisfies readonly RuleName[]

/** @returns the value as the schema gives it out, or every finding. */
export function inShape<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): { ok: true; value: z.output<Schema> } | { ok: false; findings: readonly Finding[] } {
  const result = schema.safeParse(value)
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, findings: result.error.issues.flatMap((issue) => findingsOf(issue, [], schema, value)) }
}

function findingsOf(issue: Issue, base: Path, schema: z.ZodType, root: unknown): readonly Finding[] {
  const path = [...base, ...(issue.path as Path)]
  const given = valueAt(root, path)
  const finding = (because: Because, at: Path = path): Finding[] => [{ path: at, because }]
  const field = fieldOf(path)
  if (issue.code === 'unrecognized_keys') {
    const allowed = fieldsAt(schema, path, root)
    return issue.keys.flatMap((key) => finding({ kind: 'unknownField', field: key, allowed }, [...path, key]))
  }
  if (given === undefined) return finding({ kind: 'missing', field })
  if (given === null) return finding({ kind: 'blank', field })
  switch (issue.code) {
    case 'invalid_type':
      return finding({ kind: 'wrongType', field, expected: expectedOf([issue]), words: [] })
    case 'invalid_value':
      return finding({ kind: 'notAllowed', given: shown(given), allowed: issue.values.map(String) })
    case 'invalid_format':
    case 'custom':
      return finding(ruleFault(issue.message, given, field, []))
    case 'too_small':
      if (issue.origin === 'string') return finding({ kind: 'blank', field })
      if (issue.origin === 'array') return finding({ kind: 'emptyList', field })
      return finding({ kind: 'tooSmall', field, limit: Number(issue.minimum) + (issue.inclusive ? 0 : 1) })
    case 'too_big':
      if (issue.origin === 'string') return finding({ kind: 'tooLong', field, max: Number(issue.maximum) })
      return finding({ kind: 'tooBig', field, limit: Number(issue.maximum) })
    case 'invalid_key':
      return finding(ruleFault(issue.issues[0]?.message ?? '', field, field, []))
    case 'invalid_union':
      return unionFindings(issue, path, schema, root)
    default:
      return finding({ kind: 'invalid', field })
  }
}

function ruleFault(message: string, given: unknown, field: string, words: readonly string[]): Because {
  if (!RULES.includes(message)) return { kind: 'invalid', field }
  return { kind: 'rule', rule: message as RuleName, given: shown(given), words }
}

/** Of several forms a value may have, the one its author had in mind tells what is wrong with it. */
function unionFindings(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Path,
  schema: z.ZodType,
  root: unknown,
): readonly Finding[] {
  const given = valueAt(root, path)
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []
  if (options.length > 0) return [{ path, because: { kind: 'notAllowed', given: shown(given), allowed: options } }]
  const atRoot = (one: Issue): boolean => one.path.length === 0 && one.code !== 'unrecognized_keys'
  const meant = issue.errors.filter((branch) => !branch.some(atRoot))
  if (meant.length > 0) {
    const best = [...meant].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? []
    return best.flatMap((one) => findingsOf(one, path, schema, root))
  }
  const rootIssues = issue.errors.flatMap((branch) => branch.filter(atRoot))
  const words = rootIssues.flatMap((one) => (one.code === 'invalid_value' ? one.values.map(String) : []))
  const because = ((): Because => {
    const rule = rootIssues.find((one) => one.code === 'custom' || one.code === 'invalid_format')
    if (rule) return ruleFault(rule.message, given, fieldOf(path), words)
    const detail = rootIssues.find((one) => one.code === 'too_small' || one.code === 'too_big')
    if (detail) return findingsOf(detail, path, schema, root)[0]?.because ?? { kind: 'invalid', field: fieldOf(path) }
    return { kind: 'wrongType', field: fieldOf(path), expected: expectedOf(rootIssues), words }
  })()
  return [{ path, because }]
}

/** How far in the first thing wrong lies: a form that fits further in is the form that was meant. */
const depth = (branch: readonly Issue[]): number => Math.min(...branch.map((issue) => issue.path.length))

const TYPES: Readonly<Record<string, Expected>> = {
  string: 'text',
  number: 'number',
  int: 'wholeNumber',
  boolean: 'yesNo',
  array: 'list',
  object: 'fields',
  record: 'fields',
}
const expectedOf = (issues: readonly Issue[]): readonly Expected[] => [
  ...new Set(issues.flatMap((one) => (one.code === 'invalid_type' ? (TYPES[one.expected] ?? []) : []))),
]

/** The field a path leads to; for an entry of a list, the list. */
const fieldOf = (path: Path): string => String([...path].reverse().find((part) => typeof part === 'string') ?? '')

const shown = (value: unknown): string =>
  typeof value === 'object' && value !== null ? '' : String(value as string | number | boolean)

function valueAt(root: unknown, path: Path): unknown {
  let value = root
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as Record<string | number, unknown>)[part]
  }
  return value
}

/** The fields that may stand at a place: where several forms are possible, those of the form whose `kind` is given. */
function fieldsAt(schema: unknown, path: Path, value: unknown): readonly string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return fieldsAt(schema.unwrap(), path, value)
  if (schema instanceof z.ZodPipe) return fieldsAt(schema.in, path, value)
  if (schema instanceof z.ZodUnion) {
    const kind = valueAt(value, ['kind'])
    const options = schema.options as readonly unknown[]
    const meant = options.filter((option) => option instanceof z.ZodObject && isKind(option.shape.kind, kind))
    return [...new Set((meant.length > 0 ? meant : options).flatMap((option) => fieldsAt(option, path, value)))]
  }
  const [first, ...rest] = path
  if (first === undefined) return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  const inside = valueAt(value, [first])
  if (schema instanceof z.ZodObject) return fieldsAt(schema.shape[first], rest, inside)
  if (schema instanceof z.ZodArray) return fieldsAt(schema.element, rest, inside)
  if (schema instanceof z.ZodRecord) return fieldsAt(schema.valueType, rest, inside)
  return []
}
const isKind = (schema: unknown, kind: unknown): boolean =>
  schema instanceof z.ZodLiteral && schema.values.has(kind as string)
