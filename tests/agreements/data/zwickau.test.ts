/** The Zwickau template as data: what must not be lost or invented. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { agreementSchema } from '#src/agreements/agreement.ts'

const text = readFileSync(
  new URL('../../../data/agreements/lk-zwickau-sozialraum-muster.yaml', import.meta.url),
  'utf8',
)
const zwickau = agreementSchema.parse(parse(text))

test('it is a template that nobody has concluded', () => {
  expect(zwickau).toMatchObject({
    id: 'lk-zwickau-sozialraum-muster',
    kind: 'template',
    land: 'SN',
    short: 'Muster Zwickau',
    region: 'LK Zwickau',
    aliases: ['Zwickau', 'LK Zwickau', 'Landkreis Zwickau', 'Kreis Zwickau'],
    status: { state: 'notConcluded' },
    signed: 'not-stated',
    signatories: [],
  })
})

test('its first day is open and its last day is fixed, so no term can be computed', () => {
  expect(zwickau.inForce).toMatchObject({ from: 'open', clause: ['4'] })
  expect(zwickau.ends).toEqual({ on: '2029-12-31', clause: ['4'] })
})

test('two of its three partners are placeholders', () => {
  expect(zwickau.partners.map(({ id, placeholder }) => [id, placeholder])).toEqual([
    ['lk-zwickau', false],
    ['kommunen', true],
    ['freie-traeger', true],
  ])
  expect(zwickau.partners[0]?.representedBy).toBe('Landrat Carsten Michaelis')
})

test('five parameters make an agreement of it, and every placeholder knows which one fills it', () => {
  expect(zwickau.parameters.map(({ id, kind }) => [id, kind])).toEqual([
    ['sozialraum', 'text'],
    ['kommunen', 'partners'],
    ['freie-traeger', 'partners'],
    ['start', 'date'],
    ['angebote', 'list'],
  ])
  expect(zwickau.placeholders.map(({ parameter, clause }) => [parameter, clause.join(' ')])).toEqual([
    ['sozialraum', 'Titel 1.2'],
    ['sozialraum', 'Rubrum 1.1 3.1.4 3.1.6 3.2.1 3.3.2'],
    ['sozialraum', '1.3 2.1 3.1.1'],
    ['kommunen', 'Rubrum'],
    ['freie-traeger', 'Rubrum 1.2'],
    ['angebote', '1.2'],
    ['start', '4'],
    ['signed', 'Schluss'],
    ['signed', 'Schluss'],
  ])
})

test('{{sozialraum}} is the only mark in its texts, and the three ways to print the gap appear only where they are named', () => {
  expect([...new Set(text.match(/\{\{[^}]*\}\}/g))]).toEqual(['{{sozialraum}}'])
  const { placeholders: _, contradictions: __, inForce: ___, ...rest } = zwickau
  expect(JSON.stringify(rest)).not.toMatch(/XY|…|\[Name|\[Datum/)
})

test.each([
  ['zielvereinbarungsgespraeche', 'established', { everyYears: 2, modality: 'must' }, '3.1.6', 'lk-zwickau'],
  ['reflektionsgespraeche', 'optional', { onDemand: true, modality: 'may' }, '3.1.6', undefined],
  ['netzwerktreffen', 'optional', { typical: 2, modality: 'may' }, '3.1.4', 'lk-zwickau'],
  ['facharbeitsgruppen', 'established', { regularly: true, modality: 'must' }, '3.1.5', 'lk-zwickau'],
  ['koordinationsgespraeche', 'established', { regularly: true, modality: 'must' }, '3.3.4', undefined],
])('%s: %s, %o', (id, standing, cadence, clause, convener) => {
  const committee = zwickau.committees.find((one) => one.id === id)
  expect(committee?.standing).toBe(standing)
  expect(committee?.cadence).toEqual({ ...cadence, elsewhere: expect.any(Array), clause: [clause] })
  expect(committee?.convener?.partner).toBe(convener)
})

test('it has these five bodies and no others', () => {
  expect(zwickau.committees).toHaveLength(5)
})

/** Duty, who owes it, how strongly, when, clause: in the order of the document. */
const DUTIES = [
  ['gesamtverantwortung', 'lk-zwickau', 'must', 'notStated', '3.1.1'],
  ['jugendhilfeplanung', 'lk-zwickau', 'must', 'notStated', '3.1.2'],
  ['koordination-der-akteure', 'lk-zwickau', 'must', 'notStated', '3.1.2'],
  ['mittel-bereitstellen', 'lk-zwickau', 'must', 'setElsewhere', '3.1.3'],
  ['sozialraumkoordination-stellen', 'lk-zwickau', 'must', 'notStated', '3.1.4'],
  ['begleitung-der-akteure', 'lk-zwickau', 'must', 'notStated', '3.1.4'],
  ['ansprechstelle', 'lk-zwickau', 'must', 'notStated', '3.1.4'],
  ['ehrenamt-einbeziehen', 'lk-zwickau', 'must', 'onOccasion', '3.1.4'],
  ['fachkraefte-je-leistungsbereich', 'lk-zwickau', 'must', 'notStated', '3.1.5'],
  ['facharbeitsgruppen-leiten', 'lk-zwickau', 'must', 'regularly', '3.1.5'],
  ['zielvereinbarungsgespraeche-fuehren', 'lk-zwickau', 'must', 'everyYears', '3.1.6'],
  ['mitteleinsatz-bei-ausfall', 'lk-zwickau', 'must', 'onOccasion', '3.1.7'],
  ['schnelle-reaktion', 'lk-zwickau', 'must', 'onOccasion', '3.1.7'],
  ['abstimmung-der-unterzeichnenden', '', 'must', 'onOccasion', '3.1.7'],
  ['verantwortung-bei-uebernahme', '', 'must', 'onOccasion', '3.1.7'],
  ['aenderungsbescheid', 'lk-zwickau', 'must', 'onOccasion', '3.1.7'],
  ['gemeinsame-mitwirkung', 'kommunen lk-zwickau', 'must', 'notStated', '3.2.1'],
  ['kofinanzierung', 'kommunen', 'must', 'notStated', '3.2.2'],
  ['lokale-akteure-einbinden', 'kommunen', 'must', 'notStated', '3.2.3'],
  ['vernetzung-foerdern', 'kommunen', 'must', 'notStated', '3.2.3'],
  ['strategische-ausrichtung', 'kommunen', 'clarification', 'notStated', '3.2.4'],
  ['kontinuierliche-zusammenarbeit', 'kommunen', 'must', 'continuous', '3.2.7'],
  ['koordination-unterstuetzen', 'kommunen', 'must', 'notStated', '3.2.7'],
  ['massnahmen-umsetzen', 'freie-traeger', 'must', 'notStated', '3.3.1'],
  ['umsetzung-nach-konzeption', 'freie-traeger', 'should', 'notStated', '3.3.1'],
  ['gemeinsame-abstimmung', 'freie-traeger', 'must', 'notStated', '3.3.2'],
  ['anpassung-an-bedarfe', 'freie-traeger', 'must', 'notStated', '3.3.3'],
  ['voruebergehende-anpassungen', 'freie-traeger', 'must', 'onOccasion', '3.3.3'],
  ['teilnahme-an-kooperation', 'freie-traeger', 'must', 'notStated', '3.3.4'],
  ['informationspflicht', 'freie-traeger', 'must', 'onOccasion', '3.3.6'],
  ['informationspflicht-umfang', 'freie-traeger', 'must', 'onOccasion', '3.3.6'],
  ['kinderschutzvereinbarung', 'freie-traeger', 'must', 'notStated', '3.3.7'],
  ['ressourceneinsatz', 'lk-zwickau kommunen freie-traeger', 'should', 'notStated', '1.3'],
  ['evaluierung', 'lk-zwickau kommunen freie-traeger', 'should', 'regularly', '2.3'],
  ['ueberpruefung-und-anpassung', 'lk-zwickau kommunen freie-traeger', 'aim', 'regularly', '2.4'],
]

test('its 35 duties: who owes them, how strongly, when', () => {
  const found = zwickau.duties.map((duty) => [
    duty.id,
    duty.debtors.join(' '),
    duty.modality,
    duty.due.kind,
    duty.clause.join(' '),
  ])
  expect(found).toEqual(DUTIES)
  expect(found).toHaveLength(35)
})

test('no duty of it has a calendar date, and the two-year rhythm has no beginning', () => {
  const dated = zwickau.duties.filter(({ due }) => ['deadline', 'fixedDate', 'onceBy'].includes(due.kind))
  expect(dated).toEqual([])
  const talks = zwickau.duties.find(({ id }) => id === 'zielvereinbarungsgespraeche-fuehren')
  expect(talks?.due).toEqual({ kind: 'everyYears', years: 2, from: 'not-stated' })
  expect(zwickau.reviewCycles).toMatchObject([
    { every: 'P2Y', modality: 'must', next: 'not-stated', clause: ['3.1.6'] },
  ])
  expect(zwickau.reviewCycles[0]?.last).toBeUndefined()
})

test('information goes to the district and the Sitzkommune, which is not taken for a partner', () => {
  const duty = zwickau.duties.find(({ id }) => id === 'informationspflicht')
  expect(duty).toMatchObject({ creditors: ['lk-zwickau'], creditorOther: 'jeweilige Sitzkommune', data: 'never-names' })
})

test('only the child protection agreement has a sanction', () => {
  const sanctioned = zwickau.duties.filter(({ sanction }) => sanction)
  expect(sanctioned.map(({ id, sanction }) => [id, sanction?.clause])).toEqual([
    ['kinderschutzvereinbarung', ['3.3.7']],
  ])
})

test.each([
  { by: ['freie-traeger'], kind: 'ordinary', period: 'P3M', reason: false, effect: 'goes on', clause: '5.1.1 5.1.4' },
  { by: ['kommunen'], kind: 'ordinary', period: 'P3M', reason: true, effect: 'goes on', clause: '5.1.2 5.1.4' },
  { by: ['lk-zwickau'], kind: 'ordinary', period: 'P3M', reason: true, effect: 'not-stated', clause: '5.1.2 5.1.4' },
  { by: [], kind: 'extraordinary', period: undefined, reason: true, effect: 'not-stated', clause: '5.1.3 5.1.4' },
])('notice by $by: $kind, $period, effect $effect', ({ by, kind, period, reason, effect, clause }) => {
  const all = zwickau.notice === 'not-stated' ? [] : zwickau.notice
  expect(all).toHaveLength(4)
  const notice = all.find((one) => one.by.join() === by.join())
  expect(notice).toMatchObject({ kind, singlyOrTogether: 'singly', form: 'Schriftform', clause: clause.split(' ') })
  expect(notice?.period).toBe(period)
  expect(notice?.to).toBe(period === undefined ? undefined : 'quarter-end')
  expect(notice?.reason !== undefined).toBe(reason)
  expect(notice?.effect === 'not-stated' ? 'not-stated' : 'goes on').toBe(effect)
})

test('a free provider needs no grounds, in the words of 5.1.1', () => {
  const all = zwickau.notice === 'not-stated' ? [] : zwickau.notice
  expect(all.find(({ by }) => by.includes('freie-traeger'))?.withoutReason).toBe(true)
})

test('an office has one spelling, in the list of offices and where it acts, and no sentence for a name', () => {
  const offices = zwickau.partners[0]?.departments.map(({ name }) => name)
  expect(offices).toEqual([
    'Jugendamt, Sachgebiet Prävention',
    'Sozialraumkoordination',
    'Fachkräfte des Sachgebiets Prävention',
  ])
  const acting = [
    ...zwickau.committees.flatMap(({ convener }) => (convener?.partner ? [convener.office] : [])),
    ...zwickau.duties.flatMap(({ debtors, debtorOffice }) => (debtors.includes('lk-zwickau') ? [debtorOffice] : [])),
  ].filter((office) => office !== undefined)
  expect(acting.length).toBeGreaterThan(3)
  expect(acting.filter((office) => !offices?.includes(office))).toEqual([])
  const talks = zwickau.committees.find(({ id }) => id === 'zielvereinbarungsgespraeche')
  expect(talks?.participants.map(({ who, note }) => [who.length, note])).toEqual([
    [0, undefined],
    [0, 'Teilnahme ist ein Recht'],
    [0, 'Teilnahme ist eine Pflicht'],
  ])
})

test('what it does not say itself stands beside it', () => {
  expect(zwickau.contradictions.flatMap(({ id, beside }) => beside.map(({ rests }) => [id, rests]))).toEqual([
    ['a1', 'own'],
    ['a3', 'own'],
    ['a8', 'own'],
  ])
  expect(zwickau.dataRules).toEqual([])
})

test.each([
  ['schriftform-sgb-x', '1981-01-01', '6.1.2', '§ 56 SGB X'],
  ['anpassung-sgb-x', '1981-01-01', '4', '§ 59 SGB X'],
  ['form-der-kuendigung', '2001-08-01', '5.1.4', '§§ 126, 126a BGB'],
  ['schulsozialarbeit-13a', '2021-06-10', '1.1', '§ 13a SGB VIII'],
  ['kjsg-gesamtzustaendigkeit', '2021-06-10', '3.1.2', '§ 108 SGB VIII'],
])('the law %s stands apart from its text', (id, since, clause, source) => {
  const note = zwickau.legalNotes.find((one) => one.id === id)
  expect(note).toMatchObject({ since, checked: false })
  expect(note?.clause).toContain(clause)
  expect(note?.source).toContain(source)
})

test('amendments: the stricter rule of 4 and the looser one of 6.1.2 both stand, as a contradiction', () => {
  expect(zwickau.amendments.map(({ clause }) => clause.join())).toEqual(['4', '6.1.2', '6.1.2', '6.1.1'])
  expect(zwickau.contradictions.find(({ id }) => id === 'a5')?.clause).toEqual(['4', '6.1.2'])
})

test('the Landkreis has the overall responsibility for planning and steering, not for all of it', () => {
  expect(zwickau.partners.find(({ id }) => id === 'lk-zwickau')?.role).toMatch(/strategisch geplant und gesteuert/)
})

test('its rights, by holder', () => {
  expect(zwickau.rights.map(({ holders, clause }) => [holders.join(), clause.join()])).toEqual([
    ['kommunen', '3.2.4'],
    ['kommunen', '3.2.5'],
    ['kommunen', '3.2.6'],
    ['freie-traeger', '3.3.5'],
    ['freie-traeger', '3.3.5'],
  ])
})

test('its thirteen contradictions, and what they concern', () => {
  expect(zwickau.contradictions.map(({ id, about }) => [id, about.join(' ')])).toEqual([
    ['a1', 'mitteleinsatz-bei-ausfall kinderschutzvereinbarung'],
    ['a2', 'mitteleinsatz-bei-ausfall'],
    ['a3', ''],
    ['a4', ''],
    ['a5', ''],
    ['a6', ''],
    ['a7', ''],
    ['a8', 'netzwerktreffen'],
    ['a9', 'koordinationsgespraeche'],
    ['a10', 'zielvereinbarungsgespraeche zielvereinbarungsgespraeche-fuehren'],
    ['a11', 'mitteleinsatz-bei-ausfall abstimmung-der-unterzeichnenden'],
    ['a12', 'informationspflicht informationspflicht-umfang'],
    ['a13', ''],
  ])
  expect(zwickau.contradictions[0]?.what).toContain('„§ 3.3.7“')
})

test.each([
  'Ladungsfrist',
  'Protokoll',
  'Geschäftsführung',
  'Datenschutz',
  'Verlängerung',
  'Meinungsverschiedenheiten',
  'Folge einer Kündigung durch den Landkreis',
  'Rücktritt',
])('%s is named as not regulated', (topic) => {
  expect(zwickau.notRegulated).toContain(topic)
})
