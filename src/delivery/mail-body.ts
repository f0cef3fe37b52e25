/** A written document as the two bodies of a mail: plain text, and HTML that a screen reader can read. */
import {
  type DocumentPart,
  linkAddress,
  shownLines,
  shownOnOneLine,
  type WrittenDocument,
} from '#src/letters/document.ts'
import { html, type Markup } from '#src/letters/markup.ts'

/** Parts are separated by empty lines; a table is told row by row, each cell with the title of its column. */
export const plainBody = ({ parts }: WrittenDocument): string =>
  `${parts
    .map(plainPart)
    .filter((part) => part !== '')
    .join('\n\n')}\n`

function plainPart(part: DocumentPart): string {
  switch (part.kind) {
    case 'heading':
      return shownOnOneLine(part.text)
    case 'paragraph': {
      const text = shownLines(part.text).join('\n').trim()
      return part.label === undefined ? text : `${shownOnOneLine(part.label)}: ${text}`
    }
    case 'list':
      return part.items.map((item, at) => `${part.isNumbered ? `${at + 1}.` : '-'} ${shownOnOneLine(item)}`).join('\n')
    case 'table': {
      const titles = part.columns.map(({ title }) => shownOnOneLine(title))
      return part.rows
        .map((row) => row.map((cell, at) => `${titles[at] ?? ''}: ${shownOnOneLine(cell)}`).join('\n'))
        .join('\n\n')
    }
    case 'signature':
      return shownOnOneLine(part.text)
    case 'link':
      return `${shownOnOneLine(part.label)}: ${linkAddress(part.url)}`
  }
}

/** No scripts, no pictures, nothing that is loaded from elsewhere. */
export const htmlBody = ({ title, language, parts }: WrittenDocument): string =>
  html`<!DOCTYPE html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${shownOnOneLine(title)}</title></head>
<body style="font-family:Arial,sans-serif;font-size:16px;line-height:1.5;max-width:40em">
${parts.map((part) => html`${htmlPart(part)}\n`)}</body>
</html>
`.toString()

function htmlPart(part: DocumentPart): Markup {
  switch (part.kind) {
    case 'heading':
      return html`<h${part.level}>${shownOnOneLine(part.text)}</h${part.level}>`
    case 'paragraph': {
      const label = part.label === undefined ? undefined : html`<strong>${shownOnOneLine(part.label)}:</strong> `
      const [first, ...more] = shownLines(part.text.trim())
      return html`<p>${label}${first}${more.map((line) => html`<br>\n${line}`)}</p>`
    }
    case 'list': {
      const items = part.items.map((item) => html`<li>${shownOnOneLine(item)}</li>\n`)
      return part.isNumbered ? html`<ol>\n${items}</ol>` : html`<ul>\n${items}</ul>`
    }
    case 'table': {
      const head = part.columns.map(({ title }) => html`<th scope="col" align="left">${shownOnOneLine(title)}</th>`)
      const rows = part.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${shownOnOneLine(cell)}</td>`)}</tr>\n`)
      return html`<table border="1" cellpadding="6">\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows}</tbody>\n</table>`
    }
    case 'signature':
      return html`<p>${shownOnOneLine(part.text)}</p>`
    case 'link':
      return html`<p><a href="${linkAddress(part.url)}">${shownOnOneLine(part.label)}</a></p>`
  }
}
