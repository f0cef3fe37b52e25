/**
 * YAML that can only be data: text in, plain values and the line of each out. No tags, anchors, aliases, merge keys or
 * directives, bounded in size, depth and number of values. All of that is refused while the text is still being taken
 * apart, before anything is built of it, so a hostile file costs no more than a large honest one.
 */
import {
  Composer,
  CST,
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  Parser,
  type YAMLError,
  type YAMLMap,
} from 'yaml'
import { type Because, type Fault, faultOfFile, type Path } from './fault.ts'

/** 256 KB: eight times the longest agreement known. */
export const MAX_FILE_BYTES = 256 * 1024
/** Levels of nesting; an agreement needs seven. */
const MAX_DEPTH = 40
/** Pieces of text and punctuation as the lexer counts them; the longest agreement known has 9,000. */
const MAX_PIECES = 50_000

/** A place in the text, counted from 1. */
export interface TextPosition {
  readonly line: number
  readonly column: number
}
export type YamlReading =
  | {
      readonly ok: true
      readonly value: unknown
      /** Keys that were left out of `value` because none may be called so. */
      readonly faults: readonly Fault[]
      /** Where a value stands; for an absent one, where the fields stand that it belongs to. */
      readonly placeOf: (path: Path) => TextPosition
      /** Where the name of a field stands. */
      readonly placeOfKey: (path: Path) => TextPosition
    }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** @returns the values, or every reason why the text is refused as a whole. */
export function readYaml(text: string): YamlReading {
  if (new TextEncoder().encode(text).length > MAX_FILE_BYTES) {
    return { ok: false, faults: [faultOfFile({ kind: 'tooLarge', limitBytes: MAX_FILE_BYTES })] }
  }
  const lines = new LineCounter()
  const placeAt = (offset: number): TextPosition => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const faultAt = (offset: number, because: Because, path = ''): Fault => ({ ...placeAt(offset), path, because })

  const { tokens, refused } = takeApart(text, lines)
  if (refused.length > 0) return { ok: false, faults: refused.map(([offset, because]) => faultAt(offset, because)) }

  // Repeated keys are found below: the library compares every key with every other.
  const options = {
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    strict: true,
    logLevel: 'silent',
  } as const
  const documents = [...new Composer(options).compose(tokens, true, text.length)]
  const document = documents[0] as Document.Parsed | undefined
  const second = documents[1]
  const faults = documents.flatMap(({ errors, warnings }) =>
    [...errors, ...warnings].map((error) => faultAt(error.pos[0], syntaxFault(error))),
  )
  if (second) faults.push(faultAt(second.range[0], { kind: 'forbidden', what: 'secondDocument' }))
  if (faults.length > 0) return { ok: false, faults: firstOfEachLine(faults) }
  const root = document?.contents
  if (!root || (isScalar(root) && root.value === null)) return { ok: false, faults: [faultOfFile({ kind: 'empty' })] }
  if (!isMap(root)) return { ok: false, faults: [faultOfFile({ kind: 'noFields' })] }

  const keyFaults: Fault[] = []
  const value = plain(root, '', (node, because, path) => {
    const offset = node?.range?.[0] ?? 0
    keyFaults.push(faultAt(offset, because === 'repeated' ? repeated(placeAt, root, path) : because, path))
  })
  return {
    ok: true,
    value,
    faults: keyFaults,
    placeOf: (path) => placeAt(nodeAt(root, path).value),
    placeOfKey: (path) => placeAt(nodeAt(root, path).key),
  }
}

const FORBIDDEN = { tag: 'tag', anchor: 'anchor', alias: 'alias', 'directive-line': 'directive' } as const

/** Cuts the text into tokens and stops at the first sign that it is built to exhaust. */
function takeApart(text: string, lines: LineCounter): { tokens: CST.Token[]; refused: [number, Because][] } {
  const parser = new Parser(lines.addNewLine)
  lines.addNewLine(0)
  const tokens: CST.Token[] = []
  const refused: [number, Because][] = []
  let pieces = 0
  let offset = 0
  let inScalar = false
  for (const piece of new Lexer().lex(text)) {
    const type = CST.tokenType(piece)
    if (!inScalar && type !== null && type in FORBIDDEN) {
      refused.push([offset, { kind: 'forbidden', what: FORBIDDEN[type as keyof typeof FORBIDDEN] }])
    }
    // A control character announces the scalar that follows; whatever that begins with, it is text.
    inScalar = type === 'scalar'
    if (type !== 'doc-mode' && type !== 'flow-error-end' && type !== 'scalar') offset += piece.length
    pieces += 1
    tokens.push(...parser.next(piece))
    if (pieces > MAX_PIECES) return { tokens, refused: [[offset, { kind: 'tooMany', limit: MAX_PIECES }]] }
    if (parser.stack.length > MAX_DEPTH)
      return { tokens, refused: [...refused, [offset, { kind: 'tooDeep', limit: MAX_DEPTH }]] }
  }
  tokens.push(...parser.end())
  return { tokens, refused }
}

/** One mistake on a line makes the parser stumble several times; what it says first is nearest to it. */
const firstOfEachLine = (faults: readonly Fault[]): readonly Fault[] =>
  [...new Map([...faults].reverse().map((fault) => [fault.line, fault])).values()].sort((a, b) => a.line - b.line)

function syntaxFault({ code }: YAMLError): Because {
  switch (code) {
    case 'BAD_INDENT':
      return { kind: 'syntax', what: 'indent' }
    case 'TAB_AS_INDENT':
      return { kind: 'syntax', what: 'tab' }
    case 'BAD_DQ_ESCAPE':
      return { kind: 'syntax', what: 'quote' }
    case 'MISSING_CHAR':
    case 'BLOCK_IN_FLOW':
      return { kind: 'syntax', what: 'bracket' }
    case 'BAD_SCALAR_START':
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return { kind: 'syntax', what: 'value' }
    case 'MULTIPLE_DOCS':
      return { kind: 'forbidden', what: 'secondDocument' }
    default:
      return { kind: 'syntax', what: 'other' }
  }
}

type Report = (node: Node | null, because: Because | 'repeated', path: string) => void
// Names that every JavaScript object has already: a value under them could reach objects that are none of its business.
const RESERVED = new Set(['__proto__', 'constructor', 'prototype'])

function plain(node: unknown, path: string, report: Report): unknown {
  if (isScalar(node)) return node.value
  if (isSeq(node)) return node.items.map((item, at) => plain(item, join(path, at), report))
  if (!isMap(node)) return null
  const seen = new Set<string>()
  const value: Record<string, unknown> = {}
  for (const pair of node.items) {
    const keyNode = pair.key as Node | null
    const key = keyOf(pair.key)
    if (key === undefined) report(keyNode, { kind: 'oddKey' }, path)
    else if (key === '<<') report(keyNode, { kind: 'mergeKey' }, path)
    else if (RESERVED.has(key)) report(keyNode, { kind: 'reservedKey' }, join(path, key))
    else if (seen.has(key)) report(keyNode, 'repeated', join(path, key))
    else value[key] = plain(pair.value, join(path, key), report)
    if (key !== undefined) seen.add(key)
  }
  return value
}

const join = (path: string, part: string | number): string => (path === '' ? String(part) : `${path}.${part}`)

/** The name of a field; undefined for keys that are lists, empty or the like. */
function keyOf(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined
  return typeof key.value === 'string' || typeof key.value === 'number' ? String(key.value) : undefined
}

function repeated(placeAt: (offset: number) => TextPosition, root: Node, path: string): Because {
  const parts = path.split('.')
  return { kind: 'repeatedKey', field: parts.at(-1) ?? '', firstLine: placeAt(nodeAt(root, parts).key).line }
}

/** Fields by name, kept: with thousands of faults in one group of fields, looking through it for each would take seconds. */
const pairs = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>()
function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const kept = pairs.get(map)
  if (kept) return kept
  const named = new Map<string, Pair>()
  for (const pair of map.items) {
    const key = keyOf(pair.key)
    if (key !== undefined && !named.has(key)) named.set(key, pair)
  }
  pairs.set(map, named)
  return named
}

/** Offsets of a value and of its name; of what it belongs to where it is absent. */
function nodeAt(root: Node, path: Path): { key: number; value: number } {
  let node: unknown = root
  let found = { key: 0, value: root.range?.[0] ?? 0 }
  for (const part of path) {
    const child: unknown = isMap(node)
      ? pairsOf(node).get(String(part))
      : isSeq(node)
        ? node.items[Number(part)]
        : undefined
    if (child === undefined) return { key: found.value, value: found.value }
    const value = (isPair(child) ? child.value : child) as Node | null
    const key = (isPair(child) ? child.key : child) as Node | null
    const keyAt = key?.range?.[0] ?? found.value
    // An empty value is reported where its name stands: the place behind the colon says nothing.
    const empty = isScalar(value) && value.value === null
    found = { key: keyAt, value: empty ? keyAt : (value?.range?.[0] ?? keyAt) }
    node = value
  }
  return found
}
