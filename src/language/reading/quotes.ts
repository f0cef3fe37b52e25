/** Messages that are quoted above an answer say nothing of what is asked now. */

const QUOTED_LINE = /^\s*>/u
const QUOTED_PARAGRAPH = /^\s*[„“"»][^\n]*[“”"«]\s*$/u

/** @returns the message without what it quotes; the whole of it if it says nothing else */
export function withoutQuotes(text: string): string {
  const lines = text.split(/\r\n|\n|\r/u)
  const own = lines.filter((line) => !QUOTED_LINE.test(line))
  const first = own.findIndex((line) => line.trim() !== '')
  const rest = first >= 0 && QUOTED_PARAGRAPH.test(own[first] ?? '') ? own.slice(first + 1) : own
  const left = rest.join('\n').trim()
  return left === '' ? text : left
}
