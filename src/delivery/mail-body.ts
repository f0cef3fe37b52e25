/** A written document as the two bodies of a mail: plain text, and HTML that a screen reader can read. */
import {
  type DocumentPart,
  linkAddress,
  shownLines,
  shownOnOneLine,
  type WrittenDocument,
} from '#src/letters/document.ts'

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
    case 'link':
      return `${shownOnOneLine(part.label)}: ${linkAddress(part.url)}`
  }
}

/** No scripts, no pictures, nothing that is loaded from elsewhere. */
export const htmlBody = ({ title, language, parts }: WrittenDocument): string =>
  [
    '<!DOCTYPE html>',
    `<html lang="${language}">`,
    `<head><meta charset="utf-8"><title>${inHtml(title)}</title></head>`,
    '<body style="font-family:Arial,sans-serif;font-size:16px;line-height:1.5;max-width:40em">',
    ...parts.map(htmlPart),
    '</body>',
    '</html>',
    '',
  ].join('\n')

function htmlPart(part: DocumentPart): string {
  switch (part.kind) {
    case 'heading':
      return `<h${part.level}>${inHtml(part.text)}</h${part.level}>`
    case 'paragraph': {
      const label = part.label === undefined ? '' : `<strong>${inHtml(part.label)}:</strong> `
      return `<p>${label}${shownLines(part.text.trim()).map(escaped).join('<br>\n')}</p>`
    }
    case 'list': {
      const tag = part.isNumbered ? 'ol' : 'ul'
      return `<${tag}>\n${part.items.map((item) => `<li>${inHtml(item)}</li>`).join('\n')}\n</${tag}>`
    }
    case 'table': {
      const head = part.columns.map(({ title }) => `<th scope="col" align="left">${inHtml(title)}</th>`).join('')
      const rows = part.rows.map((row) => `<tr>${row.map((cell) => `<td>${inHtml(cell)}</td>`).join('')}</tr>`)
      return `<table border="1" cellpadding="6">\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`
    }
    case 'link':
      return `<p><a href="${escaped(linkAddress(part.url))}">${inHtml(part.label)}</a></p>`
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
const inHtml = (text: string): string => escaped(shownOnOneLine(text))
