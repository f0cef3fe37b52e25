/** What a reader sees of the document.xml of a Word file. */

const decoded = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

export const textIn = (xml: string): string =>
  decoded([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)].map(([, text = '\n']) => text).join(''))

/** Each paragraph outside of tables, with its style. */
export const wordParagraphs = (document: string) =>
  [...document.replace(/<w:tbl>.*?<\/w:tbl>/gs, '').matchAll(/<w:p>(.*?)<\/w:p>|<w:p\/>/gs)].map(([, inner = '']) => ({
    style: /<w:pStyle w:val="([^"]*)"/.exec(inner)?.[1] ?? 'Normal',
    text: textIn(inner),
  }))

/** Each table row by row, with what Word is told of a row. */
export const wordTables = (document: string) =>
  [...document.matchAll(/<w:tbl>(.*?)<\/w:tbl>/gs)].map(([, table = '']) =>
    [...table.matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].map(([, row = '']) => ({
      isHeader: row.includes('<w:tblHeader/>'),
      splits: !row.includes('<w:cantSplit/>'),
      cells: [...row.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].map(([, cell = '']) => textIn(cell)),
    })),
  )
