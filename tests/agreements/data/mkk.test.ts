import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { agreementSchema } from '#src/agreements/agreement.ts'

const mkk = agreementSchema.parse(
  parse(readFileSync(new URL('../../../data/agreements/lwv-mkk-hanau-2021.yaml', import.meta.url), 'utf8')),
)

function byId<T extends { readonly id: string }>(all: readonly T[], id: string): T {
  const found = all.find((one) => one.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}
const committee = (id: string) => byId(mkk.committees, id)
const duty = (id: string) => byId(mkk.duties, id)
const contradiction = (id: string) => byId(mkk.contradictions, id)
const partnersIn = (id: string) => committee(id).participants.flatMap(({ partner }) => partner ?? [])

describe('KV MKK', () => {
  it('has three partners', () => {
    expect(mkk.partners.map(({ id }) => id)).toEqual(['lwv', 'mkk', 'stadt-hanau'])
  })

  it('is found under every name of the Kreis and of Hanau, and never under LWV', () => {
    expect(mkk.aliases).toEqual([
      'MKK',
      'Main-Kinzig',
      'Main Kinzig',
      'Main-Kinzig-Kreis',
      'Landkreis Main-Kinzig',
      'Kreis Main-Kinzig',
      'Hanau',
      'Stadt Hanau',
      'HU',
    ])
    expect(byId(mkk.partners, 'lwv').aliases).toContain('LWV')
  })

  it('is in force since the day it was signed, Tue 01.06.2021, without an end', () => {
    expect(mkk.inForce).toEqual({ from: '2021-06-01', clause: ['15'] })
    expect(mkk.signed).toMatchObject({ on: '2021-06-01', place: 'Kassel' })
    expect(mkk.ends).toBe('unlimited')
  })

  it.each([
    ['Thorsten Stolz', 'Landrat des Main-Kinzig-Kreises', 'mkk'],
    ['Susanne Simmler', 'Erste Kreisbeigeordnete des Main-Kinzig-Kreises', 'mkk'],
    ['Claus Kaminsky', 'Oberbürgermeister der Stadt Hanau', 'stadt-hanau'],
    ['Axel Weiss-Thiel', 'Bürgermeister der Stadt Hanau', 'stadt-hanau'],
    ['Susanne Selbert', 'Landesdirektorin des LWV Hessen', 'lwv'],
    ['Dr. Andreas Jürgens', 'Erster Beigeordneter des LWV Hessen', 'lwv'],
  ])('was signed by %s in the function of that day: %s', (name, office, partner) => {
    expect(mkk.signatories).toContainEqual({ name, function: office, for: partner, clause: ['Unterschriften'] })
  })

  describe('its bodies', () => {
    const plain = { modality: 'must', elsewhere: [], clause: ['Anlage 2'] }
    it.each([
      [
        'kok',
        'all-groups',
        { modality: 'must', min: 2, elsewhere: [{ what: 'zweimal jährlich', clause: ['Anlage 2'] }], clause: ['5'] },
      ],
      ['gpv-steuerung', 'all-groups', { ...plain, times: 6 }],
      ['begleitgruppe-pit', 'all-groups', { ...plain, times: 6 }],
      ['ak-suchthilfeplanung', 'one-group', { ...plain, times: 4, approximate: true }],
      ['gerontopsychiatrischer-verbund', 'one-group', { ...plain, times: 4, approximate: true }],
      ['psychiatriebeirat', 'one-group', { ...plain, times: 2 }],
      ['rk-geistige-behinderung', 'one-group', { ...plain, times: 2 }],
    ])('%s meets as often as the agreement says', (id, scope, cadence) => {
      expect(committee(id)).toMatchObject({ scope, standing: 'established' })
      expect(committee(id).cadence).toEqual(cadence)
    })

    it.each([
      ['qualitaetszirkel', 'optional', '6'],
      ['fachgespraeche-fachtage', 'optional', '6'],
      ['landes-ag', 'external', '9'],
    ])('%s is %s and has no cadence', (id, standing, clause) => {
      expect(committee(id)).toMatchObject({ standing, cadence: 'not-stated' })
      expect(committee(id).clause).toContain(clause)
    })

    it('has no further ones', () => {
      expect(mkk.committees).toHaveLength(10)
    })

    it.each([
      ['kok', ['mkk', 'stadt-hanau', 'lwv']],
      ['gpv-steuerung', ['lwv', 'mkk']],
      ['begleitgruppe-pit', []],
      ['ak-suchthilfeplanung', ['lwv', 'mkk']],
      ['gerontopsychiatrischer-verbund', ['mkk']],
      ['psychiatriebeirat', ['lwv', 'mkk']],
      ['rk-geistige-behinderung', ['lwv', 'mkk', 'stadt-hanau']],
    ])('%s has the partners the annex lists and nobody added', (id, partners) => {
      expect(partnersIn(id)).toEqual(partners)
    })

    it('leaves the empty entry behind „LWV:“ empty', () => {
      expect(committee('rk-geistige-behinderung').participants[0]).toEqual({
        partner: 'lwv',
        who: [],
        open: true,
        clause: ['Anlage 2'],
      })
      expect(mkk.placeholders.map(({ clause }) => clause)).toEqual([['Anlage 2'], ['Anlage 1']])
    })

    it('gives the first Geschäftsführung to the LWV in two readings and says nothing about the next', () => {
      expect(committee('kok').secretariat).toMatchObject({
        rotates: 'P2Y',
        first: {
          holder: 'lwv',
          periods: [
            { from: '2021-06-01', to: '2023-05-31' },
            { from: '2021-06-01', to: '2022-12-31' },
          ],
          clause: ['5'],
        },
        afterwards: 'not-stated',
        clause: ['5'],
      })
      expect(contradiction('a1').about).toEqual(['kok'])
      expect(contradiction('a2').about).toEqual(['kok'])
    })

    it('ends the Begleitgruppe PiT on Thu 31.03.2022 for the time being', () => {
      expect(committee('begleitgruppe-pit').limitedUntil).toEqual({
        on: '2022-03-31',
        provisional: true,
        clause: ['Anlage 2'],
      })
      expect(contradiction('a8').about).toContain('begleitgruppe-pit')
    })

    it('lets the LWV convene the Begleitgruppe before GPV Steuerung, in both readings', () => {
      const { convener, order } = committee('begleitgruppe-pit')
      expect(convener).toEqual({ partner: 'lwv', clause: ['Anlage 2'] })
      expect(order).toMatchObject({ before: 'gpv-steuerung', clause: ['Anlage 2'] })
      expect(order?.readings).toHaveLength(2)
    })
  })

  describe('its duties', () => {
    it('8 b falls due on 31.03. with names that never come here', () => {
      expect(duty('schulabgang')).toMatchObject({
        debtors: ['mkk', 'stadt-hanau'],
        creditors: ['lwv'],
        creditorDerived: false,
        modality: 'must',
        due: { kind: 'deadline', yearly: '03-31', latest: false },
        concernsYear: 'following',
        data: 'never-names',
        clause: ['8 b'],
      })
    })

    it('8 b is first due on Wed 31.03.2021, two months before it binds: a contradiction, named as such', () => {
      expect(duty('schulabgang').firstDue).toEqual({ on: '2021-03-31', clause: ['8 b'], conflict: 'a3' })
      expect(contradiction('a3')).toMatchObject({ about: ['schulabgang'], clause: ['8 b', '15'] })
    })

    it('8 c has a reference date and no day, 8 d has neither', () => {
      expect(duty('regelaltersgrenze')).toMatchObject({
        debtors: ['mkk', 'stadt-hanau'],
        creditors: ['lwv'],
        creditorDerived: true,
        due: { kind: 'yearlyUndated' },
        referenceDate: { day: '12-31', year: 'not-stated' },
        data: 'numbers-only',
        clause: ['8 c'],
      })
      expect(duty('leistungsberechtigte')).toMatchObject({
        debtors: ['lwv'],
        creditors: ['mkk', 'stadt-hanau'],
        due: { kind: 'yearlyUndated' },
        data: 'numbers-only',
        clause: ['8 d'],
      })
      expect(duty('leistungsberechtigte').referenceDate).toBeUndefined()
    })

    it('never borrow the 30.04. of Kassel', () => {
      expect(JSON.stringify(mkk)).not.toMatch(/04-30|30\.04\./)
    })

    it('with a day are 8 b and the first invitation, no other', () => {
      const dated = mkk.duties.filter(({ due }) => ['deadline', 'fixedDate', 'onceBy'].includes(due.kind))
      expect(dated.map(({ id }) => id)).toEqual(['schulabgang', 'erste-einladung'])
    })

    it.each([
      ['kok-geschaeftsfuehrung', 'must', { kind: 'eachMeeting', committee: 'kok' }, '5'],
      [
        'information-angebote',
        'must',
        { kind: 'onOccasion', occasion: 'neues Angebot der Eingliederungshilfe', early: true },
        '7',
      ],
      [
        'gemeinsame-loesung',
        'must',
        { kind: 'onOccasion', occasion: 'unterschiedliche Sichtweisen', early: false },
        '7',
      ],
      [
        'nur-anzahl-in-kok',
        'must',
        { kind: 'onOccasion', occasion: '8 b wird in der Konferenz besprochen', early: false },
        '8 b',
      ],
      [
        'besondere-wohnformen',
        'must',
        { kind: 'onOccasion', occasion: 'Planung einer besonderen Wohnform', early: true },
        '8 e',
      ],
      ['berichte', 'must', { kind: 'notStated' }, '9'],
      ['erste-einladung', 'must', { kind: 'onceBy', by: '2021-06-30' }, '13'],
      ['begleitgruppe-einladen', 'clarification', { kind: 'eachMeeting', committee: 'begleitgruppe-pit' }, 'Anlage 2'],
      ['netzwerkarbeit', 'must', { kind: 'notStated' }, '4'],
      ['empowerment', 'must', { kind: 'notStated' }, '3'],
      ['institutionen-gewinnen', 'must', { kind: 'notStated' }, '3'],
    ])('%s is %s and due as the clause says', (id, modality, due, clause) => {
      expect(duty(id)).toMatchObject({ modality, clause: [clause] })
      expect(duty(id).due).toEqual(due)
    })

    it('keep the words of this agreement: stationär betreut, überwiegender Pflegebedarf', () => {
      expect(duty('schulabgang').what).toContain('Stationär betreute')
      expect(duty('wechsel-pflegebedarf').what).toContain('überwiegenden Pflegebedarfs')
    })

    it('are all there', () => {
      expect(mkk.duties).toHaveLength(40)
      expect(new Set(mkk.duties.map(({ id }) => id)).size).toBe(40)
    })

    it('are nowhere „soll“, and what the preamble or a list of contacts says is none', () => {
      expect(mkk.duties.filter(({ modality }) => !['must', 'may', 'aim', 'clarification'].includes(modality))).toEqual(
        [],
      )
      expect(mkk.duties.filter(({ clause }) => clause.includes('Präambel'))).toEqual([])
    })
  })

  it('names one office where its annex has one line, and none where it names none', () => {
    expect(byId(mkk.partners, 'mkk').departments.map(({ name }) => name)).toContain(
      'Gesundheitsamt, Psychiatriekoordinator/in',
    )
    expect(committee('kok').participants[0]?.who).toContain('Gesundheitsamt, Psychiatriekoordinator/in')
    expect(byId(mkk.partners, 'stadt-hanau').departments.map(({ name }) => name)).toEqual([
      'Amt für soziale Prävention',
    ])
    expect(committee('kok').participants[2]).toMatchObject({
      partner: 'lwv',
      who: [],
      note: 'Vertretung, die der LWV entsendet; eine Stelle ist nicht benannt',
    })
  })

  it.each([
    ['nachrang', 'im Text nicht genannt'],
    ['teilhabeplanverfahren', 'beteiligende Stelle nicht genannt'],
    ['fachaustausch', 'Fachleute der Region'],
  ])('puts no partner in charge of %s, where its text names none', (id, debtorOffice) => {
    expect(duty(id)).toMatchObject({ debtors: [], debtorOffice })
  })

  it('is terminated in writing, six months to the end of the year; by whom and to what effect stays open', () => {
    expect(mkk.notice).toHaveLength(1)
    expect(mkk.notice).toMatchObject([
      {
        by: [],
        singlyOrTogether: 'not-stated',
        period: 'P6M',
        to: 'year-end',
        form: 'schriftlich',
        effect: 'not-stated',
        clause: ['12'],
      },
    ])
  })

  describe('its traps', () => {
    it('stand in the order a1 to a20', () => {
      expect(mkk.contradictions.map(({ id }) => id)).toEqual(Array.from({ length: 20 }, (_, index) => `a${index + 1}`))
    })

    it.each([
      ['a4', ['erste-einladung']],
      ['a5', ['kok']],
      ['a6', ['regelaltersgrenze']],
      ['a7', ['leistungsberechtigte']],
      ['a9', ['begleitgruppe-pit', 'begleitgruppe-einladen']],
      ['a10', ['gpv-steuerung', 'ak-suchthilfeplanung', 'gerontopsychiatrischer-verbund', 'psychiatriebeirat']],
      ['a11', ['kok']],
      ['a16', ['schulabgang']],
      ['a19', ['kok']],
      ['a20', ['kok']],
    ])('%s is shown with %j', (id, about) => {
      expect(contradiction(id).about).toEqual(about)
    })

    it('keep law and our own reading apart from what the document says', () => {
      expect(mkk.contradictions.flatMap(({ id, beside }) => beside.map(({ rests }) => [id, rests]))).toEqual([
        ['a8', 'own'],
        ['a14', 'law'],
        ['a14', 'own'],
        ['a15', 'own'],
        ['a16', 'own'],
        ['a17', 'law'],
        ['a18', 'law'],
      ])
    })

    it('treat the invitation of 2021 as past', () => {
      expect(contradiction('a4')).toMatchObject({ year: 2021, about: ['erste-einladung'] })
      expect(contradiction('a4').handling).toContain('unter den Fristen steht sie nur für 2021')
    })
  })

  it('tells of Hanau that its status changed, by the law and its day', () => {
    const note = byId(mkk.legalNotes, 'hanau-kreisfrei-2026')
    expect(note.what).toContain('Geändert ist der Status der Stadt Hanau, nicht die Vereinbarung')
    expect(note.source).toContain('vom 03.03.2025 (GVBl. 2025 Nr. 16)')
  })

  it('has a law that empties 8 c, and no other duty', () => {
    expect(mkk.legalNotes.filter(({ empties }) => empties).map(({ about }) => about)).toEqual([['regelaltersgrenze']])
  })

  it.each([
    ['schriftform-sgb-x', '1981-01-01', '11', '§ 56 SGB X'],
    ['anpassung-sgb-x', '1981-01-01', '12', '§ 59 SGB X'],
    ['form-der-kuendigung', '2001-08-01', '12', '§§ 126, 126a BGB über § 61 Satz 2 SGB X'],
  ])('the law %s is told where it is asked for', (id, since, clause, source) => {
    const note = byId(mkk.legalNotes, id)
    expect(note).toMatchObject({ since, source })
    expect(note.clause).toContain(clause)
  })

  it.each([
    ['regelaltersgrenze-2024', '2024-01-01', 'regelaltersgrenze', '8 c'],
    ['hag-fassung-2023', '2023-09-01', 'berichte', '11'],
    ['hanau-kreisfrei-2026', '2026-01-01', 'schulabgang', '8 b'],
  ])('later law %s stays a note of its own, unchecked', (id, since, about, clause) => {
    const note = byId(mkk.legalNotes, id)
    expect(note).toMatchObject({ since, checked: false })
    expect(note.about).toContain(about)
    expect(note.clause).toContain(clause)
  })

  it('derives whom 8 d and 9 serve, as no clause names them there', () => {
    const derived = mkk.rights.filter(({ holdersDerived }) => holdersDerived)
    expect(derived.map(({ clause }) => clause.join())).toEqual(['8 d', '9'])
  })

  it('agrees on the invitation to the first conference, not on its day', () => {
    const last = mkk.history.find(({ on }) => on === '30.06.2021')
    expect(last?.what).toContain('ein Tag für die Konferenz selbst ist nicht genannt')
  })

  it('says why a point may be void, and that the others stay', () => {
    const told = mkk.amendments.filter(({ clause }) => clause.includes('14')).map(({ what }) => what)
    expect(told[0]).toContain('geltendem Recht')
    expect(told).toHaveLength(2)
  })

  it('does not send anybody to Ziffer 13 for an amendment, which is about the first invitation here', () => {
    expect(byId(mkk.legalNotes, 'regelaltersgrenze-2024').advice).toBe(
      'Anpassung der Vereinbarung (vgl. Ziffer 11) oder eine Nullmeldung mit den Partnern klären',
    )
  })

  it.each([
    'Ladungsfrist',
    'Protokollfrist',
    'Schriftform für Änderungen',
    'Folgen der Kündigung',
    'Verlängerung',
    'Abgabetag nach 8 c',
    'Stichtag nach 8 d',
  ])('says that %s is not regulated', (topic) => {
    expect(mkk.notRegulated).toContain(topic)
  })
})
