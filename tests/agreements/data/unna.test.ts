/** The Unna paper as data: a draft on its way to a decision nobody here knows the result of. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { agreementSchema } from '#src/agreements/agreement.ts'
import { weekdayOf } from '#src/calendar/local-date.ts'

const file = new URL('../../../data/agreements/kreis-unna-lwl-vorlage-2023.yaml', import.meta.url)
const unna = agreementSchema.parse(parse(readFileSync(file, 'utf8')))

test('it is a paper whose decision was planned and whose result is not on file', () => {
  expect(unna).toMatchObject({
    id: 'kreis-unna-lwl-vorlage-2023',
    kind: 'resolutionPaper',
    land: 'NW',
    short: 'Vorlage Unna',
    region: 'Kreis Unna',
    aliases: ['Unna', 'Kreis Unna', 'Kreis UN', 'LWL Unna'],
    status: { state: 'planned', what: 'Beschluss vorgesehen; Ergebnis nicht aktenkundig' },
  })
  expect(unna.partners.map(({ id }) => id)).toEqual(['lwl', 'kreis-unna'])
})

test.each(['signed', 'inForce', 'ends', 'notice'] as const)('%s is not stated', (topic) => {
  expect(unna[topic]).toBe('not-stated')
})

test('three steps lead to the decision', () => {
  const days = { 1: 'Mo', 2: 'Di', 3: 'Mi', 4: 'Do', 5: 'Fr', 6: 'Sa', 7: 'So' }
  const steps = unna.resolutionPath?.steps.map(({ on, body, role, public: open, clause }) => [
    `${days[weekdayOf(on)]} ${on}`,
    body,
    role,
    open,
    clause.join(),
  ])
  expect(steps).toEqual([
    [
      'Di 2023-05-23',
      'Ausschuss für Arbeit, Soziales, Inklusion und Familie',
      'Empfehlungsbeschluss',
      true,
      'Beratungsfolge',
    ],
    ['Mo 2023-06-12', 'Kreisausschuss', 'Empfehlungsbeschluss', true, 'Beratungsfolge'],
    ['Di 2023-06-13', 'Kreistag', 'Entscheidung', true, 'Beratungsfolge'],
  ])
  expect(unna.resolutionPath?.result).toBe('unknown')
})

test('its bodies are only mentioned, without any rhythm or members', () => {
  expect(
    unna.committees.map(({ id, standing, cadence, participants }) => [id, standing, cadence, participants]),
  ).toEqual([
    ['steuerungs-und-planungsgremium', 'mentioned', 'not-stated', []],
    ['psag', 'mentioned', 'not-stated', []],
  ])
})

test('the body is found under both of its names', () => {
  expect(unna.committees[0]?.name).toBe('Lokales Steuerungs- und Planungsgremium')
  expect(unna.committees[0]?.aliases).toContain('Planungs- und Steuerungsgremium')
})

test('its ten duties: who, how strongly; none has a date', () => {
  expect(unna.duties.map((duty) => [duty.id, duty.debtors.join(' '), duty.modality, duty.due.kind])).toEqual([
    ['vereinbarung-schliessen', 'kreis-unna', 'must', 'notStated'],
    ['kooperation-jugendhilfe', 'kreis-unna', 'aim', 'notStated'],
    ['teilhabe-am-arbeitsleben', 'kreis-unna', 'aim', 'notStated'],
    ['arbeitsfaehiges-gremium', 'kreis-unna lwl', 'clarification', 'notStated'],
    ['gesamtplanverfahren', 'kreis-unna lwl', 'clarification', 'notStated'],
    ['wohnungssuche', 'kreis-unna', 'clarification', 'notStated'],
    ['verhandlung-mit-anbietern', 'kreis-unna lwl', 'clarification', 'notStated'],
    ['hilfe-zur-pflege', '', 'clarification', 'notStated'],
    ['anpassung-an-zustaendigkeiten', '', 'clarification', 'notStated'],
    ['aenderungsumfang', '', 'clarification', 'notStated'],
  ])
})

test('the mandate to conclude holds only if the Kreistag decided so', () => {
  expect(unna.duties[0]?.condition).toContain('Nur, wenn der Kreistag am 13.06.2023 so beschlossen hat')
})

test('its predecessors are those of 2007 and 2011', () => {
  expect(unna.history.map(({ on }) => on)).toEqual(['01.12.2007', '01.01.2011', '23.07.2019'])
  expect(unna.predecessors.map(({ what }) => what).slice(0, 2)).toEqual([
    'Zielvereinbarung vom 01.12.2007',
    'Kooperationsvereinbarung seit 01.01.2011 nach altem Recht; sie trat an die Stelle der Zielvereinbarung von 2007.',
  ])
})

test('the agreement itself and both annexes are missing', () => {
  expect(unna.attachments.map(({ present }) => present)).toEqual([false, false, false])
})

test('the five years come from law outside the paper, unchecked, with no known beginning', () => {
  expect(unna.reviewCycles).toEqual([])
  expect(unna.legalNotes).toMatchObject([
    { id: 'fortschreibung-alle-fuenf-jahre', since: 'not-stated', checked: false, about: ['vereinbarung-schliessen'] },
  ])
  expect(unna.legalNotes[0]?.source).toContain('§ 8 Abs. 1 AG-SGB XII NRW')
})

test('its eight contradictions, and what they concern', () => {
  expect(unna.contradictions.map(({ id, about }) => [id, about.join(' ')])).toEqual([
    ['a1', 'steuerungs-und-planungsgremium psag'],
    ['a2', 'vereinbarung-schliessen'],
    ['a3', ''],
    ['a4', ''],
    ['a5', ''],
    ['a6', 'steuerungs-und-planungsgremium'],
    ['a7', ''],
    ['a8', ''],
  ])
})

test('§ 5 AG-SGB IX is always cited with its Land', () => {
  expect(unna.legalBasis[0]?.norm).toBe('§ 5 Abs. 1 AG-SGB IX NRW')
})

test.each(['Inkrafttreten', 'Kündigung', 'Häufigkeit der Gremiensitzungen', 'Geschäftsführung', 'Drucksachennummer'])(
  '%s is named as not regulated',
  (topic) => {
    expect(unna.notRegulated).toContain(topic)
  },
)
