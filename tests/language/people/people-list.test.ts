/** Lists as offices keep them. */
import { describe, expect, test } from 'vitest'
import { looksLikeRows, readPeopleList } from '#src/language/people/people-list.ts'

const SABINE = { name: 'Sabine Ruppel', mail: 'sabine@amt.example', as: 'holder' }

describe('a list of people', () => {
  test.each([
    ['without headings', 'Sabine Ruppel;sabine@amt.example', [SABINE]],
    ['with headings in another order', 'E-Mail;Name\nsabine@amt.example;Sabine Ruppel', [SABINE]],
    ['first and last name apart', 'Nachname;Vorname;Mail\nRuppel;Sabine;sabine@amt.example', [SABINE]],
    ['tabs, as copied from a spreadsheet', 'Name\tE-Mail\nSabine Ruppel\tsabine@amt.example', [SABINE]],
    ['commas and quotation marks', '"Sabine Ruppel","sabine@amt.example"', [SABINE]],
    ['a byte order mark and Windows lines', '\ufeffName;E-Mail\r\nSabine Ruppel;sabine@amt.example\r\n', [SABINE]],
    ['an address in capitals', 'Sabine Ruppel;Sabine@Amt.Example', [SABINE]],
    [
      'office, partner and deputy',
      'Name;Amt;Behörde;Vertretung\nTom Wolf;Sozialamt;Landkreis Kassel;ja',
      [{ name: 'Tom Wolf', office: 'Sozialamt', partner: 'Landkreis Kassel', as: 'deputy' }],
    ],
    ['a name alone', 'Sabine Ruppel;', [{ name: 'Sabine Ruppel', as: 'holder' }]],
    [
      'a partner without an office: nothing is said of an office',
      'Name;Mail;Amt;Partner\nTom Wolf;tom@lk.example;;LWV Hessen',
      [{ name: 'Tom Wolf', mail: 'tom@lk.example', partner: 'LWV Hessen', as: 'holder' }],
    ],
  ])('%s', (_, text, people) => {
    expect(readPeopleList(text)).toEqual({ people, faults: [] })
  })

  test.each([
    ['no name', ';sabine@amt.example', 'noName'],
    ['no address', 'Sabine Ruppel;sabine@', 'noAddress'],
    ['a header injected into the address', 'Sabine Ruppel;"sabine@amt.example\nBcc: a@b.example"', 'noAddress'],
    ['words under "Als" that say neither', 'Sabine Ruppel;sabine@amt.example;Sozialamt;Vielleicht', 'unclearAs'],
    ['no separator', 'Sabine Ruppel;sabine@\nMit freundlichen Grüßen', 'noRow'],
    ['nothing behind its comma', 'Sabine Ruppel,sabine@\nViele Grüße,', 'noRow'],
    ['more columns than named', 'Name;E-Mail\nSabine Ruppel;sabine@amt.example;Sozialamt', 'columns'],
  ])('takes no line with %s', (_, text, because) => {
    const read = readPeopleList(text)
    expect(read?.people).toEqual([])
    expect(read?.faults.map((fault) => fault.because)).toContain(because)
  })

  test('names the line as it stands in the list, empty ones counted', () => {
    expect(readPeopleList('Name;E-Mail\n\nSabine Ruppel;falsch')?.faults).toEqual([{ line: 3, because: 'noAddress' }])
  })

  test('a stray quotation mark swallows no line below it', () => {
    expect(readPeopleList('Sabine "Bine Ruppel;sabine@amt.example\nTom Wolf;tom@amt.example')?.people).toHaveLength(2)
  })

  test.each([
    ['', 'holder'],
    ['-', 'holder'],
    ['Inhaber/in', 'holder'],
    ['Leitung', 'holder'],
    ['Vertretung', 'deputy'],
    ['Stv.', 'deputy'],
    ['stellv.', 'deputy'],
    ['Stellvertreter*in', 'deputy'],
    ['Vertreter:in', 'deputy'],
    ['Stellvertretende/r', 'deputy'],
    ['als Vertretung', 'deputy'],
  ])('"Als: %s" is %s', (said, as) => {
    expect(readPeopleList(`Sabine Ruppel;sabine@amt.example;Sozialamt;${said}`)?.people.map((one) => one.as)).toEqual([
      as,
    ])
  })

  test.each(['V', 'Ersatz', 'Vielleicht', 'ja', 'nicht Vertretung', 'keine Vertretung', 'Vertretung bis 30.6.', '?'])(
    '"Als: %s" says neither and gives nobody an office',
    (said) => {
      const read = readPeopleList(`Sabine Ruppel;sabine@amt.example;Sozialamt;${said}`)
      expect(read).toEqual({ people: [], faults: [{ line: 1, because: 'unclearAs' }] })
    },
  )

  test.each([
    ['ja', 'deputy'],
    ['x', 'deputy'],
    ['nein', 'holder'],
    ['', 'holder'],
  ])('"Vertretung: %s" is %s', (said, as) => {
    const read = readPeopleList(`Name;E-Mail;Vertretung\nSabine Ruppel;sabine@amt.example;${said}`)
    expect(read?.people.map((one) => one.as)).toEqual([as])
  })

  test('greetings around a list are nobody, and the columns are named below them', () => {
    const text =
      'Hallo Petra, hier die Liste:\nE-Mail;Name\nsabine@amt.example;Sabine Ruppel\n\nMit freundlichen Grüßen\nUwe'
    expect(readPeopleList(text)).toEqual({
      people: [SABINE],
      faults: [1, 5, 6].map((line) => ({ line, because: 'noRow' })),
    })
  })

  test('a sentence is no list', () => {
    expect(readPeopleList('die aus dem Verteiler')).toBeUndefined()
  })
})

test.each([
  ['Sabine Ruppel; sabine@amt.example', true],
  ['eva@amt.example', true],
  ['Name\tMail', true],
  ['Mitglieder, bitte', false],
])('%j looks like rows: %s', (text, looks) => {
  expect(looksLikeRows(text)).toBe(looks)
})
