/** What stands in a TypeScript file, apart: its code without comments, and the texts a reader of the product can see. */

export interface SourceText {
  /** Without comments; texts are emptied. */
  readonly code: string
  /** Every string and every fixed piece of a template, in order. */
  readonly texts: readonly string[]
}

const BLANK = /\s/
/** After these a slash begins a regular expression, not a division. */
const BEFORE_PATTERN = /(?:^|[(,=:[!&|?{};+>]|\b(?:return|case|typeof))\s*$/

/** Reads the file once from left to right; it is no parser, but knows where a text, a comment and a pattern end. */
export function sourceText(source: string): SourceText {
  const texts: string[] = []
  /** Open braces in each template around the current place. */
  const templates: number[] = []
  let code = ''
  let at = 0

  const skip = (end: number): void => {
    at = end < 0 ? source.length : end
  }
  const quoted = (mark: string): void => {
    let text = ''
    at += 1
    while (at < source.length && source[at] !== mark) {
      if (source[at] === '\\') at += 1
      text += source[at] ?? ''
      at += 1
    }
    at += 1
    texts.push(text)
    code += `${mark}${mark}`
  }
  const template = (): void => {
    let text = ''
    while (at < source.length && source[at] !== '`' && !source.startsWith('${', at)) {
      if (source[at] === '\\') at += 1
      text += source[at] ?? ''
      at += 1
    }
    texts.push(text)
    if (source[at] === '`') {
      at += 1
      code += '`'
      return
    }
    at += 2
    code += '${'
    templates.push(0)
  }
  const pattern = (): void => {
    let inClass = false
    at += 1
    while (at < source.length && (inClass || source[at] !== '/')) {
      if (source[at] === '\\') at += 1
      else if (source[at] === '[') inClass = true
      else if (source[at] === ']') inClass = false
      at += 1
    }
    at += 1
    code += '/ /'
  }

  while (at < source.length) {
    const character = source[at] ?? ''
    const depth = templates.at(-1)
    if (source.startsWith('//', at)) skip(source.indexOf('\n', at))
    else if (source.startsWith('/*', at)) {
      const end = source.indexOf('*/', at)
      skip(end < 0 ? -1 : end + 2)
    } else if (character === "'" || character === '"') quoted(character)
    else if (character === '`') {
      at += 1
      code += '`'
      template()
    } else if (character === '}' && depth === 0) {
      templates.pop()
      at += 1
      code += '}'
      template()
    } else if (character === '/' && BEFORE_PATTERN.test(code.slice(-40))) pattern()
    else {
      if (depth !== undefined && character === '{') templates[templates.length - 1] = depth + 1
      if (depth !== undefined && character === '}') templates[templates.length - 1] = depth - 1
      code += BLANK.test(character) && BLANK.test(code.at(-1) ?? ' ') && character !== '\n' ? '' : character
      at += 1
    }
  }
  return { code, texts }
}
