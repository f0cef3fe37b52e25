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
    status: { state: 'planned', what: 'Beschluss war vorgesehen; das Ergebnis ist hier nicht bekannt' },
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

test('its three duties: who, how strongly; none has a date', () => {
  expect(unna.duties.map((duty) => [duty.id, duty.debtors.join(' '), duty.modality, duty.due.kind])).toEqual([
    ['vereinbarung-schliessen', '', 'aim', 'notStated'],
    ['kooperation-jugendhilfe', 'kreis-unna', 'aim', 'notStated'],
    // "kann … hinwirken": what the text allows is no intention.
    ['teilhabe-am-arbeitsleben', 'kreis-unna', 'may', 'notStated'],
  ])
})

test('what it reports of the draft is told as such, and nothing of it is a duty or a predecessor', () => {
  expect(unna.duties.some(({ modality }) => modality === 'clarification')).toBe(false)
  const told = (unna.particulars ?? []).map(({ what }) => what).join(' ')
  for (const word of ['Gesamtplanverfahren', 'Wohnungssuche', 'Hilfe zur Pflege', 'Rehabilitation', 'deklaratorisch'])
    expect(told).toContain(word)
  expect(JSON.stringify(unna)).not.toMatch(/arbeitsfähig halten|federführend/)
})

test('offices are names, and who reports is a person and no office', () => {
  const offices = unna.partners.flatMap(({ departments }) => departments.map(({ name }) => name))
  expect(offices).toEqual(['Arbeit und Soziales', 'FB 50', 'FB 51', 'FB 53', 'Inklusionsbeauftragte'])
  expect(unna.resolutionPath?.rapporteur).toEqual({ name: 'Torsten Göpfert', function: 'Dezernent', clause: ['Kopf'] })
})

test('the agreement itself was never seen here', () => {
  expect(unna.notSeen).toEqual({
    what: 'die Kooperationsvereinbarung selbst mit ihren Anlagen 1 und 2',
    clause: ['Anlagen'],
  })
})

test('law and our own reading stand beside what the paper says', () => {
  expect(unna.contradictions.flatMap(({ id, beside }) => beside.map(({ rests }) => [id, rests]))).toEqual([
    ['a1', 'own'],
    ['a2', 'own'],
    ['a3', 'own'],
    ['a7', 'own'],
    ['a7', 'law'],
    ['a8', 'law'],
  ])
  const kreisausschuss = unna.contradictions.find(({ id }) => id === 'a8')?.beside[0]
  expect(kreisausschuss?.what).toContain('eigenes Organ des Kreises')
})

test('the mandate to conclude holds only if the Kreistag decided so', () => {
  expect(unna.duties[0]?.condition).toContain('Nur, wenn der Kreistag am 13.06.2023 so beschlossen hat')
})

test('its predecessors are those of 2007 and 2011', () => {
  expect(unna.history.map(({ on }) => on)).toEqual(['01.12.2007', '01.01.2011', '23.07.2019'])
  expect(unna.predecessors.map(({ what }) => what)).toEqual([
    'Zielvereinbarung vom 01.12.2007',
    'Ähnliche Kooperationsvereinbarung seit 01.01.2011 nach altem Recht; sie trat an die Stelle der Zielvereinbarung von 2007.',
  ])
})

test('the agreement itself and both annexes are missing', () => {
  expect(unna.attachments.map(({ present }) => present)).toEqual([false, false, false])
})

test('the five years come from law outside the paper, with no known beginning', () => {
  expect(unna.reviewCycles).toEqual([])
  expect(unna.legalNotes).toMatchObject([
    { id: 'fortschreibung-alle-fuenf-jahre', since: 'not-stated', checked: false, about: ['vereinbarung-schliessen'] },
  ])
  expect(unna.legalNotes[0]?.source).toContain('§ 8 Abs. 1 AG-SGB XII NRW')
})

test('its ten contradictions, and what they concern', () => {
  expect(unna.contradictions.map(({ id, about }) => [id, about.join(' ')])).toEqual([
    ['a1', 'steuerungs-und-planungsgremium psag'],
    ['a2', 'vereinbarung-schliessen'],
    ['a3', ''],
    ['a4', ''],
    ['a5', ''],
    ['a6', 'steuerungs-und-planungsgremium'],
    ['a7', ''],
    ['a8', ''],
    ['a9', ''],
    ['a10', 'psag'],
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
