import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asPreset, byPreset, fromAgreement } from '#src/agreements/stated.ts'
import { plainText } from '#src/speech/parts/plain-text.ts'
import type { Reply } from '#src/speech/parts/reply.ts'
import { renderCard } from '#src/teams/card.ts'
import { buttonsOf, type CardElement, inputsOf, linesOf, type SentCard } from '../doubles/connector.ts'
import { kassel, placeIn } from '../duties/planned.ts'

const basis = fromAgreement(placeIn(kassel, '5'))
const cardOf = (reply: Reply): SentCard => renderCard(reply).card
const full: Reply = {
  answer: 'Kein Termin eingetragen.',
  statements: [{ label: 'Turnus', text: 'in der Regel zweimal jährlich', basis }],
  groups: [{ title: 'KoK', statements: [{ text: 'offen', basis: byPreset(asPreset('offen')) }] }],
  notes: ['Nicht geregelt: wer beginnt.'],
  inputs: [
    { id: 'date', kind: 'date', label: 'Datum', value: '2027-06-17' },
    { id: 'time', kind: 'time', label: 'Uhrzeit' },
    { id: 'place', kind: 'text', label: 'Ort oder Link', maxLength: 200 },
    { id: 'region', kind: 'choice', label: 'Region', value: 'mkk', choices: [{ label: 'MKK', value: 'mkk' }] },
  ],
  choices: [{ label: 'Online', does: { dialog: 'd1', version: 2, verb: 'answer', values: { place: 'online' } } }],
  actions: [
    { label: 'Weiter', does: { dialog: 'd1', version: 2, verb: 'answer' } },
    { label: 'Hilfe', does: { say: '/hilfe' } },
  ],
}

/** Elements and what of them version 1.2 of the format knows, by https://adaptivecards.io/explorer. */
const IN_1_2: Record<string, readonly string[]> = {
  RichTextBlock: ['inlines', 'spacing', 'separator'],
  TextRun: ['text', 'weight', 'size'],
  Container: ['items', 'spacing', 'separator'],
  ActionSet: ['actions'],
  'Action.Submit': ['title', 'data'],
  'Input.Text': ['id', 'placeholder', 'value', 'maxLength', 'spacing'],
  'Input.Date': ['id', 'placeholder', 'value', 'spacing'],
  'Input.Time': ['id', 'placeholder', 'value', 'spacing'],
  'Input.ChoiceSet': ['id', 'placeholder', 'value', 'spacing', 'style', 'wrap', 'choices'],
}
function elementsOf(part: unknown): CardElement[] {
  if (Array.isArray(part)) return part.flatMap(elementsOf)
  if (typeof part !== 'object' || part === null || !('type' in part)) return []
  return [
    part as CardElement,
    ...Object.entries(part)
      .filter(([name]) => name !== 'data')
      .flatMap(([, inner]) => elementsOf(inner)),
  ]
}

describe('a card', () => {
  test('reads in the order of the answer, each fact with its basis in words', () => {
    expect(linesOf(cardOf(full))).toEqual([
      'Kein Termin eingetragen.',
      'Turnus: in der Regel zweimal jährlich',
      'Vereinbarung: KV Kassel, Ziffer 5',
      'KoK',
      'offen',
      'Voreinstellung',
      'Nicht geregelt: wer beginnt.',
      'Datum',
      'Uhrzeit',
      'Ort oder Link',
      'Region',
    ])
  })
  test('uses nothing that a phone with version 1.2 does not know', () => {
    const card = cardOf(full)
    expect(card.version).toBe('1.2')
    for (const { type, ...rest } of elementsOf([card.body, card.actions])) {
      expect(
        // Of 1.3, for screen readers where it is known; what it says stands before the input as well.
        Object.keys(rest).filter(
          (name) => !IN_1_2[type]?.includes(name) && !(type.startsWith('Input.') && name === 'label'),
        ),
        type,
      ).toEqual([])
    }
  })
  test('names every input directly before it, in its label and in its placeholder', () => {
    const { body } = cardOf(full)
    for (const input of inputsOf(cardOf(full))) {
      const before = body[body.findIndex(({ id }) => id === input.id) - 1] as CardElement
      expect(before.inlines).toEqual([{ type: 'TextRun', text: input.placeholder }])
      expect(input.label).toBe(input.placeholder)
    }
    expect(inputsOf(cardOf(full)).map(({ id, value }) => [id, value])).toEqual([
      ['date', '2027-06-17'],
      ['time', undefined],
      ['place', undefined],
      ['region', 'mkk'],
    ])
  })
  test('has buttons that carry a command, or a dialog with its version', () => {
    expect(buttonsOf(cardOf(full))).toEqual([
      { title: 'Online', data: { dialog: 'd1', version: 2, verb: 'answer', 'chosen.place': 'online' } },
      { title: 'Weiter', data: { dialog: 'd1', version: 2, verb: 'answer' } },
      { title: 'Hilfe', data: { say: '/hilfe' } },
    ])
  })
  test('says nothing by colour', () => {
    expect(JSON.stringify(cardOf(full))).not.toMatch(/"(color|isSubtle|style|backgroundImage)":"(?!compact)/)
  })
  test('breaks many choices into rows', () => {
    const choices = Array.from({ length: 12 }, (_, n) => ({ label: `${n}`, does: { say: `/${n}` } }))
    const sets = cardOf({ answer: 'x', choices }).body.filter(({ type }) => type === 'ActionSet')
    expect(sets.map(({ actions }) => (actions as unknown[]).length)).toEqual([5, 5, 2])
  })
  test('refuses an input that would be taken for the button’s own data', () => {
    for (const id of ['say', 'dialog', 'version', 'verb']) {
      expect(() => renderCard({ answer: 'x', inputs: [{ id, kind: 'text', label: 'x' }] })).toThrow(id)
    }
  })
  test('comes with the same facts as text', () => {
    expect(renderCard(full).summary).toBe(plainText(full))
  })
})

describe('what people typed', () => {
  const hostile = [
    '**fett** [Link](https://evil.example)',
    '<at>alle</at>',
    '# Titel\n- Liste',
    '![x](https://evil.example/x.png)',
    '<b>x</b>',
    '`code`',
  ]
  test.each(hostile)('%j stays what it is: no block that knows Markdown or mentions', (text) => {
    const reply: Reply = {
      answer: text,
      statements: [{ label: text, text, basis }],
      groups: [{ title: text, statements: [{ text, basis }] }],
      notes: [text],
      inputs: [{ id: 'x', kind: 'text', label: text }],
    }
    const card = cardOf(reply)
    expect(elementsOf(card.body).filter(({ type }) => type === 'TextBlock' || type === 'FactSet')).toEqual([])
    expect(linesOf(card).filter((line) => line.includes(text.replace(/\n/g, ' '))).length).toBe(6)
    expect(card).not.toHaveProperty('msteams')
  })
  test('cannot turn the reading direction or break the line', () => {
    expect(linesOf(cardOf({ answer: 'a\u202Eb\u0000c\nd\u2028e' }))).toEqual(['a b c d e'])
  })
})

describe('a long reply', () => {
  const groups = Array.from({ length: 300 }, (_, n) => ({
    title: `Gremium ${n}`,
    statements: [{ label: 'Turnus', text: `mindestens zweimal jährlich, Nummer ${n}`, basis }],
  }))
  test('leaves out whole groups from the end, and says how many', () => {
    const { card, summary } = renderCard({ answer: 'Alle:', groups, notes: ['Hinweis.'] })
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(25_000)
    const titles = linesOf(card).filter((line) => line.startsWith('Gremium'))
    expect(titles).toEqual(groups.slice(0, titles.length).map(({ title }) => title))
    expect(titles.length).toBeGreaterThan(20)
    expect(linesOf(card).at(-2)).toContain(`… und ${300 - titles.length} weitere`)
    expect(linesOf(card).at(-1)).toBe('Hinweis.')
    expect(summary).toContain(`… und ${300 - titles.length} weitere`)
    expect(summary).not.toContain('Gremium 299')
  })
  test('never cuts a fact in the middle, and shows at least the answer', () => {
    const fact = fc.record({ text: fc.string({ maxLength: 3000 }), basis: fc.constant(basis) })
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 30 }), fc.array(fact, { maxLength: 30 }), (statements, inGroup) => {
        const reply: Reply = {
          answer: 'Antwort',
          statements,
          groups: inGroup.map((one) => ({ title: 'G', statements: [one] })),
        }
        const { card } = renderCard(reply)
        const lines = linesOf(card)
        const whole = new Set(
          linesOf(cardOf({ answer: '', notes: [...statements, ...inGroup].map(({ text }) => text) })),
        )
        expect(lines[0]).toBe('Antwort')
        expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(25_000)
        for (const line of lines.slice(1)) {
          expect(whole.has(line) || line === 'G' || line.startsWith('Vereinbarung') || line.startsWith('… und')).toBe(
            true,
          )
        }
      }),
      { numRuns: 60 },
    )
  })
})
