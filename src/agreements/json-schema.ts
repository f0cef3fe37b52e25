/** The schema in the form that editors read: they complete fields and mark faults while somebody writes a file. */
import { z } from 'zod'
import { agreementSchema, instanceSchema } from './agreement.ts'

/** Text of `agreement.schema.json`. A file with `template:` is judged as an instance, every other as an agreement. */
export function agreementJsonSchema(): string {
  const of = (schema: z.ZodType): Record<string, unknown> => {
    const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' }) as Record<string, unknown>
    return rest
  }
  return `${printed({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    if: { type: 'object', required: ['template'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; the object is only printed.
    then: of(instanceSchema),
    else: of(agreementSchema),
  })}\n`
}

const LINE_WIDTH = 120

/** JSON as the project's formatter writes it: short lists on one line, so that a check of the formatting is content. */
function printed(value: unknown, indent = '', lead = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    const line = `[${value.map((item) => printed(item, inner)).join(', ')}]`
    const isShort = !line.includes('\n') && lead + line.length + 1 <= LINE_WIDTH
    if (isShort) return line
    return `[\n${value.map((item) => inner + printed(item, inner, inner.length)).join(',\n')}\n${indent}]`
  }
  const fields = Object.entries(value).map(([name, inside]) => {
    const head = `${inner}${JSON.stringify(name)}: `
    return head + printed(inside, inner, head.length)
  })
  return fields.length === 0 ? '{}' : `{\n${fields.join(',\n')}\n${indent}}`
}
