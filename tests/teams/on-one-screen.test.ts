import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asPreset, byPreset, fromAgreement } from '#src/agreements/stated.ts'
import type { Group, Reply, Statement } from '#src/speech/parts/reply.ts'
import { renderCard } from '#src/teams/card.ts'
import { onOneScreen } from '#src/teams/on-one-screen.ts'
import { buttonsOf, type SentCard, toldBy } from '../doubles/connector.ts'
import { kassel, placeIn } from '../duties/planned.ts'

const preset = byPreset(asPreset('x'))
const agreed = fromAgreement(placeIn(kassel, '5'))
const fact = (text: string): Statement => ({ text, basis: preset })
const facts = (n: number): readonly Statement[] => Array.from({ length: n }, (_, at) => fact(`Angabe ${at}`))

const statement = fc.record({
  text: fc.string({ minLength: 1, maxLength: 300 }),
  basis: fc.constantFrom(preset, agreed),
})
const group: fc.Arbitrary<Group> = fc
  .record({
    title: fc.string({ minLength: 1, maxLength: 60 }),
    statements: fc.array(statement, { minLength: 1, maxLength: 12 }),
    isAside: fc.boolean(),
  })
  .map(({ isAside, ...rest }) => ({ ...rest, ...(isAside && { aside: rest.statements.length }) }))
const reply: fc.Arbitrary<Reply> = fc.record({
  answer: fc.string({ minLength: 1, maxLength: 200 }),
  statements: fc.array(statement, { maxLength: 30 }),
  groups: fc.array(group, { maxLength: 8 }),
  notes: fc.array(fc.string({ minLength: 1, maxLength: 200 }), { maxLength: 6 }),
})

/** A group that is cut goes on under its heading: joined again it is one. */
function joined(groups: readonly Group[]): readonly Group[] {
  const all: Group[] = []
  for (const one of groups) {
    const last = all.at(-1)
    if (last?.title !== one.title) all.push(one)
    else all[all.length - 1] = { ...last, statements: [...last.statements, ...one.statements] }
  }
  return all
}

describe('an answer on one screen', () => {
  it('drops nothing and keeps the order, whatever it is', () => {
    fc.assert(
      fc.property(reply, (whole) => {
        const { shown, closed } = onOneScreen(whole)
        const [rest] = closed.filter(({ label }) => label.startsWith('Mehr'))
        const open = (whole.groups ?? []).filter(({ aside }) => aside === undefined)
        const asides = (whole.groups ?? []).filter(({ aside }) => aside !== undefined)
        expect([...(shown.statements ?? []), ...(rest?.statements ?? [])]).toEqual(whole.statements)
        expect(joined([...(shown.groups ?? []), ...(rest?.groups ?? [])])).toEqual(joined(open))
        expect([...(shown.notes ?? []), ...(rest?.notes ?? [])]).toEqual(whole.notes)
        expect(closed.filter((one) => one !== rest).flatMap(({ groups }) => groups)).toEqual(asides)
      }),
    )
  })

  it('a short answer is shown as it is', () => {
    const short: Reply = { answer: 'x', statements: facts(3), notes: ['Notiz'] }
    expect(onOneScreen(short)).toEqual({ shown: { ...short, groups: [] }, closed: [] })
  })

  it('says how much is behind the button, and what is beside the question has its own', () => {
    const long: Reply = {
      answer: 'x',
      statements: facts(40),
      groups: [{ title: 'Unklar im Text', statements: facts(4), aside: 2 }],
    }
    const { shown, closed } = onOneScreen(long)
    const left = 40 - (shown.statements?.length ?? 0)
    expect(closed.map(({ label }) => label)).toEqual([`Mehr: ${left} weitere Angaben`, 'Unklar im Text (2)'])
    expect(renderCard(long).summary.split('\n').slice(-2)).toEqual([
      `Mehr: ${left} weitere Angaben`,
      'Unklar im Text (2)',
    ])
  })

  it('further commands open behind a button of their own, and are named by number', () => {
    const furtherChoices = Array.from({ length: 7 }, (_, n) => ({ label: `Befehl ${n}`, does: { say: `/${n}` } }))
    const { card, summary } = renderCard({ answer: 'x', furtherChoices })
    expect(summary).toBe('x\nMehr: 7 weitere Befehle')
    expect(buttonsOf(card as unknown as SentCard).map(({ title }) => title)).toEqual(
      furtherChoices.map(({ label }) => label),
    )
  })

  it('a form is filled in as a whole', () => {
    const form: Reply = { answer: 'x', statements: facts(60), inputs: [{ id: 'a', kind: 'text', label: 'A' }] }
    expect(onOneScreen(form).closed).toEqual([])
  })

  it('the card has it all in the order of the answer, the source of a row once', () => {
    const { card } = renderCard({
      answer: 'Antwort',
      statements: [...facts(2), { text: 'Turnus', basis: agreed }],
      notes: ['Notiz'],
    })
    expect(toldBy(card as unknown as SentCard)).toEqual([
      'Antwort',
      'Angabe 0',
      'Angabe 1',
      '(Voreinstellung)',
      'Turnus (Vereinbarung: KV Kassel, Ziffer 5)',
      'Notiz',
    ])
  })
})
