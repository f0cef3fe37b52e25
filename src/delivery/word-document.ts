/**
 * A written document as a Word file that a screen reader can read: real headings, the language of the text, the title
 * in its properties, marked header rows, numbering done by Word. Distances come from styles, never from empty
 * paragraphs. What people typed is text: no fields but the page number, no links but those of the document.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  type ILevelsOptions,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import {
  type DocumentPart,
  linkAddress,
  shownLines,
  shownOnOneLine,
  type WrittenDocument,
} from '#src/letters/document.ts'

/** Stands below every page: "Seite 1 von 3" */
export interface PageWords {
  readonly before: string
  readonly between: string
}

/** The Word file as bytes. @throws RangeError for a table whose rows do not fit its columns: a defect */
export async function wordDocument(document: WrittenDocument, words: PageWords): Promise<Uint8Array> {
  const title = shownOnOneLine(document.title)
  return Packer.toBuffer(
    new Document({
      title,
      creator: 'Gremienlotse',
      lastModifiedBy: 'Gremienlotse',
      styles: stylesIn(document.language),
      numbering: { config: [{ reference: NUMBERED, levels: [NUMBERS] }] },
      sections: [
        {
          properties: { page: { size: A4, margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN } } },
          footers: { default: new Footer({ children: [pageNumber(title, words)] }) },
          // A numbered list begins with 1 again only where it is an instance of its own.
          children: document.parts.flatMap((part, instance) => blocks(part, instance)),
        },
      ],
    }),
  )
}

const NUMBERED = 'numbered'
const NUMBERS: ILevelsOptions = {
  level: 0,
  format: LevelFormat.DECIMAL,
  text: '%1.',
  alignment: AlignmentType.START,
  style: { paragraph: { indent: { left: 500, hanging: 360 } } },
}
/** Twentieths of a point: A4, an inch of margin on each side, and what is left between them. */
const A4 = { width: 11906, height: 16838 }
const MARGIN = 1440
const TEXT_WIDTH = A4.width - 2 * MARGIN
/** Room for a hand to sign in. */
const SIGNING_SPACE = 900
const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

/** Sizes in half points, distances in twentieths of a point. Black on white: colour carries no meaning here. */
function stylesIn(language: string) {
  // Not every reader knows a heading by the name of its style; all know the outline level, from 0.
  const heading = (outlineLevel: number, size: number, before: number) => ({
    run: { size, bold: true, color: '000000', font: 'Arial' },
    paragraph: { spacing: { before, after: 120, line: 276 }, keepNext: true, outlineLevel },
  })
  return {
    default: {
      document: {
        run: { font: 'Arial', size: 22, language: { value: language } },
        paragraph: { spacing: { after: 120, line: 276 } },
      },
      heading1: heading(0, 32, 0),
      heading2: heading(1, 26, 320),
      heading3: heading(2, 23, 240),
    },
  }
}

const pageNumber = (title: string, { before, between }: PageWords): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({
        size: 18,
        children: [`${title} – ${before}`, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES],
      }),
    ],
  })

function blocks(part: DocumentPart, instance: number): readonly (Paragraph | Table)[] {
  switch (part.kind) {
    case 'heading':
      return [new Paragraph({ heading: HEADINGS[part.level], children: [new TextRun(shownOnOneLine(part.text))] })]
    case 'paragraph': {
      const label =
        part.label === undefined ? [] : [new TextRun({ text: `${shownOnOneLine(part.label)}: `, bold: true })]
      const children = [...label, ...runs(part.text)]
      return children.length === 0 ? [] : [new Paragraph({ children })]
    }
    case 'list':
      return part.items.map(
        (item) =>
          new Paragraph({
            children: runs(item),
            ...(part.isNumbered
              ? { numbering: { reference: NUMBERED, level: 0, instance } }
              : { bullet: { level: 0 } }),
          }),
      )
    case 'table':
      return [table(part)]
    case 'signature':
      return [
        new Paragraph({
          children: [new TextRun({ text: shownOnOneLine(part.text), size: 18 })],
          // The line is the upper border of what stands below it, half a page wide; both stay with what is above.
          spacing: { before: SIGNING_SPACE, after: 120 },
          border: { top: { style: BorderStyle.SINGLE, size: 6, space: 4, color: '000000' } },
          // Neighbours with the same border and place get one line together: these differ by a hair's breadth.
          indent: { right: TEXT_WIDTH / 2 + (instance % 2) * 20 },
          keepLines: true,
          keepNext: true,
        }),
      ]
    case 'link': {
      const text = new TextRun({ text: shownOnOneLine(part.label), style: 'Hyperlink' })
      return [new Paragraph({ children: [new ExternalHyperlink({ link: linkAddress(part.url), children: [text] })] })]
    }
  }
}

/** Lines of one paragraph: a line break is one, whatever is left empty between them goes. */
const runs = (text: string): readonly TextRun[] =>
  shownLines(text)
    .filter((line) => line.trim() !== '')
    .map((line, at) => new TextRun({ text: line, ...(at > 0 && { break: 1 }) }))

function table({ columns, rows }: Extract<DocumentPart, { kind: 'table' }>): Table {
  if (rows.some((row) => row.length !== columns.length)) {
    throw new RangeError(`rows with ${rows.map((row) => row.length)} cells under ${columns.length} columns`)
  }
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.floor((TEXT_WIDTH * share) / shares))
  const row = (cells: readonly (readonly TextRun[])[], tableHeader: boolean) =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: cells.map(
        (children, at) =>
          new TableCell({
            width: { size: widths[at] ?? 0, type: WidthType.DXA },
            children: [new Paragraph({ children, spacing: { after: 0 } })],
          }),
      ),
    })
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    tableLook: { firstRow: true, firstColumn: false },
    rows: [
      row(
        columns.map(({ title }) => [new TextRun({ text: shownOnOneLine(title), bold: true })]),
        true,
      ),
      ...rows.map((cells) => row(cells.map(runs), false)),
    ],
  })
}
