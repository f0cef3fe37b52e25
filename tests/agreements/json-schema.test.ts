/** The editor's schema is what the product checks by. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { agreementJsonSchema } from '#src/agreements/json-schema.ts'

interface Node {
  readonly properties?: Record<string, Node>
  readonly required?: readonly string[]
  readonly additionalProperties?: unknown
  readonly items?: Node
  readonly anyOf?: readonly Node[]
  readonly oneOf?: readonly Node[]
  readonly enum?: readonly string[]
  readonly format?: string
}

describe('the schema for editors', () => {
  const schema = JSON.parse(agreementJsonSchema()) as { if: Node; then: Node; else: Node }
  const duty = schema.else.properties?.duties?.items

  test('lies beside the agreements as generated (npm run schema)', () => {
    expect(readFileSync('data/agreements/agreement.schema.json', 'utf8')).toBe(agreementJsonSchema())
    execFileSync(process.execPath, ['src/cli/schema.ts', '--check'], { stdio: 'pipe' })
  })
  test('marks a duty without clause and a field that does not exist', () => {
    expect(duty?.required).toContain('clause')
    expect(duty?.additionalProperties).toBe(false)
  })
  test('does not ask for what has a default', () => {
    expect(duty?.required).not.toContain('creditors')
    expect(schema.else.required).not.toContain('thirdParties')
  })
  test('completes words and knows what a date is', () => {
    expect(schema.else.properties?.kind?.enum).toEqual(['agreement', 'template', 'resolutionPaper', 'positionPaper'])
    const ends = schema.else.properties?.ends?.anyOf?.find((form) => form.properties)
    expect(ends?.properties?.on?.format).toBe('date')
    expect(duty?.properties?.due?.oneOf?.length).toBe(11)
  })
  test('takes a file with `template` for an instance', () => {
    expect(schema.if.required).toEqual(['template'])
    expect(schema.then.required).toContain('parameters')
  })
})
