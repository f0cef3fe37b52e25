import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { agreementSchema } from '#src/agreements/agreement.ts'

const kassel = agreementSchema.parse(
  parse(readFileSync(new URL('../../../data/agreements/lwv-lk-kassel-2022.yaml', import.meta.url), 'utf8')),
)

function byId<T extends { readonly id: string }>(all: readonly T[], id: string): T {
  const found = all.find((one) => one.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}
const committee = (id: string) => byId(kassel.committees, id)
const duty = (id: string) => byId(kassel.duties, id)
const contradiction = (id: string) => byId(kassel.contradictions, id)

describe('KV Kassel', () => {
  it('is between LWV Hessen and Landkreis Kassel; the city of Kassel is no partner', () => {
    expect(kassel.partners.map(({ id }) => id)).toEqual(['lwv', 'lk-kassel'])
    expect(kassel.thirdParties.map(({ id }) => id)).toEqual(['stadt-kassel'])
  })

  it('meets together with the city only if everybody agrees', () => {
    expect(byId(kassel.thirdParties, 'stadt-kassel').what).toContain('wenn alle Beteiligten')
  })

  it('derives whom 8 d and 9 serve, as no clause names the Landkreis there', () => {
    const derived = kassel.rights.filter(({ holdersDerived }) => holdersDerived)
    expect(derived.map(({ clause }) => clause.join())).toEqual(['8 d', '9'])
  })

  it('is found under the names of the Landkreis and never under LWV', () => {
    expect(kassel.aliases).toEqual(['Kassel', 'LK Kassel', 'Landkreis Kassel', 'Kreis Kassel', 'KS-Land'])
    expect(byId(kassel.partners, 'lwv').aliases).toContain('LWV')
  })

  it('is in force since the day it was signed, Tue 01.03.2022, without an end', () => {
    expect(kassel.inForce).toEqual({ from: '2022-03-01', clause: ['12'] })
    expect(kassel.signed).toMatchObject({ on: '2022-03-01', place: 'Kassel' })
    expect(kassel.ends).toBe('unlimited')
  })

  it.each([
    ['Andreas Siebert', 'Landrat des Landkreises Kassel', 'lk-kassel'],
    ['Silke Engler', 'Erste Beigeordnete des Landkreises Kassel', 'lk-kassel'],
    ['Susanne Selbert', 'Landesdirektorin des LWV Hessen', 'lwv'],
    ['Dr. Andreas Jürgens', 'Erster Beigeordneter des LWV Hessen', 'lwv'],
  ])('was signed by %s, %s', (name, office, partner) => {
    expect(kassel.signatories).toContainEqual({ name, function: office, for: partner, clause: ['Unterschriften'] })
  })

  describe('its bodies', () => {
    const plain = { modality: 'must', elsewhere: [] }
    it.each([
      [
        'kok',
        'Kooperationskonferenz',
        'all-groups',
        {
          modality: 'must',
          typical: 2,
          elsewhere: [{ what: 'zweimal jährlich', clause: ['Anlage 2'] }],
          clause: ['5'],
        },
      ],
      ['regionalkonferenz', 'Regionalkonferenz', 'all-groups', { ...plain, times: 1, clause: ['Anlage 2'] }],
      [
        'gpv-psychiatrie',
        'Gemeindepsychiatrischer Verbund Psychiatrie',
        'one-group',
        { ...plain, times: 3, clause: ['Anlage 2'] },
      ],
      ['gpv-sucht', 'Gemeindepsychiatrischer Verbund Sucht', 'one-group', { ...plain, times: 2, clause: ['Anlage 2'] }],
      [
        'ag-teilhabe',
        'AG Teilhabe für Menschen mit Lernschwierigkeiten',
        'one-group',
        { ...plain, min: 2, max: 3, clause: ['Anlage 2'] },
      ],
      [
        'qz-kunst-der-fuge',
        'Qualitätszirkel „Kunst der Fuge“',
        'one-group',
        { ...plain, times: 3, clause: ['Anlage 2'] },
      ],
    ])('%s meets as often as the agreement says, no oftener', (id, name, scope, cadence) => {
      expect(committee(id)).toMatchObject({ name, scope, standing: 'established' })
      expect(committee(id).cadence).toEqual(cadence)
    })

    it.each([
      ['weitere-qualitaetszirkel', 'optional', '6'],
      ['fachgespraeche-fachtage', 'optional', '6'],
      ['landes-ag', 'external', '9'],
    ])('%s is %s and has no cadence', (id, standing, clause) => {
      expect(committee(id)).toMatchObject({ standing, cadence: 'not-stated' })
      expect(committee(id).clause).toContain(clause)
    })

    it('has no further ones', () => {
      expect(kassel.committees).toHaveLength(9)
    })

    it('names offices, not people, as members of the KoK', () => {
      expect(committee('kok').participants).toEqual([
        {
          partner: 'lk-kassel',
          who: [
            'zuständige/r Kreisbeigeordnete/r',
            'Sozialamt',
            'Jugendamt',
            'Gesundheitsamt / Sozialpsychiatrischer Dienst',
            'Behindertenbeauftragte/r',
            'Sozialplaner/in',
          ],
          note: 'Sozialamt, Jugendamt und Gesundheitsamt mit je einer Vertretung',
          open: false,
          clause: ['Anlage 1'],
        },
        {
          partner: 'lwv',
          who: [
            'Fachbereich Teilhabe Nord-Ost, Team 204.0 (Sozialplanung)',
            'Fachbereich Teilhabe Nord-Ost, Team 204.1 (Einzelfallhilfe)',
            'Fachbereich Teilhabe Nord-Ost, Team 204.5 (Bedarfsermittlung, Teilhabeplanung)',
          ],
          note: 'Vertretung aus diesen drei Teams; wie viele Personen, steht dort nicht',
          open: false,
          clause: ['Anlage 1'],
        },
      ])
    })

    it('brings EUTB and Selbsthilfe to the Regionalkonferenz only', () => {
      const withSelfHelp = kassel.committees.filter(({ participants }) =>
        participants.some(({ who }) => who.includes('Selbsthilfegruppen') && who.includes('EUTB')),
      )
      expect(withSelfHelp.map(({ id }) => id)).toEqual(['regionalkonferenz'])
    })

    it('passes the Geschäftsführung on every two years and says neither who begins nor who follows', () => {
      expect(committee('kok').secretariat).toMatchObject({
        rotates: 'P2Y',
        first: 'not-stated',
        afterwards: 'not-stated',
        clause: ['5'],
      })
      expect(contradiction('a1').about).toEqual(['kok'])
    })

    it('meets together with the city only if everybody concerned agrees, in the words of the clause', () => {
      const [joint, ...more] = committee('kok').jointMeetings
      expect(more).toEqual([])
      expect(joint).toMatchObject({ with: 'stadt-kassel', clause: ['5'] })
      expect(joint?.condition).toContain('„Sofern alle Beteiligten damit einverstanden sind“')
    })
  })

  describe('its duties with a day', () => {
    it.each([
      [
        'schulabgang',
        ['lk-kassel'],
        ['lwv'],
        { kind: 'deadline', yearly: '04-30', latest: false },
        'never-names',
        '8 b',
      ],
      [
        'regelaltersgrenze',
        ['lk-kassel'],
        ['lwv'],
        { kind: 'deadline', yearly: '04-30', latest: true },
        'numbers-only',
        '8 c',
      ],
      [
        'leistungsberechtigte',
        ['lwv'],
        ['lk-kassel'],
        { kind: 'deadline', yearly: '04-30', latest: true },
        'numbers-only',
        '8 d',
      ],
    ])('%s falls due on 30.04. and its creditor is marked as derived', (id, debtors, creditors, due, data, clause) => {
      expect(duty(id)).toMatchObject({
        debtors,
        creditors,
        creditorDerived: true,
        modality: 'must',
        due,
        data,
        clause: [clause],
      })
    })

    it('are these three, and no other has a day', () => {
      const dated = kassel.duties.filter(({ due }) => ['deadline', 'fixedDate', 'onceBy'].includes(due.kind))
      expect(dated.map(({ id }) => id)).toEqual(['schulabgang', 'regelaltersgrenze', 'leistungsberechtigte'])
    })

    it('concern those who leave school in the year after', () => {
      expect(duty('schulabgang').concernsYear).toBe('following')
      expect(duty('schulabgang').referenceDate).toBeUndefined()
      expect(contradiction('a13').about).toEqual(['schulabgang'])
    })

    it.each(['regelaltersgrenze', 'leistungsberechtigte'])('count %s on 31.12. of the year before', (id) => {
      expect(duty(id).referenceDate).toEqual({ day: '12-31', year: 'previous' })
      expect(duty(id).channel).toContain('Arbeitsgemeinschaft')
    })
  })

  it.each([
    ['austausch-steuerung', 'must', { kind: 'regularly' }, '4'],
    ['kok-geschaeftsfuehrung', 'must', { kind: 'eachMeeting', committee: 'kok' }, '5'],
    ['fachaustausch', 'clarification', { kind: 'regularly' }, '6'],
    ['wechsel-pflegebedarf', 'must', { kind: 'notStated' }, '8 a'],
    [
      'besondere-wohnformen',
      'must',
      { kind: 'onOccasion', occasion: 'Planung einer besonderen Wohnform', early: false },
      '8 e',
    ],
    ['weitere-regelungen', 'may', { kind: 'onOccasion', occasion: 'bei Bedarf', early: false }, '8 f'],
    [
      'berichte',
      'must',
      { kind: 'setElsewhere', where: 'Turnus landesweit festgelegt; die Vereinbarung nennt keinen Tag' },
      '9',
    ],
    ['berichte-eroertern', 'may', { kind: 'notStated' }, '9'],
    ['netzwerkarbeit', 'must', { kind: 'notStated' }, '4'],
    ['gremien-foerdern', 'must', { kind: 'notStated' }, '5 Anlage 2'],
    ['empowerment', 'must', { kind: 'notStated' }, '3'],
    ['institutionen-gewinnen', 'must', { kind: 'notStated' }, '3'],
  ])('duty %s is %s and gets no invented day', (id, modality, due, clause) => {
    expect(duty(id).modality).toBe(modality)
    expect(duty(id).clause.join(' ')).toBe(clause)
    expect(duty(id).due).toEqual(due)
  })

  it('says „soll“ nowhere, and what its preamble or a list of contacts says is no duty', () => {
    expect(kassel.duties.filter(({ modality }) => !['must', 'may', 'aim', 'clarification'].includes(modality))).toEqual(
      [],
    )
    expect(kassel.duties.filter(({ clause }) => clause.includes('Präambel'))).toEqual([])
  })

  it('speaks of exclusive need of care, other than the MKK', () => {
    expect(duty('wechsel-pflegebedarf').what).toContain('ausschließlichen Pflegebedarfs')
  })

  it('knows every duty of the document', () => {
    expect(kassel.duties).toHaveLength(37)
    expect(new Set(kassel.duties.map(({ id }) => id)).size).toBe(37)
  })

  it.each([
    ['nachrang', 'im Text nicht genannt'],
    ['teilhabeplanverfahren', 'beteiligende Stelle nicht genannt'],
    ['fachaustausch', 'Fachleute der Region'],
  ])('puts no partner in charge of %s, where its text names none', (id, debtorOffice) => {
    expect(duty(id)).toMatchObject({ debtors: [], debtorOffice })
  })

  it('is terminated in writing, six months to the end of the year, and must be concluded anew', () => {
    expect(kassel.notice).toHaveLength(1)
    expect(kassel.notice).toMatchObject([
      {
        by: [],
        singlyOrTogether: 'not-stated',
        period: 'P6M',
        to: 'year-end',
        form: 'schriftlich',
        effect: { clause: ['12'] },
        clause: ['12'],
      },
    ])
  })

  it('says nothing of grounds for a termination, nor whether one partner alone can end it', () => {
    expect(kassel.notice !== 'not-stated' && kassel.notice[0]?.reason).toBeUndefined()
    expect(contradiction('a17')).toMatchObject({
      what: 'Ob ein Partner allein kündigen kann, sagt Ziffer 12 nicht.',
      clause: ['12'],
    })
  })

  it('speaks of Sozialraumorientierung, Qualitätssicherung and Schriftform where people look for them', () => {
    const said = JSON.stringify([kassel.duties, kassel.amendments, kassel.particulars])
    for (const word of ['Sozialraumorientierung', 'Qualitätssicherung', 'Schriftform', 'Jugendhilfe', 'Stakeholder'])
      expect(said).toContain(word)
  })

  it('does not say that only numbers are named in the conference', () => {
    expect(kassel.dataRules.filter(({ clause }) => clause.includes('8 b')).map(({ what }) => what)).toContain(
      'Dass in der Konferenz nur Zahlen genannt werden, sagt diese Vereinbarung nicht.',
    )
  })

  describe('its traps', () => {
    it('stand in the order a1 to a19', () => {
      expect(kassel.contradictions.map(({ id }) => id)).toEqual(
        Array.from({ length: 19 }, (_, index) => `a${index + 1}`),
      )
    })

    it.each([
      ['a1', ['kok']],
      ['a2', ['kok']],
      ['a3', ['regelaltersgrenze', 'leistungsberechtigte', 'landes-ag']],
      ['a4', ['schulabgang']],
      ['a7', ['gpv-psychiatrie', 'gpv-sucht', 'ag-teilhabe', 'qz-kunst-der-fuge']],
      ['a8', ['kok', 'kok-geschaeftsfuehrung']],
      ['a9', ['kok']],
      ['a13', ['schulabgang']],
      ['a14', ['kok']],
      ['a16', ['regelaltersgrenze', 'leistungsberechtigte']],
      ['a18', ['regionalkonferenz', 'gpv-psychiatrie', 'gpv-sucht', 'ag-teilhabe', 'qz-kunst-der-fuge']],
    ])('%s is shown with %j', (id, about) => {
      expect(contradiction(id).about).toEqual(about)
    })

    it('concern the first reference date in 2022 only, before the agreement was in force', () => {
      expect(contradiction('a16')).toMatchObject({ year: 2022, clause: ['8 c', '8 d', '12'] })
      expect(kassel.contradictions.filter(({ year }) => year !== undefined)).toHaveLength(1)
    })

    it('keep law and our own reading apart from what the document says', () => {
      expect(kassel.contradictions.flatMap(({ id, beside }) => beside.map(({ rests }) => [id, rests]))).toEqual([
        ['a2', 'own'],
        ['a3', 'law'],
        ['a11', 'law'],
        ['a12', 'own'],
        ['a13', 'own'],
        ['a15', 'law'],
      ])
    })
  })

  it('has a law that empties 8 c, and no other duty', () => {
    expect(kassel.legalNotes.filter(({ empties }) => empties).map(({ about }) => about)).toEqual([
      ['regelaltersgrenze'],
    ])
  })

  it.each([
    ['schriftform-sgb-x', '1981-01-01', '13', '§ 56 SGB X'],
    ['anpassung-sgb-x', '1981-01-01', '12', '§ 59 SGB X'],
    ['form-der-kuendigung', '2001-08-01', '12', '§§ 126, 126a BGB über § 61 Satz 2 SGB X'],
  ])('the law %s is told where it is asked for', (id, since, clause, source) => {
    const note = byId(kassel.legalNotes, id)
    expect(note).toMatchObject({ since, source })
    expect(note.clause).toContain(clause)
  })

  it.each([
    ['regelaltersgrenze-2024', '2024-01-01', ['regelaltersgrenze'], '8 c'],
    ['hag-fassung-2023', '2023-09-01', ['regelaltersgrenze', 'leistungsberechtigte', 'berichte', 'landes-ag'], '11'],
  ])('later law %s stays a note of its own, unchecked', (id, since, about, clause) => {
    const note = byId(kassel.legalNotes, id)
    expect(note).toMatchObject({ since, about, checked: false })
    expect(note.clause).toContain(clause)
    expect(note.source).toContain('24.05.2023 (GVBl. S. 360)')
  })

  it.each([
    'Ladungsfrist',
    'Protokollfrist',
    'Beschlussfähigkeit',
    'Mindestlaufzeit',
    'Kosten',
    'Verlängerung',
    'Meinungsverschiedenheiten',
    'Vorsitz der übrigen Gremien',
  ])('says that %s is not regulated', (topic) => {
    expect(kassel.notRegulated).toContain(topic)
  })
})
