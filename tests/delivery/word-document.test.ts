/** Minutes as a Word file: what stands in it, and what LibreOffice makes of it. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDate } from '#src/calendar/local-date.ts'
import { wordDocument } from '#src/delivery/word-document.ts'
import type { DocumentPart, WrittenDocument } from '#src/letters/document.ts'
import { shownLines } from '#src/letters/document.ts'
import type { MinutesDocument } from '#src/meetings/minutes-document.ts'
import { minutesDocument, minutesFileName, pageWords } from '#src/speech/meetings/minutes-document.ts'
import { sampleMinutes } from './minutes-sample.ts'
import { unzip } from './unzip.ts'
import { textIn, wordParagraphs, wordTables } from './word-text.ts'

const filesOf = async (document: WrittenDocument) => unzip(await wordDocument(document, pageWords()))
const minutesFiles = (minutes: MinutesDocument) => filesOf(minutesDocument(minutes))
const written = (...parts: DocumentPart[]): WrittenDocument => ({ title: 'Titel', language: 'de-DE', parts })

describe('minutes in Word', () => {
  it('say what was said of the meeting, and what nobody said', async () => {
    const head = async (minutes: MinutesDocument) =>
      wordParagraphs((await minutesFiles(minutes)).get('word/document.xml') ?? '')
        .map(({ text }) => text)
        .slice(4, 13)
    expect(await head(sampleMinutes)).toEqual([
      'Tag: Do., 17.06.2027',
      'Beginn: 10:05 Uhr',
      'Ende: 11:40 Uhr',
      'Unterbrechungen: 10:50 bis 11:00 Uhr',
      'Ort: Kreishaus, Raum 201',
      'Leitung: Petra Kühn',
      'Protokollführung: Jana Ernst',
      'Einladung: versandt am Di., 01.06.2027; form- und fristgerecht',
      'Beschlussfähigkeit: nicht festgehalten (Mindestzahl: nicht geregelt, KV Kassel)',
    ])
    const { place: _, invitedOn: __, ...rest } = sampleMinutes
    const nothing = { ...rest.general, chair: [], began: [], ended: [], interrupted: [], summons: [] }
    expect(await head({ ...rest, general: nothing, writers: [] })).toEqual([
      'Tag: Do., 17.06.2027',
      'Beginn: nicht festgehalten, eingeladen für 10:00 Uhr',
      'Ende: nicht festgehalten, vorgesehen 12:00 Uhr',
      'Unterbrechungen: keine festgehalten',
      'Ort: nicht eingetragen',
      'Leitung: nicht festgehalten',
      'Protokollführung: nicht festgehalten',
      'Einladung: nicht festgehalten',
      'Beschlussfähigkeit: nicht festgehalten (Mindestzahl: nicht geregelt, KV Kassel)',
    ])
  })

  it.each([
    ['Kreishaus und https://zoom.example/j/1?pwd=geheim', 'Kreishaus und online (Zugang hier nicht genannt)'],
    ['Teams, Besprechungs-ID: 123 456, Kenncode: xY7', 'Teams'],
    ['Kreishaus, Raum 201', 'Kreishaus, Raum 201'],
  ])('keep the access to a meeting in the house: %s', async (place, shown) => {
    const all = wordParagraphs((await minutesFiles({ ...sampleMinutes, place })).get('word/document.xml') ?? '')
    expect(all.map(({ text }) => text)).toContain(`Ort: ${shown}`)
  })

  it('say everything in its order, each line in the words of the minutes', async () => {
    const all = wordParagraphs((await minutesFiles(sampleMinutes)).get('word/document.xml') ?? '').map(
      ({ text }) => text,
    )
    expect(all.slice(all.indexOf('Tagesordnung und Ergebnisse'))).toEqual([
      'Tagesordnung und Ergebnisse',
      'Alle stellen sich vor.',
      'TOP 1: Begrüßung',
      'Dazu ist nichts festgehalten.',
      'TOP 2: Zahlen zum Stichtag (Information)',
      'Information: 214 Leistungsberechtigte am 31.12.2026',
      'Die Zahlen steigen.\nVor allem im Norden.',
      'Beschluss: Die Zahlen werden künftig nach Gemeinden aufgeteilt. (3 dafür, 8 dagegen, 1 Enthaltung)',
      'Aufgabe: Vorlage entwerfen, bis Mi., 01.09.2027, zuständig: LWV Hessen',
      'Aufgabe: Gemeinden informieren, bis zur nächsten Sitzung',
      'TOP 3: Fahrdienst (Beschluss)',
      'Nicht behandelt: Dazu ist nichts festgehalten.',
      'Aufgaben',
      'Anlagen',
      'Zahlen.xlsx',
      'zu TOP 2: https://ablage.example/zahlen',
      'Verteiler',
      'Petra Kühn',
      'Sofia Meier',
      'Einwendungen und Genehmigung',
      'Einwand, eingetragen von Sofia Meier am Sa., 03.07.2027: Bei TOP 2 fehlt die Gegenstimme.',
      'Versandt am Do., 01.07.2027, noch nicht genehmigt. Einwendungen sind bis Do., 15.07.2027 möglich.',
      'Unterschriften',
      'Datum, Unterschrift: Petra Kühn (Leitung)',
      'Datum, Unterschrift: Jana Ernst (Protokollführung)',
    ])
  })

  it('have real headings, in the order of the meeting', async () => {
    const files = await minutesFiles(sampleMinutes)
    const headings = wordParagraphs(files.get('word/document.xml') ?? '').filter(({ style }) =>
      style.startsWith('Heading'),
    )
    expect(headings.map(({ style, text }) => `${style.slice(-1)} ${text}`)).toEqual([
      '1 Ergebnisprotokoll der KoK LK Kassel, 17.06.2027',
      '2 Anwesend',
      '2 Entschuldigt',
      '2 Nicht anwesend, keine Entschuldigung festgehalten',
      '2 Tagesordnung und Ergebnisse',
      '3 TOP 1: Begrüßung',
      '3 TOP 2: Zahlen zum Stichtag (Information)',
      '3 TOP 3: Fahrdienst (Beschluss)',
      '2 Aufgaben',
      '2 Anlagen',
      '2 Verteiler',
      '2 Einwendungen und Genehmigung',
      '2 Unterschriften',
    ])
    // Word and screen readers know a heading by the outline level of its style.
    const styles = files.get('word/styles.xml') ?? ''
    for (const [level, id] of ['Heading1', 'Heading2', 'Heading3'].entries()) {
      const style = new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(styles)?.[0] ?? ''
      expect(style).toContain(`<w:name w:val="Heading ${level + 1}"/>`)
      expect(style).toContain(`<w:outlineLvl w:val="${level}"/>`)
    }
  })

  it('say their language, title and pages', async () => {
    const files = await minutesFiles(sampleMinutes)
    expect(files.get('word/styles.xml')).toMatch(/<w:rPrDefault>.*<w:lang w:val="de-DE"\/>.*<\/w:rPrDefault>/s)
    expect(files.get('docProps/core.xml')).toContain(
      '<dc:title>Ergebnisprotokoll der KoK LK Kassel, 17.06.2027</dc:title><dc:creator>Gremienlotse</dc:creator>',
    )
    const footer = files.get('word/footer1.xml') ?? ''
    expect(textIn(footer)).toBe('Ergebnisprotokoll der KoK LK Kassel, 17.06.2027 – Seite  von ')
    expect([...footer.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map(([, field]) => field)).toEqual(['PAGE', 'NUMPAGES'])
  })

  it('mark the header row of every table, and split no row', async () => {
    const document = (await minutesFiles(sampleMinutes)).get('word/document.xml') ?? ''
    const tables = wordTables(document)
    const people = { isHeader: true, splits: false, cells: ['Partner', 'Stelle', 'Person', 'Teilnahme als'] }
    const tasks = { isHeader: true, splits: false, cells: ['TOP', 'Aufgabe', 'Zuständig', 'Bis'] }
    expect(tables.map(([header]) => header)).toEqual([people, people, people, tasks])
    expect(tables.map(([, ...rows]) => rows.map(({ cells }) => cells))).toEqual([
      [
        ['LK Kassel', 'Sozialamt', 'Petra Kühn', 'Mitglied'],
        ['LWV Hessen', 'Regionalverwaltung', 'Karim Öztürk', 'Vertretung für Sofia Meier, bis 11:30 Uhr'],
        ['–', '–', 'Eva Muster', 'Gast'],
      ],
      [['LK Kassel', 'Gesundheitsamt', 'nicht festgehalten', 'Mitglied']],
      [['LK Kassel', 'Jugendamt', 'Tom Wolf', 'Mitglied']],
      [
        ['2', 'Vorlage entwerfen', 'LWV Hessen', 'Mi., 01.09.2027'],
        ['2', 'Gemeinden informieren', 'nicht genannt', 'zur nächsten Sitzung'],
      ],
    ])
    expect(tables.flat().filter(({ splits }) => splits)).toEqual([])
  })

  it('keep distances by styles: no paragraph is empty', async () => {
    const nobody = { present: [], excused: [], absent: [] }
    const empty: MinutesDocument = { ...sampleMinutes, attendance: nobody, items: [], distribution: [] }
    const gaps = written({ kind: 'paragraph', text: '' }, { kind: 'paragraph', text: ' \n\n ' })
    for (const document of [minutesDocument(sampleMinutes), minutesDocument(empty), gaps]) {
      const all = wordParagraphs((await filesOf(document)).get('word/document.xml') ?? '')
      expect(all.filter(({ text }) => text.trim() === '')).toEqual([])
    }
  })

  it('have a line of its own for each signature: neighbours that look alike would share one', async () => {
    const document = (await minutesFiles(sampleMinutes)).get('word/document.xml') ?? ''
    const lines = [...document.matchAll(/<w:p>(?:(?!<\/w:p>).)*<w:pBdr>.*?<\/w:p>/gs)].map(([paragraph]) => paragraph)
    expect(lines).toHaveLength(2)
    expect(new Set(lines.map((one) => /<w:ind [^>]*\/>/.exec(one)?.[0])).size).toBe(2)
  })

  it('let Word number a list, each from 1', async () => {
    const list = { kind: 'list', isNumbered: true, items: ['Begrüßung', 'Verschiedenes'] } as const
    const document = (await filesOf(written(list, list))).get('word/document.xml') ?? ''
    const numbers = [...document.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id)
    expect(numbers).toEqual([numbers[0], numbers[0], numbers[2], numbers[2]])
    expect(numbers[0]).not.toBe(numbers[2])
    expect(wordParagraphs(document).map(({ text }) => text)).toEqual([
      'Begrüßung',
      'Verschiedenes',
      'Begrüßung',
      'Verschiedenes',
    ])
  })

  it('keep a line break where one was typed', async () => {
    const document = (await minutesFiles(sampleMinutes)).get('word/document.xml') ?? ''
    expect(document).toMatch(/Die Zahlen steigen\.<\/w:t><\/w:r><w:r><w:br\/><w:t [^>]*>Vor allem im Norden\./)
  })

  it('are named so that files of a body lie in order', () => {
    expect(minutesFileName(sampleMinutes, 'docx')).toBe('2027-06-17 Protokoll KoK LK Kassel.docx')
    expect(minutesFileName({ ...sampleMinutes, body: '../KoK\r\n"LK"/Kassel' }, 'docx')).toBe(
      '2027-06-17 Protokoll -KoK-LK-Kassel.docx',
    )
  })
})

describe('what people typed', () => {
  const HOSTILE = [
    '</w:t></w:r><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"</w:instrText>',
    '<w:hyperlink r:id="rId9">hier</w:hyperlink>',
    '{ INCLUDETEXT "https://example.org/x" }',
    '<!--',
    ']]>',
    '&amp;',
    '"',
    "'",
    '&#0;',
    '\0\x01\x1b',
    '\ud800',
    '\uffff',
    '\u202e',
    '=cmd|calc',
  ]
  const text = fc
    .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 10 })), { maxLength: 5 })
    .map((parts) => parts.join(' '))

  it('is text, in every place', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (one, other) => {
        const files = await minutesFiles({
          ...sampleMinutes,
          title: one,
          body: other,
          agreement: one,
          place: other,
          writers: [one],
          general: { ...sampleMinutes.general, chair: [other], papers: [one] },
          attendance: {
            present: [{ office: one, partner: other, person: one, capacity: 'guest', remark: other }],
            excused: [],
            absent: [],
          },
          items: [
            {
              number: one,
              title: other,
              kind: 'decision',
              lines: [
                { kind: 'decision', text: one },
                { kind: 'task', text: other, responsible: one },
                { kind: 'discussion', text: one },
              ],
            },
          ],
          distribution: [one],
          approval: { state: 'draft', objections: [{ by: one, on: localDate('2027-07-03'), text: other }] },
        })
        const document = files.get('word/document.xml') ?? ''
        const tags = new Set([...document.matchAll(/<\/?([\w:]+)/g)].map(([, tag]) => tag ?? ''))
        for (const tag of ['w:instrText', 'w:fldChar', 'w:fldSimple', 'w:hyperlink', 'w:object', 'w:drawing']) {
          expect(tags).not.toContain(tag)
        }
        for (const [name, xml] of files) {
          if (name.endsWith('.rels')) expect(xml).not.toContain('TargetMode="External"')
          expect(unreadable(xml)).toEqual([])
        }
        const all = wordParagraphs(document)
        const distribution = all[all.findIndex((part) => part.text === 'Verteiler') + 1]
        const words = (said: string) => said.match(/[A-Za-z0-9]+/g) ?? []
        // What cannot be seen is left out, and may stand inside a word.
        const seen = words(shownLines(one).join(' '))
        if (seen.length > 0) expect(words(distribution?.text ?? '')).toEqual(seen)
      }),
      { numRuns: 100, examples: [['0\n0', '']] },
    )
  })

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'https://a:b@example.org/', 'kein Link', ''])(
    'cannot be the address of a link: %s',
    async (url) => {
      await expect(filesOf(written({ kind: 'link', label: 'x', url }))).rejects.toThrow(RangeError)
    },
  )

  it('a link of ours is one, and its address is not cut', async () => {
    const files = await filesOf(
      written({ kind: 'link', label: 'Antworten', url: 'https://lotse.example.de/a?b=1&c="2"' }),
    )
    expect(files.get('word/_rels/document.xml.rels')).toContain('https://lotse.example.de/a?b=1&amp;c=%222%22')
  })

  it('a table that is none is a defect', async () => {
    const table: DocumentPart = { kind: 'table', columns: [{ title: 'A', share: 1 }], rows: [['1', '2']] }
    await expect(filesOf(written(table))).rejects.toThrow(RangeError)
  })
})

/** Characters that XML 1.0 forbids, and ampersands that begin nothing. */
const unreadable = (xml: string): readonly string[] => [
  ...[...xml].filter((one) => {
    const code = one.codePointAt(0) ?? 0
    return (
      (code < 0x20 && !'\t\n\r'.includes(one)) ||
      (code >= 0xd800 && code < 0xe000) ||
      code === 0xfffe ||
      code === 0xffff
    )
  }),
  ...(xml.match(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/gi) ?? []),
]

const OFFICE = '/usr/bin/soffice'
const present = existsSync(OFFICE)
if (!present) console.warn(`Skipped: ${OFFICE} is missing (Debian: apt-get install libreoffice-writer-nogui).`)

describe.skipIf(!present)('in LibreOffice', () => {
  it('minutes open, read in order, and keep language, title and headings in a tagged PDF', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lotse-word-'))
    const convert = async (format: string, extension: string): Promise<Buffer> => {
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
      await promisify(execFile)(OFFICE, [
        '--headless',
        profile,
        '--convert-to',
        format,
        '--outdir',
        folder,
        join(folder, 'minutes.docx'),
      ])
      return readFile(join(folder, `minutes.${extension}`))
    }
    try {
      await writeFile(join(folder, 'minutes.docx'), await wordDocument(minutesDocument(sampleMinutes), pageWords()))
      const text = (await convert('txt:Text (encoded):UTF8', 'txt')).toString('utf8')
      const inOrder = [
        '17.06.2027',
        'Anwesend',
        'Karim Öztürk',
        'TOP 2: Zahlen',
        '3 dafür, 8 dagegen',
        'Einwand, eingetragen von Sofia Meier',
      ]
      expect(inOrder.map((words) => text.indexOf(words))).toEqual(
        inOrder.map((words) => text.indexOf(words)).toSorted((a, b) => a - b),
      )
      expect(inOrder.filter((words) => !text.includes(words))).toEqual([])

      const pdf = (
        await convert('pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}', 'pdf')
      ).toString('latin1')
      const tagged = (tag: string) => pdf.split(`/S/${tag}\n`).length - 1
      expect(['H1', 'H2', 'H3', 'Table', 'TH'].map(tagged)).toEqual([1, 9, 3, 4, 16])
      expect([pdf.includes('/Lang(de-DE)'), pdf.includes('/MarkInfo<</Marked true>>')]).toEqual([true, true])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
