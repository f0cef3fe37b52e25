/** What the facts of an agreement say when they are told. */
import { expect, it } from 'vitest'
import { termAnswer } from '#src/speech/agreements/agreement.ts'
import { allFacts } from '#src/speech/agreements/agreement-facts.ts'
import { kassel, mkk, unna, zwickauTemplate } from '../../duties/planned.ts'

const told = (agreement: typeof mkk): readonly string[] =>
  allFacts(agreement).map(({ statement: { label, text } }) => `${label}: ${text}`)

it('a right whose holder no clause names says so, one that is granted to somebody does not', () => {
  const rights = told(mkk).filter((one) => one.startsWith('Recht: '))
  expect(rights.filter((one) => one.includes('Stadt Hanau (im Text nicht genannt): '))).toHaveLength(2)
  expect(rights).toContain('Recht: MKK: Frühzeitige Einbeziehung in Planungen besonderer Wohnformen')
})

it('who presents a paper is told with the function', () => {
  expect(told(unna)).toContain('Berichterstattung: Dezernent Torsten Göpfert')
  expect(told(mkk).filter((one) => one.startsWith('Berichterstattung'))).toEqual([])
})

it('asked how long it runs, an extension is denied where the list of the agreement has it', () => {
  const { answer } = termAnswer(zwickauTemplate)
  expect(answer).toContain('Letzter Tag ist Mo., 31.12.2029 (Verlängerung: nicht geregelt). Der Beginn ist noch offen.')
  expect(termAnswer({ ...zwickauTemplate, notRegulated: [] }).answer).not.toContain('Verlängerung')
})
it('what has no end needs no extension', () => {
  expect(termAnswer(kassel).answer).not.toContain('Verlängerung')
})
