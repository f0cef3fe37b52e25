/** The Groß-Gerau position paper as data: a self-commitment of 2002, reviewed once, in 2008. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { agreementSchema } from '#src/agreements/agreement.ts'

const file = new URL('../../../data/agreements/kreis-gross-gerau-sozialplanung-2008.yaml', import.meta.url)
const paper = agreementSchema.parse(parse(readFileSync(file, 'utf8')))

test('it is a position paper and a self-commitment, no agreement', () => {
  expect(paper).toMatchObject({
    id: 'kreis-gross-gerau-sozialplanung-2008',
    kind: 'positionPaper',
    land: 'HE',
    short: 'Bericht GG 2008',
    region: 'Kreis Groß-Gerau',
    aliases: ['GG', 'Groß-Gerau', 'Kreis Groß-Gerau', 'Kreis GG'],
    status: { state: 'selfCommitment' },
  })
  expect(paper.partners.map(({ id }) => id)).toEqual(['kreis-gg', 'liga'])
})

test.each(['signed', 'inForce', 'ends', 'notice'] as const)('%s is not stated', (topic) => {
  expect(paper[topic]).toBe('not-stated')
})

test('both dates on its title page stand, neither is preferred', () => {
  expect(paper.documentDates.map(({ on, clause }) => [on, clause.join()])).toEqual([
    ['10.09.2008', 'Titel'],
    ['April 2008', 'Titel'],
  ])
  expect(paper.contradictions.find(({ id }) => id === 'a1')?.handling).toBe('Beide Daten werden genannt.')
})

test('a review should come every three years; it came once, in 2008, and no next one is set', () => {
  expect(paper.reviewCycles).toMatchObject([
    {
      every: 'P3Y',
      modality: 'should',
      described: true,
      last: { year: 2008, clause: ['I. Anlass'] },
      next: 'not-stated',
      clause: ['I. Anlass'],
    },
  ])
  expect(paper.reviewCycles[0]?.history[0]?.what).toContain('Herbst 2005 oder Frühjahr 2006')
  expect(JSON.stringify(paper.reviewCycles)).not.toContain('2011')
})

test('one body had a rhythm: yearly since 2006, told of its time and not demanded', () => {
  const withCadence = paper.committees.filter(({ cadence }) => cadence !== 'not-stated')
  expect(withCadence.map(({ id, cadence, since }) => [id, cadence, since?.year])).toEqual([
    ['erfahrungsaustausch-arge', { times: 1, modality: 'must', elsewhere: [], clause: ['II.2 Nr. 5'] }, 2006],
  ])
})

test('its bodies: none of them meets under this report', () => {
  expect(paper.committees.map(({ id, standing, clause }) => [id, standing, clause[0]])).toEqual([
    ['erfahrungsaustausch-arge', 'described', 'II.2 Nr. 5'],
    ['regionalkonferenzen-sozialbericht', 'mentioned', 'II.2 Nr. 11'],
    ['projektgruppe-neustrukturierung', 'concluded', 'II.2 Nr. 2'],
    ['hilfeplankonferenz', 'mentioned', 'II.2 Nr. 4'],
    ['projektgruppe-arge', 'concluded', 'II.2 Nr. 5'],
    ['netzwerk-demenz', 'external', 'II.2 Nr. 6'],
    ['buendnis-gegen-depression', 'external', 'II.2 Nr. 6'],
    ['arbeitsgruppe-integrationsleitbild', 'concluded', 'II.2 Nr. 8'],
    ['beirat-engagement', 'mentioned', 'II.2 Nr. 9'],
    ['gremien-lwv-kreis', 'mentioned', 'III Nr. 1'],
    ['kreistag', 'mentioned', 'IV Graphik 3'],
    ['beratungsgremien-kreisausschuss', 'mentioned', 'IV Graphik 3'],
    ['fachliche-koordination', 'mentioned', 'IV Graphik 3'],
  ])
})

test('its Regionalkonferenz is not the kind that Kassel and MKK have', () => {
  expect(paper.committees.filter(({ kind }) => kind === 'regionalConference')).toEqual([])
  expect(paper.committees.filter(({ kind }) => kind === 'cooperationConference')).toEqual([])
  expect(paper.contradictions.find(({ id }) => id === 'a8')?.about).toEqual(['regionalkonferenzen-sozialbericht'])
})

test('its nine duties: who, how strongly, when; none has a date', () => {
  const found = paper.duties.map((duty) => [
    duty.id,
    duty.debtors.join(' '),
    duty.debtorOffice,
    duty.modality,
    duty.due.kind,
  ])
  expect(found).toEqual([
    ['koordination-und-beteiligung', 'kreis-gg', undefined, 'aim', 'notStated'],
    ['leistungserbringung', '', 'soziale Träger', 'aim', 'notStated'],
    ['vertragliche-grundlage', 'kreis-gg', 'soziale Träger', 'aim', 'notStated'],
    ['selbstverpflichtung', 'kreis-gg liga', undefined, 'aim', 'notStated'],
    ['gemeinsame-ueberpruefung', 'kreis-gg liga', undefined, 'should', 'everyYears'],
    ['sozialberichterstattung', 'kreis-gg', undefined, 'must', 'continuous'],
    ['bericht-kosten-der-unterkunft', 'kreis-gg', undefined, 'clarification', 'notStated'],
    ['landesweite-berichterstattung', '', 'Regionen, Kreise und Städte', 'clarification', 'continuous'],
    ['abgestimmte-berichterstattung-lwv', 'kreis-gg', 'LWV', 'should', 'notStated'],
  ])
})

test('nothing of it is owed by anybody today', () => {
  expect(paper.duties.filter(({ described }) => !described)).toEqual([])
})

test('Nr. 1 of II.2 and the rest that people look for are told', () => {
  const told = paper.particulars ?? []
  expect(told.filter(({ clause }) => clause.includes('II.2 Nr. 1')).length).toBeGreaterThan(2)
  const words = ['Jugendberufshilfe', 'Kompensatorische Erziehung', 'Frühe Hilfen', 'Alt werden mit Behinderung']
  const more = ['Bündnisse für Familie', 'Seniorengenossenschaften', 'Integrationsleitlinien', 'Leistungsbündelung']
  const text = told.map(({ what }) => what).join(' ')
  for (const word of [...words, ...more]) expect(text).toContain(word)
})

test('authors, telephone numbers, prices and what copying demands are told as of 2008', () => {
  const text = JSON.stringify([paper.particulars, paper.partners])
  for (const datum of ['06152 989321', '06152 989502', '06152 989552', '18,00 €', '9,00 €', '16,40 €', 'Belegexemplar'])
    expect(text).toContain(datum)
  expect(text).toMatch(/abgestimmt wurde er mit der Liga/)
})

test('work is secured with approaches for the young and the old; the report does not put them first', () => {
  expect(paper.goals.find(({ clause }) => clause.includes('III Nr. 8'))?.what).not.toContain('vor allem')
})

test('the trial in Hesse furthered the paper of 2002; the report does not say that it made it', () => {
  const trial = paper.history.find(({ on }) => on === '2000 bis 2002')
  expect(trial?.what).toContain('Neustrukturierung')
  expect(trial?.what).toContain('maßgeblich gefördert')
})

test('the paper of 2002 itself was never seen here', () => {
  expect(paper.notSeen?.what).toContain('Positionspapier von 2002')
})

test('the three-year rhythm is not tied to a day', () => {
  expect(paper.duties.find(({ id }) => id === 'gemeinsame-ueberpruefung')?.due).toEqual({
    kind: 'everyYears',
    years: 3,
    from: 'not-stated',
  })
})

test('it is not mistaken for a later agreement with the LWV, which is no partner here', () => {
  expect(paper.partners.some(({ name, aliases }) => [name, ...aliases].some((one) => one.includes('LWV')))).toBe(false)
  expect(paper.contradictions.find(({ id }) => id === 'a3')?.handling).toBe(
    'Der Bericht von 2008 wird nicht mit der späteren Vereinbarung verwechselt.',
  )
  const later = paper.contradictions.find(({ id }) => id === 'a3')?.beside ?? []
  expect(later.map(({ rests }) => rests)).toEqual(['press'])
})

test('its ten contradictions, and what they concern', () => {
  expect(paper.contradictions.map(({ id, about }) => [id, about.join(' ')])).toEqual([
    ['a1', ''],
    ['a2', 'gemeinsame-ueberpruefung'],
    ['a3', 'gremien-lwv-kreis abgestimmte-berichterstattung-lwv'],
    ['a4', ''],
    ['a5', 'erfahrungsaustausch-arge'],
    ['a6', ''],
    ['a7', ''],
    ['a8', 'regionalkonferenzen-sozialbericht'],
    ['a9', 'gremien-lwv-kreis abgestimmte-berichterstattung-lwv'],
    ['a10', 'hilfeplankonferenz'],
  ])
})

test('the graphics and the paper of 2002 are not at hand', () => {
  expect(paper.attachments.map(({ present }) => present)).toEqual([false, false, false, false, false, true])
})

test.each(['Kündigung', 'Ladungsfrist', 'Geschäftsführung', 'Nächste Überprüfung'])(
  '%s is named as not regulated',
  (topic) => {
    expect(paper.notRegulated).toContain(topic)
  },
)
