/** What somebody answers when a date is looked for: "alle ja", "1 ja, 2 zur Not, 3 nein". */

import { clean, fold } from '#src/language/words/normalise.ts'
import type { Choice } from '#src/meetings/slots.ts'

export interface SaidVote {
  /** For every slot that has no other answer in the same text. */
  readonly all?: Choice
  /** By number as shown, from 1. */
  readonly single: Readonly<Record<number, Choice>>
}

const CHOICES: readonly [RegExp, Choice][] = [
  [/^(?:ja|passt|geht|gut)$/, 'yes'],
  [/^(?:zur not|notfalls|wenn es sein muss|vielleicht)$/, 'ifNeedBe'],
  [/^(?:nein|passt nicht|geht nicht)$/, 'no'],
]
const choiceOf = (words: string): Choice | undefined => CHOICES.find(([pattern]) => pattern.test(words))?.[1]

/** @returns undefined if a part of the text is no answer: half an answer would be a wrong one */
export function readVote(text: string): SaidVote | undefined {
  const folded = fold(text)
    .replace(/[.!]+$/u, '')
    .trim()
  if (folded === '') return undefined
  const single: Record<number, Choice> = {}
  let all: Choice | undefined
  for (const part of folded.split(/[,;]|\s(?=\d{1,2}(?:\.|:)?\s)/u).filter((one) => one.trim() !== '')) {
    const match = /^\s*(alle|keiner|\d{1,2})?[.:]?\s*(.*?)\s*$/u.exec(part)
    const [, which, words = ''] = match ?? []
    const choice = which === 'keiner' ? 'no' : choiceOf(words)
    if (choice === undefined) return undefined
    if (which === undefined || which === 'alle' || which === 'keiner') all = choice
    else single[Number(which)] = choice
  }
  return { single, ...(all !== undefined && { all }) }
}

/** "festlegen 2": the number of the slot that is taken. */
export function readFix(text: string): number | undefined {
  const match = /^festlegen\s+(\d{1,2})$/iu.exec(clean(text))
  return match ? Number(match[1]) : undefined
}
